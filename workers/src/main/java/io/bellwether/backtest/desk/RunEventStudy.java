package io.bellwether.backtest.desk;

import io.bellwether.backtest.app.AbnormalReturns;
import io.bellwether.backtest.app.AnswerBook;
import io.bellwether.backtest.app.ModelsOfRun;
import io.bellwether.backtest.domain.Evidence;
import io.bellwether.backtest.domain.ModelUse;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.backtest.domain.events.EventWindow;
import io.bellwether.backtest.domain.events.MarketEvent;
import io.bellwether.backtest.domain.events.Offsets;
import io.bellwether.backtest.domain.events.TradedWindow;
import io.bellwether.backtest.domain.events.WindowPlan;
import io.bellwether.backtest.domain.mask.Mask;
import io.bellwether.backtest.domain.mask.MaskKey;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.domain.EquitySnapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Trades a desk in many short windows, each from an empty book. The windows of a core share a market in memory, which is
 * loaded once, and have a desk each.
 */
public final class RunEventStudy {
    /** Is told after each window. */
    public interface Progress {
        /**
         * @param done windows traded so far
         * @param all windows to trade
         */
        void traded(int done, int all);
    }

    private final Map<String, String> properties;
    private final OptionalLong mask;
    private final int cores;

    /**
     * @param properties settings that win over those of the file, see {@link DeskKernel#open}
     * @param mask seed of the mask that language models look through
     * @param cores how many windows are traded at the same time
     */
    public RunEventStudy(Map<String, String> properties, OptionalLong mask, int cores) {
        this.properties = Map.copyOf(properties);
        this.mask = mask;
        this.cores = cores;
    }

    /** What a core traded, and which of the advisors that decided are language models. */
    private record Part(List<TradedWindow> windows, Set<String> models) {}

    /**
     * Trades the windows.
     *
     * @param stopped whether to end before the next window; what was traded until then is summed up
     * @throws IllegalArgumentException when there is nothing to trade
     */
    public EventStudy run(
            Market market,
            Desk desk,
            WindowPlan plan,
            Offsets window,
            long seed,
            Progress progress,
            BooleanSupplier stopped)
            throws InterruptedException {
        List<EventWindow> all = new ArrayList<>(plan.events());
        all.addAll(plan.controls());
        all.sort(Comparator.comparing(EventWindow::from));
        if (plan.events().isEmpty()) {
            throw new IllegalArgumentException(
                    "no event has a window within the days of the data; name other events or a shorter --window");
        }
        AtomicInteger done = new AtomicInteger();
        int parts = Math.min(cores, all.size());
        ExecutorService threads = Executors.newFixedThreadPool(parts);
        try {
            List<Future<Part>> futures = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                List<EventWindow> own = all.subList(all.size() * i / parts, all.size() * (i + 1) / parts);
                Callable<Part> part = () -> part(market, desk, own, symbols(plan.events()), stopped, () -> {
                    synchronized (progress) {
                        progress.traded(done.incrementAndGet(), all.size());
                    }
                });
                futures.add(threads.submit(part));
            }
            List<TradedWindow> traded = new ArrayList<>();
            Set<String> models = new TreeSet<>();
            for (Future<Part> future : futures) {
                Part part = future.get();
                traded.addAll(part.windows());
                models.addAll(part.models());
            }
            return EventStudy.of(
                    market.id(),
                    desk.settings().advisors(),
                    window,
                    seed,
                    plan,
                    traded,
                    caveats(market, models, traded.size(), all.size()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> caveats(Market market, Set<String> models, int traded, int all) {
        List<String> caveats = new ArrayList<>();
        Evidence evidence =
                Evidence.of(new ModelUse(List.copyOf(models), mask.isPresent(), 0, BigDecimal.ZERO), market.kind());
        if (!models.isEmpty()) {
            caveats.add((evidence.contaminated() ? "Contaminated, no evidence of anything: " : "") + evidence.reason());
        }
        if (traded < all) {
            caveats.add("%d of %d windows were traded: the study was ended early, or the data have no prices in them."
                    .formatted(traded, all));
        }
        return caveats;
    }

    /** Shares that events name; none when one is the whole market's, and then all are looked at. */
    private static Set<Symbol> symbols(List<EventWindow> windows) {
        Set<Symbol> symbols = new HashSet<>();
        for (EventWindow window : windows) {
            for (MarketEvent event : window.events()) {
                if (event.symbol().isEmpty()) {
                    return Set.of();
                }
                symbols.add(event.symbol().get());
            }
        }
        return symbols;
    }

    private Part part(
            Market market,
            Desk desk,
            List<EventWindow> windows,
            Set<Symbol> symbols,
            BooleanSupplier stopped,
            Runnable traded) {
        ModelsOfRun models = new ModelsOfRun(
                mask.isPresent() ? Optional.of(new Mask(new MaskKey(mask.getAsLong()))) : Optional.empty(),
                AnswerBook.none(),
                Optional.empty());
        List<TradedWindow> all = new ArrayList<>();
        Set<String> asked = new TreeSet<>();
        try (DeskKernel kernel = DeskKernel.open(properties, models)) {
            kernel.requireUsable(desk.settings().advisors());
            kernel.register(market);
            for (EventWindow window : windows) {
                if (stopped.getAsBoolean()) {
                    break;
                }
                window(kernel, market, desk, window, symbols, asked).ifPresent(all::add);
                traded.run();
            }
        }
        return new Part(all, asked);
    }

    private static Optional<TradedWindow> window(
            DeskKernel kernel, Market market, Desk desk, EventWindow window, Set<Symbol> symbols, Set<String> models) {
        DeskId id = new DeskId("window-" + window.from() + (window.isControl() ? "-control" : ""));
        kernel.desks().save(desk.withId(id));
        for (LocalDate date : window.sessions()) {
            kernel.replayDay().run(id, date);
        }
        RunRecord record = kernel.readRun().run(id, window.sessions());
        List<EquitySnapshot> equity = record.equity();
        if (equity.size() < 2) {
            return Optional.empty();
        }
        models.addAll(kernel.models(record.advisors()));
        double start = value(equity.getFirst());
        List<Double> path =
                equity.stream().skip(1).map(day -> value(day) / start - 1).toList();
        AbnormalReturns.Mean abnormal = kernel.get(AbnormalReturns.class)
                .run(market.id(), window, own(window, symbols), equity.getLast().asOf());
        return Optional.of(new TradedWindow(
                window.center(),
                window.from(),
                window.to(),
                window.events().stream().map(TradedWindow::name).toList(),
                path.getLast(),
                abnormal.benchmark(),
                path,
                abnormal.cumulated(),
                abnormal.shares(),
                record.fills().size()));
    }

    /** Around an event the shares that it names, in a control window those that any event names. */
    private static Set<Symbol> own(EventWindow window, Set<Symbol> any) {
        return window.isControl() ? any : symbols(List.of(window));
    }

    private static double value(EquitySnapshot snapshot) {
        return snapshot.equity().amount().doubleValue();
    }
}
