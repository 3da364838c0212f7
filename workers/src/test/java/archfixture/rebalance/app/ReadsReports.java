package archfixture.rebalance.app;

import archfixture.reporting.app.ShowsRebalancings;

/** Planted: a rebalancing that rests on what reporting shows of it. */
public class ReadsReports {
    ShowsRebalancings right;
}
