package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.execution.app.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.app.TradeJournal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Reads what a desk did over days that were replayed, wherever its rows are kept. */
@Service
public class ReadRun {
    private final Orders orders;
    private final TradeJournal journal;
    private final Snapshots snapshots;

    ReadRun(Orders orders, TradeJournal journal, Snapshots snapshots) {
        this.orders = orders;
        this.journal = journal;
        this.snapshots = snapshots;
    }

    /**
     * The rows of the desk.
     *
     * @param dates the days that were replayed, oldest first, at least one
     */
    public RunRecord run(DeskId desk, List<LocalDate> dates) {
        return new RunRecord(
                dates.stream()
                        .flatMap(date -> orders.ordersOf(desk, date).stream())
                        .toList(),
                journal.trades(desk).stream().map(TradeJournal.Entry::fill).toList(),
                snapshots.dailySeries(desk, dates.getLast()));
    }
}
