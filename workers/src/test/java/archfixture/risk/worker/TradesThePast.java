package archfixture.risk.worker;

import archfixture.backtest.domain.PastRun;

/** Planted: a worker that drives a backtest. */
class TradesThePast {
    PastRun run;
}
