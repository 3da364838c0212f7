package io.bellwether.portfolio.domain;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What happens to a desk: one event after another, far enough apart that lots turn long term. */
public final class LedgerEvents {
    public static final List<Symbol> SYMBOLS = List.of(new Symbol("ALFA"), new Symbol("BETA"), new Symbol("GAMA"));

    private static final int DAYS_BETWEEN = 40;

    enum What {
        BUY,
        BUY_MORE,
        SELL,
        SPLIT,
        DIVIDEND,
        SYMBOL_CHANGE,
        DELISTING
    }

    /**
     * What happens on a day.
     *
     * @param part [per mille] of the cash to spend, of the shares to sell, or of a dollar to be paid
     * @param again which earlier event is told again afterwards, counted back
     */
    public record Event(
            What what, int symbol, int part, BigDecimal price, Money fee, int newRate, int oldRate, int again) {}

    /** @param fractional whether the desk may hold parts of shares */
    public record History(boolean fractional, LotMethod method, List<Event> events) {}

    private final Set<String> tried = new HashSet<>();
    private final History history;
    private final LocalDate first;

    public LedgerEvents(History history, LocalDate first) {
        this.history = history;
        this.first = first;
    }

    /** Histories of 1 to so many events, by any method to choose lots. */
    public static Arbitrary<History> histories(int most) {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("900"))
                .ofScale(4);
        Arbitrary<Money> fees =
                Arbitraries.integers().between(0, 500).map(cents -> new Money(BigDecimal.valueOf(cents, 2)));
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, SYMBOLS.size() - 1),
                        Arbitraries.integers().between(0, 1000),
                        prices,
                        fees,
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 5))
                .as(Event::new);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(LotMethod.class),
                        events.list().ofMinSize(1).ofMaxSize(most))
                .as(History::new);
    }

    /** Tells the ledger of an event, for the first time or again. */
    public void tell(KeptLedger ledger, int n) {
        Event event = history.events().get(n);
        Symbol symbol = SYMBOLS.get(event.symbol());
        LocalDate date = first.plusDays((long) n * DAYS_BETWEEN);
        BigDecimal amount = BigDecimal.valueOf(event.part(), 3);
        switch (event.what()) {
            case BUY, BUY_MORE -> fill(ledger, n, event, date, Side.BUY);
            case SELL -> fill(ledger, n, event, date, Side.SELL);
            case SPLIT ->
                apply(
                        ledger,
                        new CorporateAction.Split(
                                symbol, date, BigDecimal.valueOf(event.newRate()), BigDecimal.valueOf(event.oldRate())),
                        event);
            case DIVIDEND -> {
                if (event.part() > 0) {
                    apply(ledger, new CorporateAction.Dividend(symbol, date, amount), event);
                }
            }
            case SYMBOL_CHANGE -> {
                Symbol next = SYMBOLS.get((event.symbol() + 1) % SYMBOLS.size());
                apply(ledger, new CorporateAction.SymbolChange(symbol, date, next), event);
            }
            case DELISTING -> apply(ledger, new CorporateAction.Delisting(symbol, date, amount), event);
        }
    }

    /** Carried out like a broker does: buys as far as the cash goes, sells as far as the shares go, or not at all. */
    private void fill(KeptLedger ledger, int n, Event event, LocalDate date, Side side) {
        String id = "f" + n;
        // What was not carried out on its day is not carried out later either.
        if (!tried.add(id)) {
            return;
        }
        Symbol symbol = SYMBOLS.get(event.symbol());
        Price price = new Price(event.price());
        Book book = ledger.book();
        BigDecimal most = side == Side.BUY
                ? book.cash().minus(event.fee()).amount().divide(price.value(), 9, RoundingMode.DOWN)
                : book.held(symbol).value();
        BigDecimal shares = most.multiply(BigDecimal.valueOf(event.part(), 3))
                .setScale(history.fractional() ? 4 : 0, RoundingMode.DOWN);
        if (shares.signum() <= 0) {
            return;
        }
        Fill fill = new Fill(
                id, "o", symbol, side, new Quantity(shares), price, event.fee(), date, at(date), Optional.empty());
        Money value = side == Side.BUY ? fill.notional().negate() : fill.notional();
        if (!book.cash().plus(value).minus(fill.fee()).isNegative()) {
            ledger.book(fill, history.method());
        }
    }

    private void apply(KeptLedger ledger, CorporateAction action, Event event) {
        ledger.apply(
                action,
                new ActionTerms(
                        history.fractional(),
                        Optional.of(new Price(event.price())),
                        action.exDate(),
                        at(action.exDate())));
    }

    static Instant at(LocalDate date) {
        return date.atTime(15, 0).toInstant(ZoneOffset.UTC);
    }
}
