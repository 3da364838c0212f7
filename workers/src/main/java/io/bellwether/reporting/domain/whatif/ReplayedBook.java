package io.bellwether.reporting.domain.whatif;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Performance;
import io.bellwether.portfolio.domain.Portfolio;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Books in memory that a record is replayed into: cash, lots, last prices, and equity at each close. */
public final class ReplayedBook {
    private final Map<Symbol, Price> prices = new HashMap<>();
    private final TreeMap<LocalDate, Money> closes = new TreeMap<>();
    private final TreeMap<LocalDate, Money> flows = new TreeMap<>();
    private final Money start;
    private Book book;
    private Money fees = Money.ZERO;

    public ReplayedBook(Money start) {
        this.start = start;
        this.book = Book.holding(start);
    }

    /** Books a trade at its price. */
    public void trade(Fill fill) {
        book = book.apply(fill).after();
        fees = fees.plus(fill.fee());
    }

    /** Cash that moves without a trade. */
    public void move(CashEntry entry) {
        book = new Book(book.cash().plus(entry.amount()), book.openLots());
        switch (entry.kind()) {
            case DEPOSIT, WITHDRAWAL, UNEXPLAINED_DEPOSIT ->
                flows.merge(entry.tradingDate(), entry.amount(), Money::plus);
            default -> {}
        }
    }

    /** What happened to the shares; nothing where none are held. */
    public void act(CorporateAction action, ActionTerms terms) {
        book.apply(action, terms).ifPresent(done -> {
            book = done.after();
        });
        Optional.ofNullable(prices.remove(action.symbol())).ifPresent(price -> {
            switch (action) {
                case CorporateAction.Split split -> prices.put(split.symbol(), split.restate(price));
                case CorporateAction.SymbolChange change -> prices.put(change.newSymbol(), price);
                case CorporateAction.Dividend dividend -> prices.put(dividend.symbol(), price);
                case CorporateAction.Delisting delisting -> {}
            }
        });
    }

    /** The last price of a symbol, from whatever source. */
    public void price(Symbol symbol, Price price) {
        prices.put(symbol, price);
    }

    public void close(LocalDate date) {
        closes.put(date, equity());
    }

    public Portfolio portfolio() {
        return new Portfolio(book.cash(), book.positions());
    }

    public Quantity held(Symbol symbol) {
        return book.held(symbol);
    }

    public Money equity() {
        return portfolio().equity(prices);
    }

    /** Equity at the last close before the day; what it started from where there is none. */
    public Money before(LocalDate date) {
        return Optional.ofNullable(closes.lowerEntry(date))
                .map(Map.Entry::getValue)
                .orElse(start);
    }

    /** Equity at the last close of an earlier week; empty in the first week. */
    public Optional<Money> beforeTheWeekOf(LocalDate date) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Optional.ofNullable(closes.lowerEntry(monday)).map(Map.Entry::getValue);
    }

    /** Highest equity of the closes before the day and the start. */
    public Money peakBefore(LocalDate date) {
        return closes.headMap(date, false).values().stream().reduce(start, Money::max);
    }

    /** Figures at the end. */
    public Outcome outcome() {
        Money fromOutside = flows.values().stream().reduce(Money.ZERO, Money::plus);
        return new Outcome(
                equity(), equity().minus(start).minus(fromOutside), fees, Performance.maxDrawdown(timeWeighted()));
    }

    /** Equity of each close, cash from outside taken out. */
    private List<BigDecimal> timeWeighted() {
        List<BigDecimal> equity = new ArrayList<>(List.of(start.amount()));
        List<BigDecimal> cash = new ArrayList<>(List.of(BigDecimal.ZERO));
        LocalDate counted = LocalDate.MIN;
        for (Map.Entry<LocalDate, Money> close : closes.entrySet()) {
            equity.add(close.getValue().amount());
            cash.add(flows.subMap(counted, false, close.getKey(), true).values().stream()
                    .reduce(Money.ZERO, Money::plus)
                    .amount());
            counted = close.getKey();
        }
        return Performance.timeWeighted(equity, cash);
    }

    /**
     * What became of the money.
     *
     * @param equity [USD] at the last prices
     * @param profit [USD] equity less what it started from and what came from outside since
     * @param fees [USD] of the trades
     * @param maxDrawdown of the closes, &lt;= 0
     */
    public record Outcome(Money equity, Money profit, Money fees, BigDecimal maxDrawdown) {}
}
