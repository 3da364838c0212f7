package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/**
 * What a company does to its shares. It concerns whoever held them at the close before the ex-date, and is known from
 * the morning of the ex-date on: nobody acts on it earlier.
 */
public sealed interface CorporateAction {
    /** By ex-date; on one day what is paid on the old shares comes before what changes them. */
    Comparator<CorporateAction> IN_ORDER = Comparator.comparing(CorporateAction::exDate)
            .thenComparing(CorporateAction::kind)
            .thenComparing(CorporateAction::symbol);

    /** Kinds in the order in which actions of one day are applied. */
    enum Kind {
        DIVIDEND,
        SPLIT,
        SYMBOL_CHANGE,
        DELISTING
    }

    /** The shares it concerns, by the symbol they had before. */
    Symbol symbol();

    /** First session without the old right. */
    LocalDate exDate();

    Kind kind();

    /** Natural key, e.g. {@code split:AEZS:2015-11-20}. */
    default String key() {
        return "%s:%s:%s".formatted(kind().name().toLowerCase(Locale.ROOT), symbol(), exDate());
    }

    /**
     * Old shares are exchanged for new ones at {@code newRate : oldRate}, as Alpaca names them: 7 : 1 makes seven of
     * one, 1 : 15 is a reverse split that makes one of fifteen.
     *
     * @param newRate new shares, &gt; 0
     * @param oldRate for so many old ones, &gt; 0
     */
    record Split(Symbol symbol, LocalDate exDate, BigDecimal newRate, BigDecimal oldRate) implements CorporateAction {
        public Split {
            if (newRate.signum() <= 0 || oldRate.signum() <= 0) {
                throw new IllegalArgumentException(
                        "the rates of a split must be > 0, were %s : %s".formatted(newRate, oldRate));
            }
        }

        @Override
        public Kind kind() {
            return Kind.SPLIT;
        }

        /** Shares after the split, cut off after 9 decimals; never more than the exact number. */
        public Quantity restate(Quantity shares) {
            return new Quantity(
                    shares.value().multiply(newRate).divide(oldRate, Quantity.MAX_SCALE, RoundingMode.DOWN));
        }

        /** The price of a new share that makes the same worth, rounded half up to 6 decimals. */
        public Price restate(Price price) {
            return Price.rounded(
                    price.value().multiply(oldRate).divide(newRate, Price.MAX_SCALE, RoundingMode.HALF_UP),
                    Price.MAX_SCALE);
        }
    }

    /**
     * Cash for every share.
     *
     * @param amount [USD per share] &gt; 0
     */
    record Dividend(Symbol symbol, LocalDate exDate, BigDecimal amount) implements CorporateAction {
        public Dividend {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("a dividend must be > 0, was " + amount.toPlainString());
            }
        }

        @Override
        public Kind kind() {
            return Kind.DIVIDEND;
        }
    }

    /**
     * The same shares under another name.
     *
     * @param newSymbol the name from the ex-date on
     */
    record SymbolChange(Symbol symbol, LocalDate exDate, Symbol newSymbol) implements CorporateAction {
        public SymbolChange {
            if (symbol.equals(newSymbol)) {
                throw new IllegalArgumentException("the new symbol must differ from the old one, was " + symbol);
            }
        }

        @Override
        public Kind kind() {
            return Kind.SYMBOL_CHANGE;
        }
    }

    /**
     * The shares are traded no more.
     *
     * @param payout [USD per share] &gt;= 0; 0 writes the shares off
     */
    record Delisting(Symbol symbol, LocalDate exDate, BigDecimal payout) implements CorporateAction {
        public Delisting {
            if (payout.signum() < 0) {
                throw new IllegalArgumentException("a payout must be >= 0, was " + payout.toPlainString());
            }
        }

        @Override
        public Kind kind() {
            return Kind.DELISTING;
        }
    }
}
