package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.MarketViews;
import io.bellwether.portfolio.domain.DayClose;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the equity at the close and the day's metrics, once; a second run returns the first snapshot. */
@Service
public class TakeClosingSnapshot {
    private final Snapshots snapshots;
    private final Valuation valuation;
    private final LateSnapshots late;
    private final Desks desks;
    private final MarketViews views;

    TakeClosingSnapshot(Snapshots snapshots, Valuation valuation, LateSnapshots late, Desks desks, MarketViews views) {
        this.snapshots = snapshots;
        this.valuation = valuation;
        this.late = late;
        this.desks = desks;
        this.views = views;
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
        Optional<EquitySnapshot> earlier = snapshots.find(ref.desk(), ref.tradingDate(), Moment.CLOSE);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        return keep(valuation.take(ref, Moment.CLOSE), true);
    }

    /**
     * Keeps a day's last snapshot with the metrics made of it; without them where there is nothing left to divide by.
     *
     * @param atCloses whether what is held is valued at closes day by day; without, there are no figures of risk
     */
    EquitySnapshot keep(EquitySnapshot closing, boolean atCloses) {
        EquitySnapshot close = snapshots.keepFirst(closing);
        Desk desk = desks.get(close.desk());
        DayClose day = new DayClose(
                close,
                snapshots.series(desk.id(), close.tradingDate()),
                snapshots.totals(desk.id(), close.tradingDate()),
                desk.initialCash());
        day.metrics(views.of(desk.market(), close.asOf()), atCloses).ifPresent(snapshots::keepFirst);
        return close;
    }
}
