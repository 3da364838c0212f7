package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.Segment;
import io.bellwether.backtest.app.ReadRun;
import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.desk.domain.Desk;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.TestStack;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Compares what a desk did on the engine with what it does in memory. */
final class BothWays {
    private BothWays() {}

    /**
     * Every row is the same.
     *
     * @param dates the days that the desk was replayed on the engine, oldest first
     * @return what both did
     */
    static RunRecord same(Market market, Desk desk, List<LocalDate> dates) {
        return same(market, desk, dates, List.of());
    }

    /** The same for a desk with segments. */
    static RunRecord same(Market market, Desk desk, List<LocalDate> dates, List<Segment> segments) {
        RunRecord engine = TestStack.bean(ReadRun.class).run(desk.id(), dates);
        RunRecord kernel = new RunBacktest(Map.of())
                .run(
                        new BacktestRequest(market, desk, dates.getFirst(), dates.getLast(), segments),
                        (date, done, all) -> {},
                        () -> false)
                .result()
                .record();
        assertThat(kernel.lines()).isEqualTo(engine.lines());
        assertThat(kernel.decisions()).isEqualTo(engine.decisions());
        assertThat(kernel.sha256()).isEqualTo(engine.sha256());
        return engine;
    }
}
