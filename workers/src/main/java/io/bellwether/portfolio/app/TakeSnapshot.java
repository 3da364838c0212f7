package io.bellwether.portfolio.app;

import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the equity of a morning or midday session, once; a second run returns the first snapshot. */
@Service
public class TakeSnapshot {
    private final Snapshots snapshots;
    private final Valuation valuation;
    private final LateSnapshots late;

    TakeSnapshot(Snapshots snapshots, Valuation valuation, LateSnapshots late) {
        this.snapshots = snapshots;
        this.valuation = valuation;
        this.late = late;
    }

    /**
     * Takes it while the books still tell of the session's day.
     *
     * @return empty, with an alert, when a later day has begun to trade: its shares at this day's prices would be the
     *     equity of neither
     * @throws io.bellwether.kernel.BpmnErrorException LEDGER_BROKEN, with the numbers; nothing is stored then
     */
    @Transactional
    public Optional<EquitySnapshot> inTime(SessionRef ref) {
        if (late.isLate(ref)) {
            late.tell(ref);
            return Optional.empty();
        }
        return Optional.of(run(ref));
    }

    /** @throws io.bellwether.kernel.BpmnErrorException LEDGER_BROKEN, with the numbers; nothing is stored then */
    @Transactional
    public EquitySnapshot run(SessionRef ref) {
        Moment moment = Moment.of(ref.session());
        return snapshots
                .find(ref.desk(), ref.tradingDate(), moment)
                .orElseGet(() -> snapshots.keepFirst(valuation.take(ref, moment)));
    }
}
