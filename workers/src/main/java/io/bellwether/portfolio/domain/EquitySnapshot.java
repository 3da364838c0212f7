package io.bellwether.portfolio.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a desk was worth at a moment of its day; one per desk, date and moment.
 *
 * @param desk the desk
 * @param tradingDate the session's day
 * @param moment which moment of the day
 * @param asOf [UTC] business time of the prices
 * @param cash [USD]
 * @param positionsValue [USD] each position at its last price, rounded to the cent, then added up
 * @param equity [USD] cash and positions
 * @param benchmarkPrice the benchmark's last price, if the market has one
 */
public record EquitySnapshot(
        DeskId desk,
        LocalDate tradingDate,
        Moment moment,
        Instant asOf,
        Money cash,
        Money positionsValue,
        Money equity,
        Optional<Price> benchmarkPrice) {

    /**
     * A moment of a day at which equity is taken: the first deposit, or a session.
     *
     * @param name {@code OPENING} for the first deposit, else the session's
     */
    public record Moment(String name) implements Comparable<Moment> {
        public static final Moment OPENING = new Moment("OPENING");
        public static final Moment MORNING = of(Session.MORNING);
        public static final Moment MIDDAY = of(Session.MIDDAY);
        public static final Moment CLOSE = of(Session.CLOSE);

        /** The moment that belongs to a session. */
        public static Moment of(Session session) {
            if (session.equals(Session.REPORT)) {
                throw new IllegalArgumentException("no snapshot is taken with the report");
            }
            return new Moment(session.name());
        }

        /** In the order of a day: the first deposit comes before every session. */
        @Override
        public int compareTo(Moment other) {
            if (name.equals(OPENING.name) || other.name.equals(OPENING.name)) {
                return Boolean.compare(other.name.equals(OPENING.name), name.equals(OPENING.name));
            }
            return Session.valueOf(name).compareTo(Session.valueOf(other.name));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The snapshot of a desk's first deposit: all of it is cash, and no price is known. */
    public static EquitySnapshot opening(DeskId desk, Money deposit, LocalDate tradingDate, Instant asOf) {
        return new EquitySnapshot(
                desk, tradingDate, Moment.OPENING, asOf, deposit, Money.ZERO, deposit, Optional.empty());
    }

    public EquitySnapshot {
        if (!cash.plus(positionsValue).equals(equity)) {
            throw new IllegalArgumentException(
                    "cash %s + positions %s must be equity, was %s".formatted(cash, positionsValue, equity));
        }
    }
}
