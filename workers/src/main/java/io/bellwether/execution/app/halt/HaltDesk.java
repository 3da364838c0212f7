package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes a stop that reached the engine over for a process instance: that is the acknowledgement the relay waits for. A
 * stop that an outside system published by hand halts the desk here, or joins the halt in force. Safe to run twice.
 */
@Service
public class HaltDesk {
    private final Halts halts;
    private final HaltService service;
    private final HaltAlert alert;
    private final TradingDays days;
    private final Orders orders;

    HaltDesk(Halts halts, HaltService service, HaltAlert alert, TradingDays days, Orders orders) {
        this.halts = halts;
        this.service = service;
        this.alert = alert;
        this.days = days;
        this.orders = orders;
    }

    /**
     * Where the stop falls.
     *
     * @param halt the halt that this instance serves
     * @param session the session that orders of this stop belong to
     * @param clock {@code live}; {@code paced} when the stop's business time is not the engine's
     * @param openOrders orders that may still trade
     */
    public record Served(StandingHalt halt, SessionRef session, String clock, int openOrders) {}

    /**
     * Takes the halt over.
     *
     * @param haltId number of the halt; empty when somebody published the message by hand
     * @param requested what the message says
     * @return empty when another instance serves the halt, or it was released meanwhile
     */
    public Optional<Served> run(DeskId desk, Optional<Long> haltId, Halt requested, long processInstance) {
        Optional<StandingHalt> found = haltId.isPresent() ? halts.standing(haltId.get()) : byHand(desk, requested);
        return found.filter(halt -> service.serve(halt.id(), processInstance, haltId.isPresent()))
                .flatMap(halt -> halts.standing(halt.id()))
                .map(this::served);
    }

    private Optional<StandingHalt> byHand(DeskId desk, Halt requested) {
        boolean newly = halts.halt(desk, requested);
        Optional<StandingHalt> standing = halts.standing(desk);
        standing.ifPresent(halt -> {
            alert.raise(halt);
            if (!newly) {
                alert.raiseAgain(halt, requested, halts.pulledAgain(halt.id(), requested));
            }
        });
        return standing;
    }

    private Served served(StandingHalt halt) {
        SessionRef session = TradingMoment.sessionOf(halt.desk(), halt.halt().asOf());
        boolean live = days.clock(halt.desk(), session.tradingDate()).equals("live");
        return new Served(
                halt,
                session,
                live ? "live" : "paced",
                orders.openOrders(halt.desk()).size());
    }
}
