package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Fills for tests: {@code Fills.buy("f1", "ALFA", "10", "5.00").fee("1.00").build()}. */
public final class Fills {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    public static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");

    private final String id;
    private final Side side;
    private final String symbol;
    private final String quantity;
    private final String price;
    private String orderId = "order";
    private String fee = "0";
    private Optional<Price> stop = Optional.empty();
    private LocalDate day = DAY;
    private Instant asOf = OPEN;

    private Fills(String id, Side side, String symbol, String quantity, String price) {
        this.id = id;
        this.side = side;
        this.symbol = symbol;
        this.quantity = quantity;
        this.price = price;
    }

    public static Fills buy(String id, String symbol, String quantity, String price) {
        return new Fills(id, Side.BUY, symbol, quantity, price);
    }

    public static Fills sell(String id, String symbol, String quantity, String price) {
        return new Fills(id, Side.SELL, symbol, quantity, price);
    }

    public Fills order(String value) {
        orderId = value;
        return this;
    }

    public Fills fee(String value) {
        fee = value;
        return this;
    }

    public Fills stop(String value) {
        stop = Optional.of(Price.of(value));
        return this;
    }

    public Fills on(String date) {
        day = LocalDate.parse(date);
        asOf = Instant.parse(date + "T15:00:00Z");
        return this;
    }

    public Fills at(Instant moment) {
        asOf = moment;
        return this;
    }

    public Fill build() {
        return new Fill(
                id,
                orderId,
                new Symbol(symbol),
                side,
                Quantity.of(quantity),
                Price.of(price),
                Money.of(fee),
                day,
                asOf,
                stop);
    }
}
