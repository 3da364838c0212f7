package io.bellwether.execution.app;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/**
 * Makes sure that a stop that reached the engine holds in the database, and places it in the exchange's day. Safe to run
 * twice: the halt that is in force stands.
 */
@Service
public class HaltDesk {
    private final Halts halts;
    private final StopAnnouncements announcements;
    private final Orders orders;

    HaltDesk(Halts halts, StopAnnouncements announcements, Orders orders) {
        this.halts = halts;
        this.announcements = announcements;
        this.orders = orders;
    }

    /**
     * Where the stop falls.
     *
     * @param session the session that orders of this stop belong to
     * @param openOrders orders that may still trade
     */
    public record Result(SessionRef session, int openOrders) {}

    /** Halts the desk, unless it is halted already. */
    public Result run(DeskId desk, Halt halt) {
        halts.halt(desk, halt);
        announcements.announced(desk);
        return new Result(
                TradingMoment.sessionOf(desk, halt.asOf()),
                orders.openOrders(desk).size());
    }
}
