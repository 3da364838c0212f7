package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Shares bought by one fill, or what a corporate action made of them, and how many of them are gone again.
 *
 * @param id natural key within the desk
 * @param symbol what was bought
 * @param openedOn session of the buy
 * @param openedAsOf [UTC] moment of the buy
 * @param since first session it is held in this form: the buy's, or the ex-date of the corporate action that made it
 * @param fillId the buy
 * @param quantity [shares] bought, &gt; 0
 * @param price [USD per share] paid, without the fee, in the lot's own kind of shares
 * @param cost [USD] paid for all its shares, without the fee
 * @param closed [shares] sold since or gone over to another lot, 0 to {@code quantity}
 */
public record Lot(
        String id,
        Symbol symbol,
        LocalDate openedOn,
        Instant openedAsOf,
        LocalDate since,
        String fillId,
        Quantity quantity,
        Price price,
        Money cost,
        Quantity closed) {
    /** First in, first out; lots of the same moment by their id, so that every run closes the same ones. */
    public static final Comparator<Lot> FIFO =
            Comparator.comparing(Lot::openedAsOf).thenComparing(Lot::id);

    /** Between the id of a lot and the corporate action that made this one of it. */
    public static final String SUCCESSION = "/";

    public Lot {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("a lot holds > 0 shares, was " + quantity);
        }
        if (closed.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "lot %s: %s shares closed of %s that were bought".formatted(id, closed, quantity));
        }
    }

    /** The lot that a buy opens. */
    static Lot openedBy(Fill buy) {
        return new Lot(
                "lot:" + buy.id(),
                buy.symbol(),
                buy.tradingDate(),
                buy.asOf(),
                buy.tradingDate(),
                buy.id(),
                buy.quantity(),
                buy.price(),
                buy.notional(),
                Quantity.ZERO);
    }

    /** What goes on of this lot after a corporate action: the open part with its cost and its day of purchase. */
    Lot successor(CorporateAction action, Symbol newSymbol, Quantity shares, Price newPrice) {
        return new Lot(
                id + SUCCESSION + action.key(),
                newSymbol,
                openedOn,
                openedAsOf,
                action.exDate(),
                fillId,
                shares,
                newPrice,
                openCost(),
                Quantity.ZERO);
    }

    /** Whether it was held before the ex-date, in the form that the action is about. */
    boolean isConcernedBy(CorporateAction action) {
        return symbol.equals(action.symbol()) && openedOn.isBefore(action.exDate()) && !since.isAfter(action.exDate());
    }

    public Quantity openQuantity() {
        return quantity.minus(closed);
    }

    /** Cost of the shares still held; with the costs of all closings it is the lot's cost to the cent. */
    public Money openCost() {
        return cost.minus(Apportionment.upTo(cost, closed, quantity));
    }

    /** Cost of the next shares to be closed. */
    Money costOfNext(Quantity shares) {
        return Apportionment.part(cost, closed, shares, quantity);
    }

    Lot withClosed(Quantity shares) {
        return new Lot(id, symbol, openedOn, openedAsOf, since, fillId, quantity, price, cost, closed.plus(shares));
    }
}
