package io.bellwether.backtest.desk;

import io.bellwether.backtest.app.ModelsOfRun;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.DataVerdicts;
import io.bellwether.marketdata.app.MarketSight;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.reporting.app.BuildReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a new desk a past: its days are traded in memory, and what they wrote there is written into the database as if
 * the engine had replayed them. The days have no process instances, and their reports are rendered for who looks first.
 */
@Component
public class TradePast {
    private final Desks desks;
    private final Markets markets;
    private final TradingDays days;
    private final Orders orders;
    private final MarketSight sight;
    private final MarketStore store;
    private final DataIssues issues;
    private final DataVerdicts verdicts;
    private final StoredHistory history;
    private final BuildReport buildReport;
    private final TransactionTemplate transaction;

    /** What a day wrote of its desk; nothing is the end. */
    private record TradedDay(LocalDate date, List<RecordedCall> calls) {}

    TradePast(
            Desks desks,
            Markets markets,
            TradingDays days,
            Orders orders,
            MarketSight sight,
            MarketStore store,
            DataIssues issues,
            DataVerdicts verdicts,
            StoredHistory history,
            BuildReport buildReport,
            TransactionTemplate transaction) {
        this.desks = desks;
        this.markets = markets;
        this.days = days;
        this.orders = orders;
        this.sight = sight;
        this.store = store;
        this.issues = issues;
        this.verdicts = verdicts;
        this.history = history;
        this.buildReport = buildReport;
        this.transaction = transaction;
    }

    /**
     * Trades the days and stores them: all of them or, when anything goes wrong or this process is killed, none. Days that
     * are there already are left as they are. What their sessions saw of the market is stored apart from that, for good.
     *
     * @param dates the trading days, oldest first
     * @return why the engine has to replay the days; empty when they are stored
     * @throws IllegalArgumentException when the desk has other days
     */
    public Optional<String> run(DeskId id, List<LocalDate> dates) {
        if (isTraded(id, dates)) {
            return Optional.empty();
        }
        Desk desk = desks.get(id);
        Market market = markets.get(desk.market());
        boolean isNew = sight.isEmpty(market);
        if (!isNew && sight.isCorrected(market)) {
            return Optional.of(corrected(market));
        }
        ExecutorService kernel = Executors.newSingleThreadExecutor();
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                orders.lockDesk(id);
                if (isTraded(id, dates)) {
                    return Optional.<String>empty();
                }
                BlockingQueue<TradedDay> traded = new LinkedBlockingQueue<>();
                Future<Boolean> whole = kernel.submit(() -> trade(desk, market, dates, traded));
                store(id, traded);
                Optional<String> hindrance = isWhole(whole)
                        ? Optional.of(market)
                                .filter(known -> !isNew && sight.isCorrected(known))
                                .map(TradePast::corrected)
                        : Optional.of("the desk was stopped, and a stop needs its process");
                if (hindrance.isPresent()) {
                    status.setRollbackOnly();
                }
                return hindrance;
            }));
        } finally {
            kernel.shutdownNow();
        }
    }

    private boolean isTraded(DeskId desk, List<LocalDate> dates) {
        if (days.last(desk).isEmpty()) {
            return dates.isEmpty();
        }
        if (dates.stream().allMatch(date -> days.find(desk, date).isPresent())) {
            return true;
        }
        throw new IllegalArgumentException("desk %s has traded already; only a new desk gets a past".formatted(desk));
    }

    private static String corrected(Market market) {
        return "the data of market %s were corrected after sessions had seen them".formatted(market.id());
    }

    /** Stores day after day until there is none any more. */
    private void store(DeskId desk, BlockingQueue<TradedDay> traded) {
        try {
            for (TradedDay day = traded.take(); !day.calls().isEmpty(); day = traded.take()) {
                history.repeat(day.calls());
                buildReport.run(desk, day.date());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a desk's past was being stored", e);
        }
    }

    private static boolean isWhole(Future<Boolean> trading) {
        try {
            return trading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a desk's past was being traded", e);
        }
    }

    /**
     * Trades the days in memory and gives what each wrote of its desk to be stored.
     *
     * @return false when it was stopped
     */
    private boolean trade(Desk desk, Market market, List<LocalDate> dates, BlockingQueue<TradedDay> traded) {
        RecordedPorts ports = new RecordedPorts(history::isWrite);
        StoredSight seen = new StoredSight(sight, store, issues, verdicts);
        try (DeskKernel kernel = DeskKernel.open(Map.of(), ModelsOfRun.plain(), ports)) {
            kernel.register(market);
            kernel.desks().save(desk);
            ports.take();
            for (LocalDate date : dates) {
                kernel.replayDay().run(desk.id(), date);
                giveUpInstance(kernel.get(TradingDays.class), desk.id(), date);
                if (kernel.halts().current(desk.id()).isPresent() || Thread.interrupted()) {
                    return false;
                }
                List<RecordedCall> calls = ports.take();
                seen.see(calls);
                traded.add(new TradedDay(
                        date, calls.stream().filter(call -> !call.isOfMarket()).toList()));
            }
            seen.store();
            return true;
        } finally {
            traded.add(new TradedDay(LocalDate.EPOCH, List.of()));
        }
    }

    /** No instance ran the day, so none is to be looked for. */
    private static void giveUpInstance(TradingDays days, DeskId desk, LocalDate date) {
        days.find(desk, date).flatMap(TradingDay::instance).ifPresent(instance -> days.release(desk, date, instance));
    }
}
