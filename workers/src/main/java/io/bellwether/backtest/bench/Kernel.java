package io.bellwether.backtest.bench;

import io.bellwether.backtest.app.Sweep;
import io.bellwether.backtest.domain.BarColumns;
import io.bellwether.backtest.domain.Run;
import java.util.List;

/** The house's kernel: indicators, orders, fills, trades and the curve of each run. */
final class Kernel implements Contender {
    private final Sweep sweep;

    Kernel(Work work, List<BarColumns> series) {
        this.sweep = new Sweep(work.of(series), work.pairs());
    }

    @Override
    public Answer run(int threads) throws InterruptedException {
        long roundTrips = 0;
        double pnl = 0;
        for (Tally tally : sweep.run(threads, Tally::of)) {
            roundTrips += tally.roundTrips();
            pnl += tally.pnl();
        }
        return Answer.of(roundTrips, pnl);
    }

    /** What is kept of a run. */
    private record Tally(int roundTrips, double pnl) {
        private static final double CENT = 0.01;

        /** Reads trades and curve, which must say the same. */
        static Tally of(Run run) {
            double pnl = run.trades().pnl();
            int last = run.bars().size() - 1;
            double open = run.heldShares() == 0
                    ? 0
                    : run.heldShares() * (run.bars().close(last) - run.bars().open(run.heldSince()));
            if (last >= 0 && Math.abs(run.gain(last) - pnl - open) > CENT) {
                throw new IllegalStateException("%s: the curve ends at %s, trades and what is held come to %s"
                        .formatted(run.bars().name(), run.gain(last), pnl + open));
            }
            return new Tally(run.trades().size(), pnl);
        }
    }
}
