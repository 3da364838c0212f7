package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Income;
import java.util.List;

/** Everything a desk ever traded. */
public interface TradeJournal {
    /**
     * A trade with the words it was made for.
     *
     * @param reason may be empty
     */
    record Entry(Fill fill, String reason) {}

    /** Every trade of the desk, in the order they were booked. */
    List<Entry> trades(DeskId desk);

    /** What the desk was given without a trade, so far. */
    Income income(DeskId desk);

    /** Whether the desk has booked a corporate action. */
    boolean hasActions(DeskId desk);
}
