package archfixture.reporting.app;

import archfixture.execution.app.StopsRebalancings;
import archfixture.rebalance.app.ReadsReports;

/** What may be: reporting looks at everything to its left. */
public class ShowsRebalancings {
    StopsRebalancings left;
    ReadsReports next;
}
