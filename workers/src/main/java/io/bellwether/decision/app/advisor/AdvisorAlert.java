package io.bellwether.decision.app.advisor;

import io.bellwether.decision.domain.StoredContext;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The alert that an advisor needs a person: once per desk, day, advisor and kind of fault. */
@Component
public class AdvisorAlert {
    private final Alerts alerts;

    public AdvisorAlert(Alerts alerts) {
        this.alerts = alerts;
    }

    public void raise(StoredContext context, String advisor, AdvisorFault fault) {
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

    /** Once for each part of a request that a model's vendor does not take. */
    void raiseRefused(
            StoredContext context, String advisor, AdvisorSettings settings, RequestParameter parameter, String said) {
        String value = parameter.sent(settings).orElse("");
        alerts.raise(new Alert(
                "advisor-parameter:%s:%s:%s:%s".formatted(advisor, settings.model(), parameter, value),
                Optional.of(context.desk()),
                Optional.of(context.tradingDate()),
                Severity.INFO,
                "ADVISOR_PARAMETER_REFUSED",
                "The advisor %s is asked without %s".formatted(advisor, parameter.words()),
                "%s%n%nThe session was not lost: %s was asked again without it, and is from now on. %s"
                        .formatted(said, settings.model(), remedy(advisor, parameter)),
                ""));
    }

    private static String remedy(String advisor, RequestParameter parameter) {
        return switch (parameter) {
                    case TEMPERATURE, EFFORT ->
                        "Remove bellwether.advisors.%s.%s, or set what the model takes."
                                .formatted(advisor, parameter.words());
                    case SCHEMA ->
                        "The schema is told in words instead; expect more repairs. A newer server may take it.";
                    case CACHE -> "Nothing is kept in the vendor's cache, so that repairs cost more.";
                }
                + " './bellwether doctor models' asks with everything again.";
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
