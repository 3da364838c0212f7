package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.SplitRule;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.Findings.Figures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record enters into the books, one after the other; cash never falls below zero in them. */
final class Entries {
    /** From this factor on a price that moved between two trades is no ordinary one, whatever it is near to. */
    private static final BigDecimal HUGE = BigDecimal.valueOf(4);

    /** So long a last price says something about the next one [days]. */
    private static final int FRESH = 7;

    private static final String NOT_SOLD = "; sales that could not be booked up to then state %s USD";

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, LastPrice> quotes = new LinkedHashMap<>();
    private final Map<Symbol, LocalDate> pricedOn = new HashMap<>();
    /** Sales of shares of which none were held, by symbol, until some are bought. */
    private final Map<Symbol, SourceTrade> sold = new HashMap<>();

    private final Terms terms;
    private final Findings findings;
    private final TradeCheck tradeCheck;
    private final Tally tally;
    private Money funded = Money.ZERO;
    private Money notSold = Money.ZERO;
    private Instant asOf = Instant.EPOCH;
    private int n;

    Entries(Terms terms, Findings findings) {
        this.terms = terms;
        this.findings = findings;
        this.tradeCheck = new TradeCheck(findings);
        this.tally = new Tally(terms.initialCash());
    }

    List<Step> steps() {
        return steps;
    }

    List<LastPrice> quotes() {
        return List.copyOf(quotes.values());
    }

    Tally tally() {
        return tally;
    }

    /** Cash that was entered because it was missing, since the source's cash was last followed [USD]. */
    Money funded() {
        return funded;
    }

    void begin(ExchangeHours session) {
        asOf = session.open();
        n = 0;
    }

    boolean exceeds(SourceTrade trade) {
        return trade.side() == Side.SELL && trade.quantity().compareTo(tally.held(trade.symbol())) > 0;
    }

    boolean isBookable(SourceTrade trade) {
        return !exceeds(trade)
                || (terms.asRecorded() && tally.held(trade.symbol()).isPositive());
    }

    /**
     * Books a trade, or refuses it where it sells more than is held.
     *
     * @param stop protective stop of what is bought
     * @return the shares that were booked
     */
    Optional<Quantity> trade(RecordRow.Trade row, Optional<Price> stop) {
        Optional<Quantity> quantity = bookable(row.trade());
        quantity.ifPresent(shares -> book(row, shares, stop, false));
        return quantity;
    }

    /** Books shares that come from another account as bought, and those that leave for one as sold. */
    void transfer(RecordRow.Trade row) {
        bookable(row.trade()).ifPresent(shares -> book(row, shares, Optional.empty(), true));
    }

    private Optional<Quantity> bookable(SourceTrade trade) {
        if (!exceeds(trade)) {
            return Optional.of(trade.quantity());
        }
        Quantity held = tally.held(trade.symbol());
        boolean capped = isBookable(trade);
        findings.about(
                trade,
                Kind.SELL_EXCEEDS_HOLDING,
                capped ? Treatment.CAPPED : Treatment.REFUSED,
                trade.quantity().value(),
                held.value(),
                (capped
                                ? "sells more than is owned; all that is owned is sold"
                                : "sells more than is owned; not booked")
                        + split(trade)
                                .map(hint -> "; %s: if there was one, say so with --actions".formatted(hint))
                                .orElse(""));
        if (held.isZero()) {
            sold.put(trade.symbol(), trade);
        }
        Quantity booked = capped ? held : Quantity.ZERO;
        notSold = notSold.plus(trade.price().times(trade.quantity().minus(booked)));
        return Optional.of(booked).filter(Quantity::isPositive);
    }

    private void book(RecordRow.Trade row, Quantity quantity, Optional<Price> stop, boolean transfer) {
        SourceTrade trade = row.trade();
        asOf = after(asOf, trade);
        n++;
        split(trade)
                .ifPresent(hint -> findings.about(
                        trade,
                        Kind.POSSIBLE_SPLIT,
                        Treatment.LISTED,
                        trade.price().value(),
                        tally.lastPrice(trade.symbol()).orElseThrow().value(),
                        "%s, while %s shares were held; they are booked as if there was none: if there was one, say so with --actions"
                                .formatted(hint, tally.held(trade.symbol()))));
        reportPossibleShort(trade);
        String date = trade.date().format(DateTimeFormatter.BASIC_ISO_DATE);
        Fill fill = new Fill(
                "import:" + terms.desk() + ":" + row.key(),
                terms.desk() + "-" + date + "-import-" + n,
                trade.symbol(),
                trade.side(),
                quantity,
                trade.price(),
                trade.fee(),
                trade.date(),
                asOf,
                trade.side() == Side.BUY ? stop : Optional.empty());
        BigDecimal averageCost = tally.averageCost(trade.symbol(), quantity);
        Booking booking = tally.apply(fill);
        if (tally.cash().isNegative()) {
            Money missing = fund(CashEntry.missing(missingKind(), tally.cash().negate(), fill));
            findings.about(
                    trade,
                    Kind.CASH_BELOW_ZERO,
                    Treatment.FUNDED,
                    missing.negate().amount(),
                    BigDecimal.ZERO,
                    "cash the trade would leave; " + entered(missing));
        }
        if (quantity.equals(trade.quantity())) {
            tradeCheck.check(trade, fill, booking, averageCost);
        }
        quote(trade.symbol(), asOf, trade.price(), LastPrice.Kind.INTRADAY);
        steps.add(new Step.Trade(fill, n, trade.reason(), transfer));
    }

