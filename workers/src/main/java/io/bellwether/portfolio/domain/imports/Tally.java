package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.ActionBooking;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books as they stand while a record is rebuilt, the last prices, and what shares cost on average. */
final class Tally {
    private final Map<Symbol, Price> prices = new HashMap<>();
    private final Map<Symbol, Average> averages = new HashMap<>();
    private Book book;

    Tally(Money initialCash) {
        book = Book.holding(initialCash);
    }

    Book book() {
        return book;
    }

    Money cash() {
        return book.cash();
    }

    Quantity held(Symbol symbol) {
        return book.held(symbol);
    }

    List<Position> positions() {
        return book.positions();
    }

    /** The last price known, in shares of today. */
    Optional<Price> lastPrice(Symbol symbol) {
        return Optional.ofNullable(prices.get(symbol));
    }

    void price(Symbol symbol, Price price) {
        prices.put(symbol, price);
    }

    /** Cash that comes in, or goes, without a trade. */
    void move(Money amount) {
        book = new Book(book.cash().plus(amount), book.openLots());
    }

    Booking apply(Fill fill) {
        Booking booking = book.apply(fill);
        book = booking.after();
        Average before = averages.getOrDefault(fill.symbol(), Average.NONE);
        BigDecimal shares = fill.quantity().value();
        averages.put(
                fill.symbol(),
                fill.side() == Side.BUY
                        ? before.plus(shares, shares.multiply(fill.price().value()))
                        : before.plus(shares.negate(), before.costOf(shares).negate()));
        return booking;
    }

    /** Books what happened to shares; empty when it concerns nothing that is held. */
    Optional<ActionBooking> apply(CorporateAction action, ActionTerms terms) {
        Optional<ActionBooking> booking = book.apply(action, terms);
        booking.ifPresent(done -> {
            book = done.after();
            restate(action, done.action().newSymbol());
        });
        return booking;
    }

    private void restate(CorporateAction action, Symbol newSymbol) {
        Symbol old = action.symbol();
        Optional.ofNullable(prices.remove(old))
                .ifPresent(price -> prices.put(
                        newSymbol, action instanceof CorporateAction.Split split ? split.restate(price) : price));
        Average average = averages.getOrDefault(old, Average.NONE);
        averages.remove(old);
        averages.put(newSymbol, new Average(held(newSymbol).value(), average.cost()));
    }

    /** What the shares cost on average [USD], where no lots are told apart. */
    BigDecimal averageCost(Symbol symbol, Quantity shares) {
        return averages.getOrDefault(symbol, Average.NONE).costOf(shares.value());
    }

    /** Cash and positions, each at its last price known and rounded to the cent. */
    Money equity() {
        return positions().stream()
                .map(p -> prices.getOrDefault(p.symbol(), p.averageCost()).times(p.quantity()))
                .reduce(book.cash(), Money::plus);
    }

    /** Shares and what they cost together. */
    private record Average(BigDecimal shares, BigDecimal cost) {
        private static final Average NONE = new Average(BigDecimal.ZERO, BigDecimal.ZERO);

        Average plus(BigDecimal moreShares, BigDecimal moreCost) {
            return new Average(shares.add(moreShares), cost.add(moreCost));
        }

        BigDecimal costOf(BigDecimal part) {
            return shares.signum() == 0 ? BigDecimal.ZERO : cost.multiply(part).divide(shares, MathContext.DECIMAL64);
        }
    }
}
