package io.bellwether.desk.app;

import java.time.Instant;
import java.time.LocalDate;

/** Days on which the exchange stays closed though its rules do not say so, as brokers told them. They are never removed. */
public interface Closures {
    /**
     * Takes a closure over; every {@link io.bellwether.kernel.ExchangeCalendar} of this program knows it from then on.
     *
     * @param toldBy the broker's name
     * @return false when it is known already
     */
    boolean takeOver(LocalDate day, String toldBy, Instant asOf);

    /** Makes what other programs on the same database took over known to this one. */
    void refresh();
}
