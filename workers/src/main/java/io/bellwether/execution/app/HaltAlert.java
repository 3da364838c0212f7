package io.bellwether.execution.app;

import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The alert that a desk was halted; the same halt raises it once. */
@Component
class HaltAlert {
    private final Alerts alerts;

    HaltAlert(Alerts alerts) {
        this.alerts = alerts;
    }

    void raise(DeskId desk, Halt halt) {
        alerts.raise(new Alert(
                "halt:%s:%s".formatted(desk, halt.asOf()),
                Optional.of(desk),
                Optional.of(TradingMoment.of(halt.asOf()).tradingDate()),
                Severity.CRITICAL,
                "DESK_HALTED",
                "Desk %s is halted".formatted(desk),
                "%s pulled the emergency stop: %s.%n%nNo order leaves the desk%s. Release the stop in Tasklist when it is safe."
                        .formatted(
                                halt.requestedBy(),
                                halt.reason(),
                                halt.flatten() ? " except those that sell its positions" : ""),
                ""));
    }
}
