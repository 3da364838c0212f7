package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.app.ReadFaults;
import io.bellwether.backtest.app.ReadRun;
import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.BacktestResult;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.TestStack;
import java.math.BigDecimal;
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
        BacktestRequest request = new BacktestRequest(market, desk, dates.getFirst(), dates.getLast());
        return same(request.withSegments(segments), dates).record();
    }

    /**
     * Every row, what moved money beside the trades and what the desk did about faults are the same.
     *
     * @return what the kernel did
     */
    static BacktestResult same(BacktestRequest request, List<LocalDate> dates) {
        Desk desk = request.desk();
        RunRecord engine = TestStack.bean(ReadRun.class).run(desk.id(), dates);
        BacktestResult result = new RunBacktest(Map.of())
                .run(request, (date, done, all) -> {}, () -> false)
                .result();
        RunRecord kernel = result.record();
        assertThat(kernel.lines()).isEqualTo(engine.lines());
        assertThat(kernel.decisions()).isEqualTo(engine.decisions());
        assertThat(kernel.sha256()).isEqualTo(engine.sha256());
        assertThat(kernel.money().income()).isEqualTo(engine.money().income());
        assertThat(kernel.money().executions())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(engine.money().executions());
        assertThat(result.faults()).isEqualTo(TestStack.bean(ReadFaults.class).run(request, dates, engine));
        return result;
    }
}
