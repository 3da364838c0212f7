package io.bellwether.portfolio.app;

import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the equity of a morning or midday session, once; a second run returns the first snapshot. */
@Service
public class TakeSnapshot {
    private final Snapshots snapshots;
    private final Valuation valuation;

    TakeSnapshot(Snapshots snapshots, Valuation valuation) {
        this.snapshots = snapshots;
        this.valuation = valuation;
    }

    /** @throws io.bellwether.kernel.ModelledFault LEDGER_BROKEN, with the numbers; nothing is stored then */
    @Transactional
    public EquitySnapshot run(SessionRef ref) {
        Moment moment = Moment.of(ref.session());
        return snapshots
                .find(ref.desk(), ref.tradingDate(), moment)
                .orElseGet(() -> snapshots.keepFirst(valuation.take(ref, moment)));
    }
}
