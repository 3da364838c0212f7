package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.Performance;
import io.bellwether.reporting.app.ShadowReadings.Counts;
import io.bellwether.reporting.domain.ShadowComparison;
import io.bellwether.reporting.domain.ShadowComparison.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Service;

/** Puts a desk beside its shadow: the same sessions, each with its own book and its own advisor. */
@Service
public class CompareShadow {
    private static final int SHARE_SCALE = 4;

    private final Desks desks;
    private final ShadowReadings readings;

    CompareShadow(Desks desks, ShadowReadings readings) {
        this.desks = desks;
        this.readings = readings;
    }

    /** Whether there is anything to compare. */
    public boolean hasShadow(DeskId deskId) {
        return shadowOf(deskId).isPresent();
    }

    /** @throws PermanentFault when the desk has no shadow; it says how to get one */
    public ShadowComparison run(DeskId deskId) {
        Desk desk = desks.get(deskId);
        Desk shadow = shadowOf(deskId)
                .orElseThrow(() -> new PermanentFault(
                        "desk '%s' has no shadow; set bellwether.desk.shadow to the name of an advisor"
                                .formatted(deskId)));
        SortedMap<LocalDate, BigDecimal> acting = readings.closes(deskId);
        SortedMap<LocalDate, BigDecimal> shadowed = readings.closes(shadow.id());
        acting.keySet().retainAll(shadowed.keySet());
        shadowed.keySet().retainAll(acting.keySet());
        Optional<LocalDate> since = acting.isEmpty() ? Optional.empty() : Optional.of(acting.firstKey());
        LocalDate from = since.orElse(LocalDate.MAX);
        return new ShadowComparison(
                side(desk, List.copyOf(acting.values()), from),
                side(shadow, List.copyOf(shadowed.values()), from),
                since,
                acting.size(),
                agreement(readings.proposals(deskId, from), readings.proposals(shadow.id(), from)));
    }

    private Optional<Desk> shadowOf(DeskId deskId) {
        return desks.all().stream()
                .filter(desk -> desk.settings().shadowOf().equals(Optional.of(deskId)))
                .findFirst();
    }

    private Side side(Desk desk, List<BigDecimal> closes, LocalDate from) {
        Counts counts = readings.counts(desk.id(), from);
        boolean solvent = closes.stream().allMatch(equity -> equity.signum() > 0);
        return new Side(
                desk.id().value(),
                String.join(", ", desk.settings().advisors()),
                closes.size() < 2 || !solvent
                        ? Optional.empty()
                        : Optional.of(Performance.change(closes.getFirst(), closes.getLast())),
                solvent ? Optional.of(Performance.maxDrawdown(closes)) : Optional.empty(),
                counts.decisions(),
                counts.withoutDecision(),
                counts.trades(),
                counts.orders(),
                counts.fills(),
                counts.judged(),
                counts.hitRate(),
                counts.brier(),
                counts.costUsd());
    }

    private static Optional<BigDecimal> agreement(Set<String> one, Set<String> other) {
        Set<String> either = new HashSet<>(one);
        either.addAll(other);
        if (either.isEmpty()) {
            return Optional.empty();
        }
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return Optional.of(BigDecimal.valueOf(both.size())
                .divide(BigDecimal.valueOf(either.size()), SHARE_SCALE, RoundingMode.HALF_UP));
    }
}
