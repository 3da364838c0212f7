package archfixture.execution.app;

import archfixture.rebalance.app.ReadsReports;

/** Planted: execution that knows who rebalances. */
public class StopsRebalancings {
    ReadsReports right;
}
