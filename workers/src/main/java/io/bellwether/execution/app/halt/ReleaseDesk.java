package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.Halts.Release;
import io.bellwether.desk.app.TaskCompletions;
import io.bellwether.desk.app.WhoCompleted;
import io.bellwether.desk.domain.AfterRelease;
import io.bellwether.execution.app.stops.RestingStops;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends one emergency stop, with who and why in the audit trail, says what the desk does next, and sets the stops at the
 * broker again. It releases its own halt and no newer one. Safe to run twice: only a release is recorded.
 */
@Service
public class ReleaseDesk {
    private final Halts halts;
    private final AuditTrail audit;
    private final ReleaseOutlook outlook;
    private final HaltAlert alert;
    private final RestingStops restingStops;
    private final WhoCompleted whoCompleted;
    private final TransactionTemplate transaction;

    ReleaseDesk(
            Halts halts,
            AuditTrail audit,
            ReleaseOutlook outlook,
            HaltAlert alert,
            RestingStops restingStops,
            WhoCompleted whoCompleted,
            TransactionTemplate transaction) {
        this.halts = halts;
        this.audit = audit;
        this.outlook = outlook;
        this.alert = alert;
        this.restingStops = restingStops;
        this.whoCompleted = whoCompleted;
        this.transaction = transaction;
    }

    /**
     * Releases the halt.
     *
     * @param haltId number of the halt; empty in a process from before halts had numbers
     * @param processInstanceKey the engine's key of the instance that had the release task: it says later who completed it
     * @param asOf [UTC] when a person decided it
     * @return what became of it, and whether the stopped day is opened again
     */
    public Result run(DeskId desk, Optional<Long> haltId, long processInstanceKey, String reason, Instant asOf) {
        AfterRelease next = outlook.at(desk, asOf);
        Release release = Objects.requireNonNull(
                transaction.execute(status -> release(desk, haltId, processInstanceKey, reason, asOf, next)));
        boolean free = release != Release.HALTED_AGAIN && halts.current(desk).isEmpty();
        if (free) {
            haltId.ifPresent(id -> alert.raiseReleased(desk, id, reason, next.text(), asOf));
        }
        restingStops.keep(TradingMoment.sessionOf(desk, asOf));
        return new Result(release, free && next.dayGoesOn());
    }

    /**
     * What became of a release.
     *
     * @param release released, halted again, or released before
     * @param dayGoesOn whether the day that the stop interrupted is to be opened again
     */
    public record Result(Release release, boolean dayGoesOn) {}

    private Release release(
            DeskId desk,
            Optional<Long> haltId,
            long processInstanceKey,
            String reason,
            Instant asOf,
            AfterRelease next) {
        String releasedBy = WhoCompleted.UNKNOWN_YET;
        Release release = haltId.isPresent()
                ? halts.release(haltId.get(), releasedBy, reason, asOf)
                : halts.releaseUnnumbered(desk, releasedBy, reason, asOf);
        if (release != Release.WAS_RELEASED) {
            haltId.ifPresent(id -> whoCompleted.ask(new TaskCompletions.Completion(
                    desk,
                    TaskCompletions.Kind.RELEASE,
                    String.valueOf(id),
                    processInstanceKey,
                    "Task_ReleaseEmergencyStop")));
            haltId.ifPresent(id -> halts.whatNext(
                    id, release == Release.RELEASED ? next.text() : "The stop was pulled again: the desk is halted."));
            audit.record(
                    desk,
                    releasedBy,
                    "RELEASE_STOP",
                    desk.value(),
                    Map.of("reason", reason, "asOf", asOf.toString(), "result", release.name()));
        }
        return release;
    }
}