    /** A source that does not mark short sales does not mark what ends them. */
    private void reportPossibleShort(SourceTrade trade) {
        @Nullable SourceTrade sale = trade.side() == Side.BUY ? sold.remove(trade.symbol()) : null;
        if (sale != null && trade.quantity().compareTo(sale.quantity()) <= 0) {
            findings.about(
                    trade,
                    Kind.POSSIBLE_SHORT,
                    Treatment.LISTED,
                    trade.quantity().value(),
                    BigDecimal.ZERO,
                    "booked as shares that are held; if the sale of line %d, which is not booked, was a short sale, it ended that and nothing is held: take both rows out of the file"
                            .formatted(sale.at().line()));
        }
    }

    /** A price that moved as a split moves it, in words; empty when it did not or nothing was held. */
    private Optional<String> split(SourceTrade trade) {
        if (tally.held(trade.symbol()).isZero()) {
            return Optional.empty();
        }
        return tally.lastPrice(trade.symbol())
                .flatMap(before -> SplitRule.judge(before, trade.price())
                        .filter(move -> move.factor().compareTo(HUGE) >= 0
                                || move.kind() == SplitRule.Kind.SPLIT
                                || (move.kind() == SplitRule.Kind.REVERSE_SPLIT && isFresh(trade)))
                        .map(move -> trade.price().compareTo(before) > 0
                                ? "the price rose by a factor of %s, like a reverse split 1:%d"
                                        .formatted(move.factor(), move.n())
                                : "the price fell by a factor of %s, like a split %d:1"
                                        .formatted(move.factor(), move.n())));
    }

    /** A small company's shares double in some weeks without a split, not in some days. */
    private boolean isFresh(SourceTrade trade) {
        return pricedOn.getOrDefault(trade.symbol(), LocalDate.MIN)
                .plusDays(FRESH)
                .isAfter(trade.date());
    }

    /** A file without times keeps its order: its trades follow each other a second apart from the open on. */
    private static Instant after(Instant before, SourceTrade trade) {
        Instant next = before.plusSeconds(1);
        return trade.time()
                .map(time -> time.isAfter(before) ? time : before.plusMillis(1))
                .orElse(next);
    }

    /** Enters cash that moved without a trade. */
    void cash(RecordRow.Event row, CashEntry.Kind kind, Money amount, ExchangeHours session) {
        RecordEvent event = row.event();
        Instant moment = amount.isNegative() ? session.close() : session.open();
        asOf = asOf.isAfter(moment) ? asOf.plusMillis(1) : amount.isNegative() ? moment : asOf;
        CashEntry entry = CashEntry.ofRecord(row.key(), kind, amount, session.date(), asOf, detail(event));
        Money left = tally.cash().plus(amount);
        tally.move(amount);
        if (left.isNegative()) {
            Money missing = fund(CashEntry.missing(missingKind(), left.negate(), entry));
            findings.about(
                    event,
                    Kind.CASH_BELOW_ZERO,
                    new Figures(missing.negate().amount(), BigDecimal.ZERO, Treatment.FUNDED),
                    "cash the row would leave; " + entered(missing));
        }
        steps.add(new Step.Cash(entry));
    }

    private static String detail(RecordEvent event) {
        return event instanceof RecordEvent.Cash cash ? cash.detail() : "";
    }

    /** Books what happened to shares; says whether it concerned any. */
    boolean action(CorporateAction action, LocalDate tradingDate) {
        ActionTerms how = new ActionTerms(true, tally.lastPrice(action.symbol()), tradingDate, asOf);
        boolean concerned = tally.apply(action, how).isPresent();
        if (concerned) {
            steps.add(new Step.Action(action, how));
            Symbol now = action instanceof CorporateAction.SymbolChange change ? change.newSymbol() : action.symbol();
            tally.lastPrice(now).ifPresent(price -> quote(now, asOf, price, LastPrice.Kind.INTRADAY));
        }
        return concerned;
    }

    void close(LocalDate date, Instant at, Optional<SourceTotal> asStated) {
        steps.add(new Step.Close(date, at, asStated));
    }

    /** Cash as the source states it; below zero there is none. */
    void follow(SourceTotal total, ExchangeHours session) {
        Money step = Money.rounded(total.cash()).max(Money.ZERO).minus(tally.cash());
        if (!step.equals(Money.ZERO)) {
            tally.move(step);
            steps.add(new Step.Unexplained(CashEntry.asRecorded(step, session.date(), session.close())));
        }
        funded = Money.ZERO;
    }

    void quote(Symbol symbol, Instant moment, Price price, LastPrice.Kind kind) {
        tally.price(symbol, price);
        pricedOn.put(symbol, LocalDate.ofInstant(moment, ExchangeCalendar.ZONE));
        quotes.put(symbol + "@" + moment, new LastPrice(symbol, moment, price, kind));
    }

    /** The least cash that must have come in before; where it came from the source does not say. */
    private Money fund(CashEntry missing) {
        steps.add(new Step.Unexplained(missing));
        tally.move(missing.amount());
        funded = funded.plus(missing.amount());
        return missing.amount();
    }

    private CashEntry.Kind missingKind() {
        return terms.asRecorded() ? CashEntry.Kind.CORRECTION : CashEntry.Kind.UNEXPLAINED_DEPOSIT;
    }

    private String entered(Money missing) {
        return "the missing %s USD are entered as %s%s"
                .formatted(missing, missingKind(), notSold.isPositive() ? NOT_SOLD.formatted(notSold) : "");
    }
}
