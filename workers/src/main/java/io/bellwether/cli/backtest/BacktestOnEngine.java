package io.bellwether.cli.backtest;

import io.bellwether.backtest.app.MakeReport;
import io.bellwether.backtest.app.PlanFaults;
import io.bellwether.backtest.app.ReadFaults;
import io.bellwether.backtest.app.ReadRun;
import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.BacktestResult;
import io.bellwether.backtest.domain.ModelUse;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.cli.demo.DayRunner;
import io.bellwether.cli.demo.DemoDesk;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.model.Model;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.LinkProperties;
import io.camunda.client.CamundaClient;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationContext;

/**
 * Has the days of a backtest replayed by the engine of a running stack, by the process {@code backtest}, for a new desk.
 * Whoever stops waiting does not stop the process.
 */
final class BacktestOnEngine {
    private static final long LOOK_MILLIS = 500;

    private final ApplicationContext context;
    private final PrintWriter err;

    BacktestOnEngine(ApplicationContext context, PrintWriter err) {
        this.context = context;
        this.err = err;
    }

    BacktestReport run(BacktestRequest asked, RunBacktest.Progress progress, BooleanSupplier stopped)
            throws InterruptedException {
        Market market = asked.market();
        context.getBean(Markets.class).register(market.id(), market.kind(), market.location(), market.benchmark());
        Desk desk = DemoDesk.make(
                context.getBean(Desks.class),
                "backtest",
                id -> asked.desk().withId(id).withActive(false));
        BacktestRequest request = asked.withDesk(desk);
        request.segments()
                .forEach(segment -> context.getBean(SegmentBook.class)
                        .save(desk.id(), segment, new SegmentBook.Change("backtest", "Segments of the run")));
        context.getBean(PlanFaults.class).run(request);
        List<LocalDate> sessions = request.sessions();
        start(request);
        DayRunner waiting = DayRunner.of(context, err);
        TradingDays days = context.getBean(TradingDays.class);
        List<LocalDate> done = days.done(desk.id());
        while (done.size() < sessions.size() && !stopped.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            waiting.lookAround(desk.id());
            List<LocalDate> now = days.done(desk.id());
            if (now.size() > done.size()) {
                progress.traded(now.getLast(), now.size(), sessions.size());
            }
            done = now;
        }
        if (done.isEmpty()) {
            throw new IllegalStateException("ended before the first day was done; the process goes on");
        }
        RunRecord record = context.getBean(ReadRun.class).run(desk.id(), done);
        return context.getBean(MakeReport.class)
                .run(new BacktestResult(
                        request,
                        done,
                        record,
                        new TreeMap<>(Map.of("Day replayed", done.size())),
                        context.getBean(Halts.class).current(desk.id()),
                        models(record),
                        context.getBean(ReadFaults.class).run(request, done, record)));
    }

    /** What the engine's models cost is in the database, as for every desk. */
    private ModelUse models(RunRecord record) {
        Advisors advisors = context.getBean(Advisors.class);
        return new ModelUse(
                record.advisors().stream()
                        .filter(name -> advisors.get(name) instanceof Model)
                        .toList(),
                false,
                0,
                BigDecimal.ZERO);
    }

    private void start(BacktestRequest request) {
        long instance = context.getBean(CamundaClient.class)
                .newCreateInstanceCommand()
                .bpmnProcessId("backtest")
                .latestVersion()
                .variables(Map.of(
                        "deskId", request.desk().id().value(),
                        "from", request.from().toString(),
                        "to", request.to().toString()))
                .send()
                .join()
                .getProcessInstanceKey();
        err.printf(
                "Desk %s trades on the engine: %s%n",
                request.desk().id(), context.getBean(LinkProperties.class).operateInstance(instance));
        err.flush();
    }
}
