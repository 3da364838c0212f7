package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.StopFile;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.order.Orders;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Pulls the emergency stop of every desk at work while the stop file lies there: the file itself lets no order leave, the stop also
 * cancels what is at the broker, tells people, and stays until a person releases it. A desk that is released while the
 * file still lies there is stopped anew.
 */
@Service
public class ObeyStopFile {
    private static final Logger log = LoggerFactory.getLogger(ObeyStopFile.class);

    private final StopFile file;
    private final Desks desks;
    private final Halts halts;
    private final TradingDays days;
    private final Orders orders;
    private final PullEmergencyStop pullEmergencyStop;

    ObeyStopFile(
            StopFile file,
            Desks desks,
            Halts halts,
            TradingDays days,
            Orders orders,
            PullEmergencyStop pullEmergencyStop) {
        this.file = file;
        this.desks = desks;
        this.halts = halts;
        this.days = days;
        this.orders = orders;
        this.pullEmergencyStop = pullEmergencyStop;
    }

    /** Stops the desks that are not stopped at the moment; returns how many were stopped by this call. */
    public int run(Instant asOf) {
        return file.standing()
                .map(halt -> desks.all().stream()
                        .filter(this::isAtWork)
                        .map(Desk::id)
                        .filter(desk -> halts.standing(desk).isEmpty())
                        .mapToInt(desk -> {
                            log.warn("desk {} is stopped by a file: {}", desk, halt.reason());
                            return pullEmergencyStop
                                            .run(desk, halt.reason(), halt.requestedBy(), false, asOf)
                                            .newlyHalted()
                                    ? 1
                                    : 0;
                        })
                        .sum())
                .orElse(0);
    }

    private boolean isAtWork(Desk desk) {
        return desk.active()
                || !days.underWay(desk.id()).isEmpty()
                || !orders.openOrders(desk.id()).isEmpty();
    }
}
