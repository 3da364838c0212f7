package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Shares of a lot that were sold, paid out or written off, with the lot.
 *
 * @param lot in the form in which it was closed
 * @param made whether a corporate action made that form of it
 * @param closing the exit
 * @param action kind of the corporate action that closed it; empty when a fill did
 */
public record LotExit(Lot lot, boolean made, LotClosing closing, Optional<String> action) {
    /**
     * The round trip. Its exact profit is made of prices; where a corporate action paid or made the lot, of its amounts,
     * which a price of six digits does not give back.
     */
    public RoundTrip trip() {
        BigDecimal shares = closing.quantity().value();
        BigDecimal exit = closing.price().map(Price::value).orElse(BigDecimal.ZERO);
        BigDecimal got =
                action.isEmpty() ? exit.multiply(shares) : closing.proceeds().amount();
        BigDecimal paid = made
                ? closing.proceeds().minus(closing.realised()).amount()
                : lot.price().value().multiply(shares);
        return new RoundTrip(
                lot.symbol(),
                lot.openedOn(),
                closing.closedOn(),
                closing.quantity(),
                lot.price().value(),
                exit,
                closing.realised(),
                got.subtract(paid));
    }
}
