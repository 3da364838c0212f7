package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LotExit;
import java.util.List;

/** Everything that a desk's books went through, kept while a run in memory lasts; for reading the run at its end. */
public interface LotHistory {
    /** Every fill, in the order in which they were booked. */
    List<Fill> fills(DeskId desk);

    /** Every exit of a lot, in the order in which they were booked. */
    List<LotExit> exits(DeskId desk);

    /** Dividends received [USD]. */
    Money dividends(DeskId desk);

    /** Interest received for idle cash [USD]. */
    Money interest(DeskId desk);

    /** How many splits were booked. */
    int splits(DeskId desk);

    /** Whether a corporate action was booked. */
    boolean hasActions(DeskId desk);
}
