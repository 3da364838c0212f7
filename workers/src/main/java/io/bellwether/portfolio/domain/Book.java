package io.bellwether.portfolio.domain;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cash and open lots; a fill or a corporate action turns it into the next book. Cash may fall below zero here, because what the broker did
 * must be booked as it is: {@link LedgerInvariant} is what reports it and halts the desk.
 *
 * @param cash [USD]
 * @param openLots lots with shares left, first in first out
 */
public record Book(Money cash, List<Lot> openLots) {
    public Book {
        openLots = openLots.stream()
                .filter(lot -> lot.openQuantity().isPositive())
                .sorted(Lot.FIFO)
                .toList();
    }

    /** A book that holds nothing but cash. */
    public static Book holding(Money cash) {
        return new Book(cash, List.of());
    }

    /**
     * Books a fill, first in first out.
     *
     * @throws PermanentFault when a sell exceeds the shares held
     */
    public Booking apply(Fill fill) {
        return apply(fill, LotMethod.FIFO);
    }

    /**
     * Books a fill; a sell takes the lots in the order of the method.
     *
     * @throws PermanentFault when a sell exceeds the shares held
     */
    public Booking apply(Fill fill, LotMethod method) {
        return switch (fill.side()) {
            case BUY -> buy(fill);
            case SELL -> sell(fill, method);
        };
    }

    /**
     * Books a corporate action; empty when the book holds nothing that it concerns. Whether it was booked before is the
     * caller's task.
     *
     * @throws PermanentFault when a fraction is to be paid in cash and its price is not known
     */
    public Optional<ActionBooking> apply(CorporateAction action, ActionTerms terms) {
        return CorporateActions.book(this, action, terms);
    }

    /** Shares held of the symbol. */
    public Quantity held(Symbol symbol) {
        return openLots.stream()
                .filter(lot -> lot.symbol().equals(symbol))
                .map(Lot::openQuantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** The position the open lots make, without a stop; empty when none is open. */
    public Optional<Position> position(Symbol symbol) {
        List<Lot> lots =
                openLots.stream().filter(lot -> lot.symbol().equals(symbol)).toList();
        return lots.isEmpty() ? Optional.empty() : Optional.of(position(symbol, lots));
    }

    /** Every open position, by symbol. */
    public List<Position> positions() {
        Map<Symbol, List<Lot>> bySymbol = new TreeMap<>();
        openLots.forEach(lot ->
                bySymbol.computeIfAbsent(lot.symbol(), s -> new ArrayList<>()).add(lot));
        return bySymbol.entrySet().stream()
                .map(lots -> position(lots.getKey(), lots.getValue()))
                .toList();
    }

    private static Position position(Symbol symbol, List<Lot> lots) {
        Quantity shares = Quantity.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        Money basis = Money.ZERO;
        for (Lot lot : lots) {
            shares = shares.plus(lot.openQuantity());
            weighted =
                    weighted.add(lot.price().value().multiply(lot.openQuantity().value()));
            basis = basis.plus(lot.openCost());
        }
        BigDecimal average = weighted.divide(shares.value(), Price.MAX_SCALE, RoundingMode.HALF_UP);
        return new Position(
                symbol,
                shares,
                Price.rounded(average, Price.MAX_SCALE),
                basis,
                Optional.empty(),
                lots.getFirst().openedOn());
    }

    private Booking buy(Fill fill) {
        Lot lot = Lot.openedBy(fill);
        List<Lot> lots = new ArrayList<>(openLots);
        lots.add(lot);
        return booking(fill, lots, Optional.of(lot), List.of());
    }

    private Booking sell(Fill fill, LotMethod method) {
        Quantity held = held(fill.symbol());
        if (fill.quantity().compareTo(held) > 0) {
            throw new PermanentFault(
                    "fill %s sells %s %s, but the books hold %s: compare the broker's account with the books"
                            .formatted(fill.id(), fill.quantity(), fill.symbol(), held));
        }
        List<Lot> inOrder = new ArrayList<>(openLots);
        inOrder.sort(LotOrder.of(method, fill.tradingDate(), fill.price()));
        LotSale.Result result = new LotSale(
                        fill.id(),
                        fill.symbol(),
                        fill.tradingDate(),
                        fill.quantity(),
                        Optional.of(fill.price()),
                        fill.notional())
                .from(inOrder);
        return booking(fill, result.lots(), Optional.empty(), result.closings());
    }

    private Booking booking(Fill fill, List<Lot> lots, Optional<Lot> opened, List<LotClosing> closings) {
        List<CashEntry> entries = entries(fill);
        Money after = entries.stream().map(CashEntry::amount).reduce(cash, Money::plus);
        return new Booking(new Book(after, lots), entries, opened, closings);
    }

    private static List<CashEntry> entries(Fill fill) {
        boolean buy = fill.side() == Side.BUY;
        CashEntry.Kind kind = buy ? CashEntry.Kind.BUY : CashEntry.Kind.SELL;
        String trade = (buy ? "Bought " : "Sold ") + fill.quantity() + " " + fill.symbol() + " at " + fill.price();
        List<CashEntry> entries = new ArrayList<>();
        entries.add(new CashEntry(
                kind.name().toLowerCase(Locale.ROOT) + ":" + fill.id(),
                kind,
                buy ? fill.notional().negate() : fill.notional(),
                fill.tradingDate(),
                fill.asOf(),
                trade));
        if (fill.fee().isPositive()) {
            entries.add(new CashEntry(
                    "fee:" + fill.id(),
                    CashEntry.Kind.FEE,
                    fill.fee().negate(),
                    fill.tradingDate(),
                    fill.asOf(),
                    "Fee: " + trade));
        }
        return entries;
    }
}
