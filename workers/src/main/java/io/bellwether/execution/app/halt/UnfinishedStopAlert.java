package io.bellwether.execution.app.halt;

import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.StopPatience;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells people again and again that a stop is not done yet: once in each span of {@code bellwether.stops.remind-every},
 * in the first only when something went wrong.
 */
@Component
class UnfinishedStopAlert {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);

    private final Alerts alerts;
    private final StopPatience patience;

    UnfinishedStopAlert(Alerts alerts, StopPatience patience) {
        this.alerts = alerts;
        this.patience = patience;
    }

    void notCancelled(DeskId desk, long haltId, StopSpan span, int ordersLeft, String trouble) {
        raise(
                desk,
                "cancel-unfinished:" + haltId,
                span,
                "CANCEL_NOT_CONFIRMED",
                "%s of desk %s may still trade".formatted(Counted.of(ordersLeft, "order"), desk),
                "The broker has not confirmed yet that no order of the halted desk is open.",
                trouble,
                "Cancel them at the broker by hand if this lasts.");
    }

    void notSold(DeskId desk, long haltId, StopSpan span, String sharesLeft, String trouble) {
        raise(
                desk,
                "flatten-unfinished:" + haltId,
                span,
                "FLATTEN_NOT_DONE",
                "Desk %s still holds %s to be sold".formatted(desk, Counted.of(sharesLeft, "share")),
                "The halted desk is selling its positions and is not done.",
                trouble,
                "Sell them at the broker by hand if this lasts.");
    }

    /** The exchange is closed: told once, not every few minutes of a weekend. */
    void soldAtNextOpen(DeskId desk, long haltId, StopSpan span, String sharesLeft, String trouble) {
        TradingMoment moment = TradingMoment.of(span.now());
        LocalDate next = CALENDAR.next(moment.tradingDate());
        alerts.raise(new Alert(
                "flatten-at-open:%d:%s".formatted(haltId, next),
                Optional.of(desk),
                Optional.of(moment.tradingDate()),
                Severity.WARNING,
                "FLATTEN_AT_OPEN",
                "Desk %s sells %s shares when the exchange opens".formatted(desk, sharesLeft),
                "The exchange is closed. What the halted desk still holds is sold at the open of %s.%s"
                        .formatted(DAY.format(next), trouble.isEmpty() ? "" : " Last trouble: " + trouble),
                ""));
    }

    private void raise(
            DeskId desk,
            String key,
            StopSpan span,
            String kind,
            String title,
            String what,
            String trouble,
            String advice) {
        long reminder = patience.reminder(span.length());
        if (reminder == 0 && trouble.isEmpty()) {
            return;
        }
        alerts.raise(new Alert(
                "%s:%s:%d".formatted(key, span.since(), reminder),
                Optional.of(desk),
                Optional.of(TradingMoment.of(span.now()).tradingDate()),
                Severity.CRITICAL,
                kind,
                title,
                "%s It has been tried for %s and goes on by itself.%s%n%n%s The status page shows how far it is."
                        .formatted(what, words(span), trouble.isEmpty() ? "" : " Last trouble: " + trouble, advice),
                ""));
    }

    private static String words(StopSpan span) {
        long seconds = span.length().toSeconds();
        return seconds < 60 ? Counted.of(seconds, "second") : Counted.of(seconds / 60, "minute");
    }
}
