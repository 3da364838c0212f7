package io.bellwether.decision.app;

import io.bellwether.decision.domain.StoredContext;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The alert that an advisor needs a person: once per desk, day, advisor and kind of fault. */
@Component
class AdvisorAlert {
    private final Alerts alerts;

    AdvisorAlert(Alerts alerts) {
        this.alerts = alerts;
    }

    void raise(StoredContext context, String advisor, AdvisorFault fault) {
        alerts.raise(new Alert(
                "advisor:%s:%s:%s:%s".formatted(context.desk(), context.tradingDate(), advisor, fault.kind()),
                Optional.of(context.desk()),
                Optional.of(context.tradingDate()),
                Severity.WARNING,
                "ADVISOR_" + fault.kind(),
                "The advisor %s cannot be asked".formatted(advisor),
                "%s%n%n%s The day goes on with the desk's next advisor."
                        .formatted(fault.getMessage(), whatToDo(fault.kind())),
                ""));
    }

    private static String whatToDo(AdvisorFault.Kind kind) {
        return switch (kind) {
            case OUT_OF_CREDIT -> "Add credit, or raise the spending limit, in the vendor's console.";
            case KEY_REFUSED -> "Replace the key in the environment and start the application again.";
            case MODEL_UNKNOWN -> "Set bellwether.advisors.<name>.model to a model that this key may use.";
            case REQUEST_REFUSED -> "Compare the advisor's settings with what the vendor says.";
            case NOT_SET_UP -> "Complete the advisor's settings and start the application again.";
            default -> "Look at the vendor's status page.";
        };
    }
}
