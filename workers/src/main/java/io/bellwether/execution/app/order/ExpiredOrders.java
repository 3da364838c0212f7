package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells of orders whose end came before they left the desk, once each, and who approved them too late. */
@Component
public class ExpiredOrders {
    private static final DateTimeFormatter NEW_YORK =
            DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).withZone(ExchangeCalendar.ZONE);

    private final Orders orders;
    private final Alerts alerts;

    public ExpiredOrders(Orders orders, Alerts alerts) {
        this.orders = orders;
        this.alerts = alerts;
    }

    /** Tells of the order and returns what its process is told. */
    public BpmnErrorException tell(String orderId) {
        TradeOrder order = orders.get(orderId);
        Optional<Instant> until = order.validUntil();
        String end = until.map(NEW_YORK::format).orElse("its end");
        String approval = orders.events(orderId).stream()
                .filter(event -> event.kind() == OrderEvent.Kind.APPROVED)
                .reduce((earlier, later) -> later)
                .map(event -> "%s approved it on %s New York%s."
                        .formatted(
                                event.actor(),
                                NEW_YORK.format(event.asOf()),
                                until.filter(event.asOf()::isAfter).isPresent() ? ", too late" : ""))
                .orElse("Nobody had approved it.");
        alerts.raise(new Alert(
                "order-expired:" + orderId,
                Optional.of(order.desk()),
                Optional.of(order.tradingDate()),
                Severity.WARNING,
                "ORDER_EXPIRED",
                "The order to %s %s %s expired"
                        .formatted(order.side().name().toLowerCase(Locale.ROOT), order.quantity(), order.symbol()),
                "Order %s could leave until %s New York and had not left. %s%n%nIt was decided for that time and is not sent later; the next session decides anew."
                        .formatted(orderId, end, approval),
                ""));
        return new BpmnErrorException(
                OrderGate.ORDER_EXPIRED, "order %s could leave until %s New York".formatted(orderId, end));
    }
}
