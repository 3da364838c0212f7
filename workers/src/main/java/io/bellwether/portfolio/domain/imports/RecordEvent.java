package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What a record says beside its trades: cash that moved, and shares that changed without being bought or sold. */
public sealed interface RecordEvent {
    /** Its row. */
    SourceRow at();

    /** The day the file names; it may be one without a session, e.g. interest of a Saturday. */
    LocalDate date();

    /** The shares it is about; empty where it is about the account. */
    Optional<Symbol> about();

    /** The file's own id of the row. */
    Optional<String> id();

    /** What it says, without where it stands: rows with equal content are told apart by their number only. */
    String content();

    /** Why cash moved. */
    enum CashKind {
        /** From outside, &gt; 0. */
        DEPOSIT,
        /** To outside, &lt; 0. */
        WITHDRAWAL,
        /** Of shares or funds; below zero when it is taken back. */
        DIVIDEND,
        /** Received, or below zero paid. */
        INTEREST,
        /** Below zero paid, above zero given back: a rebate. */
        FEE,
        /** Withheld, below zero, or given back. */
        TAX,
        /** For a fraction of a share that an exchange of shares left over. */
        CASH_IN_LIEU
    }

    /**
     * Cash that moved without a trade.
     *
     * @param at its row
     * @param date the day it was booked
     * @param kind why
     * @param amount [USD] positive when cash came in, never 0
     * @param about the shares it is about, e.g. those that paid a dividend
     * @param detail the file's words, may be empty
     * @param id the file's own id
     */
    record Cash(
            SourceRow at,
            LocalDate date,
            CashKind kind,
            Money amount,
            Optional<Symbol> about,
            String detail,
            Optional<String> id)
            implements RecordEvent {
        public Cash {
            boolean wrong = switch (kind) {
                case DEPOSIT -> !amount.isPositive();
                case WITHDRAWAL -> !amount.isNegative();
                default -> amount.equals(Money.ZERO);
            };
            if (wrong) {
                throw new IllegalArgumentException("%s cannot be %s USD".formatted(kind, amount));
            }
        }

        @Override
        public String content() {
            return "%s:%s:%s:%s".formatted(date, kind, about.map(Symbol::value).orElse("-"), amount);
        }
    }

    /**
     * Old shares became new ones at {@code newRate : oldRate}; 7 : 1 makes seven of one, 1 : 15 one of fifteen.
     *
     * @param at its row
     * @param date first session with the new shares
     * @param symbol of the old shares
     * @param newRate new shares, &gt; 0
     * @param oldRate for so many old ones, &gt; 0
     * @param newSymbol what the new shares are called, where the name changed with them
     * @param id the file's own id
     */
    record Split(
            SourceRow at,
            LocalDate date,
            Symbol symbol,
            BigDecimal newRate,
            BigDecimal oldRate,
            Optional<Symbol> newSymbol,
            Optional<String> id)
            implements RecordEvent {
        public Split {
            if (newRate.signum() <= 0 || oldRate.signum() <= 0) {
                throw new IllegalArgumentException("the rates of a split must be > 0, were %s : %s"
                        .formatted(newRate.toPlainString(), oldRate.toPlainString()));
            }
        }

        @Override
        public Optional<Symbol> about() {
            return Optional.of(symbol);
        }

        @Override
        public String content() {
            return "%s:SPLIT:%s:%s:%s".formatted(date, symbol, newRate.toPlainString(), oldRate.toPlainString());
        }
    }

    /**
     * Shares that a split added to what was held, or took from it; the ratio follows from what was held before.
     *
     * @param at its row
     * @param date first session with the new shares
     * @param symbol of the shares
     * @param change [shares] positive when there are more now, never 0
     * @param id the file's own id
     */
    record SplitShares(SourceRow at, LocalDate date, Symbol symbol, BigDecimal change, Optional<String> id)
            implements RecordEvent {
        public SplitShares {
            if (change.signum() == 0) {
                throw new IllegalArgumentException("a split changes the number of shares of " + symbol);
            }
        }

        @Override
        public Optional<Symbol> about() {
            return Optional.of(symbol);
        }

        @Override
        public String content() {
            return "%s:SPLIT:%s:%s"
                    .formatted(date, symbol, change.stripTrailingZeros().toPlainString());
        }
    }

    /**
     * The same shares under another name.
     *
     * @param at its row
     * @param date first session with the new name
     * @param symbol the old name
     * @param newSymbol the new name
     * @param id the file's own id
     */
    record SymbolChange(SourceRow at, LocalDate date, Symbol symbol, Symbol newSymbol, Optional<String> id)
            implements RecordEvent {
        @Override
        public Optional<Symbol> about() {
            return Optional.of(symbol);
        }

        @Override
        public String content() {
            return "%s:SYMBOL:%s:%s".formatted(date, symbol, newSymbol);
        }
    }

    /**
     * Shares that came from another account or went to one, without a price paid.
     *
     * @param at its row
     * @param date the day
     * @param symbol of the shares
     * @param shares positive when they came, never 0
     * @param value [USD] what the file says they cost or were worth, &gt;= 0
     * @param id the file's own id
     */
    record Transfer(
            SourceRow at, LocalDate date, Symbol symbol, BigDecimal shares, Optional<Money> value, Optional<String> id)
            implements RecordEvent {
        public Transfer {
            if (shares.signum() == 0) {
                throw new IllegalArgumentException("a transfer moves some shares of " + symbol);
            }
        }

        @Override
        public Optional<Symbol> about() {
            return Optional.of(symbol);
        }

        @Override
        public String content() {
            return "%s:TRANSFER:%s:%s"
                    .formatted(date, symbol, shares.stripTrailingZeros().toPlainString());
        }
    }

    /**
     * Shares that are gone for cash, as in a merger, or for nothing.
     *
     * @param at its row
     * @param date the day
     * @param symbol of the shares
     * @param shares that are gone, &gt; 0
     * @param amount [USD] for all of them, &gt;= 0
     * @param id the file's own id
     */
    record Payout(SourceRow at, LocalDate date, Symbol symbol, Quantity shares, Money amount, Optional<String> id)
            implements RecordEvent {
        public Payout {
            if (!shares.isPositive() || amount.isNegative()) {
                throw new IllegalArgumentException(
                        "%s shares of %s cannot be paid out for %s USD".formatted(shares, symbol, amount));
            }
        }

        @Override
        public Optional<Symbol> about() {
            return Optional.of(symbol);
        }

        @Override
        public String content() {
            return "%s:PAYOUT:%s:%s:%s".formatted(date, symbol, shares, amount);
        }
    }

    /**
     * A corporate action as it was announced; it concerns what is held, and nothing where nothing is held.
     *
     * @param at its row
     * @param action what happened
     */
    record Announced(SourceRow at, CorporateAction action) implements RecordEvent {
        @Override
        public LocalDate date() {
            return action.exDate();
        }

        @Override
        public Optional<Symbol> about() {
            return Optional.of(action.symbol());
        }

        @Override
        public Optional<String> id() {
            return Optional.empty();
        }

        @Override
        public String content() {
            return "ANNOUNCED:" + action;
        }
    }
}
