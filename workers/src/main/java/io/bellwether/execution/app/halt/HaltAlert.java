package io.bellwether.execution.app.halt;

import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people are told of halts by whoever pulls or releases one; the same fact raises one alert. */
@Component
class HaltAlert {
    private final Alerts alerts;

    HaltAlert(Alerts alerts) {
        this.alerts = alerts;
    }

    void raise(StandingHalt standing) {
        Halt halt = standing.halt();
        raise(
                standing.desk(),
                "halt:%s:%s".formatted(standing.desk(), halt.asOf()),
                halt.asOf(),
                Severity.CRITICAL,
                "DESK_HALTED",
                "Desk %s is halted".formatted(standing.desk()),
                "%s pulled the emergency stop: %s.%n%nNo order leaves the desk%s. Release the stop in Tasklist when it is safe."
                        .formatted(
                                halt.requestedBy(),
                                halt.reason(),
                                halt.flatten() ? " except those that sell its positions" : ""));
    }

    /** The stop was pulled on a halted desk. */
    void raiseAgain(StandingHalt standing, Halt request, boolean sellingAdded) {
        if (request.asOf().equals(standing.halt().asOf())) {
            return;
        }
        raise(
                standing.desk(),
                "halt-again:%d:%s".formatted(standing.id(), request.asOf()),
                request.asOf(),
                sellingAdded ? Severity.CRITICAL : Severity.WARNING,
                sellingAdded ? "FLATTEN_REQUESTED" : "STOP_PULLED_AGAIN",
                sellingAdded
                        ? "Desk %s sells its positions".formatted(standing.desk())
                        : "The stop of desk %s was pulled again".formatted(standing.desk()),
                "%s: %s.%n%nThe desk was halted before by %s: %s. It stays halted%s."
                        .formatted(
                                request.requestedBy(),
                                request.reason(),
                                standing.halt().requestedBy(),
                                standing.halt().reason(),
                                sellingAdded ? " and sells all that it holds" : ""));
    }

    /** A person gave the desk back. */
    void raiseReleased(DeskId desk, long haltId, String reason, String whatNext, Instant asOf) {
        raise(
                desk,
                "released:%d".formatted(haltId),
                asOf,
                Severity.INFO,
                "DESK_RELEASED",
                "Desk %s is released".formatted(desk),
                "The emergency stop was released in Tasklist: %s%n%n%s"
                        .formatted(reason.isBlank() ? "no reason was given." : reason, whatNext));
    }

    private void raise(
            DeskId desk, String key, Instant asOf, Severity severity, String kind, String title, String text) {
        alerts.raise(new Alert(
                key,
                Optional.of(desk),
                Optional.of(TradingMoment.of(asOf).tradingDate()),
                severity,
                kind,
                title,
                text,
                ""));
    }
}
