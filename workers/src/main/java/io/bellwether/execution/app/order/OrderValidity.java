package io.bellwether.execution.app.order;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Until when an order may leave: the end of the window of the session it was decided in; for one that waits for the next
 * open the end of the next morning's. A rebalancing has no window: its orders may leave until the close. What flattens a stopped desk may leave until the close of the next session, since
 * no session comes that would decide it anew; a stop that stands at the broker has no end.
 */
@Component
public class OrderValidity {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;

    public OrderValidity(Desks desks) {
        this.desks = desks;
    }

    /** The end [UTC]; empty for an order that is good till cancelled. */
    public Optional<Instant> until(SessionRef session, Purpose purpose, TimeInForce timing) {
        if (timing == TimeInForce.GOOD_TILL_CANCELLED) {
            return Optional.empty();
        }
        SessionPlan plan = desks.get(session.desk()).settings().sessions();
        Optional<ExchangeHours> today = calendar.hours(session.tradingDate());
        ExchangeHours next =
                calendar.hours(calendar.next(session.tradingDate())).orElseThrow();
        if (purpose == Purpose.FLATTEN) {
            return Optional.of(next.close());
        }
        if (purpose == Purpose.REBALANCE && timing == TimeInForce.DAY && today.isPresent()) {
            return today.map(ExchangeHours::close);
        }
        return Optional.of(
                timing == TimeInForce.NEXT_OPEN || today.isEmpty()
                        ? plan.until(Session.MORNING, next)
                        : plan.until(session.session(), today.get()));
    }
}
