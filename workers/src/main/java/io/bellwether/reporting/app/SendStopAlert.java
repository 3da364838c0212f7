package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.OrderLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells people that the desk is halted: who pulled the stop, why, and what is still open. */
@Service
public class SendStopAlert {
    private static final Set<String> OPEN = Set.of("CREATED", "SUBMITTED", "WORKING", "QUEUED", "CANCEL_PENDING");

    private final Figures figures = new Figures();
    private final DayReadings day;
    private final Alerts alerts;
    private final LinkProperties links;

    SendStopAlert(DayReadings day, Alerts alerts, LinkProperties links) {
        this.day = day;
        this.alerts = alerts;
        this.links = links;
    }

    /**
     * Raises the alert once per stop.
     *
     * @param asOf [UTC] business time of the stop
     */
    public void run(DeskId desk, LocalDate date, Instant asOf, String requestedBy, String reason) {
        alerts.raise(new Alert(
                "emergency-stop:" + desk + ":" + asOf,
                Optional.of(desk),
                Optional.of(date),
                Severity.CRITICAL,
                "EMERGENCY_STOP",
                "Emergency stop: %s".formatted(reason),
                """
                %s pulled the emergency stop at %s New York.
                Reason: %s
                Open orders: %s. They are being cancelled, stops that stand at the broker too; no new order leaves the desk.
                What the desk still holds has no stop until it is released.

                To trade again, a person of group "risk" releases the stop in Tasklist: %s
                The stop's process is in Operate: %s""".formatted(
                                requestedBy,
                                figures.moment(asOf),
                                reason,
                                openOrders(desk, date),
                                links.tasklist(),
                                links.operate()),
                links.tasklist()));
    }

    private String openOrders(DeskId desk, LocalDate date) {
        List<OrderLine> open = day.orders(desk, date).stream()
                .filter(o -> OPEN.contains(o.state()))
                .toList();
        if (open.isEmpty()) {
            return "none";
        }
        return open.stream()
                .map(o -> "%s %s %s (%s)"
                        .formatted(
                                o.side(),
                                figures.shares(o.quantity().subtract(o.filledQuantity())),
                                o.symbol(),
                                figures.words(o.state()).toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }
}
