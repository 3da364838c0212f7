package io.bellwether.portfolio.domain.imports;

import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What is to be entered into the books, in this order. */
public sealed interface Step {
    /**
     * A trade to be booked.
     *
     * @param fill its id is the natural key of the source's row
     * @param n number of the trade within its day, counted from 1
     * @param reason the source's words
     * @param transfer whether the shares came from another account or went to one
     */
    record Trade(Fill fill, int n, String reason, boolean transfer) implements Step {}

    /**
     * Cash that the source's trades do not explain: what a trade needed and was not there, or, as recorded, what the source
     * states.
     *
     * @param entry the movement
     */
    record Unexplained(CashEntry entry) implements Step {}

    /**
     * Cash that moved without a trade, as a row of the source says.
     *
     * @param entry the movement
     */
    record Cash(CashEntry entry) implements Step {}

    /**
     * Shares that changed without being bought or sold, or a dividend on what was held.
     *
     * @param action what happened
     * @param terms how the books meet it
     */
    record Action(CorporateAction action, ActionTerms terms) implements Step {}

    /**
     * The end of a day, at which equity is taken.
     *
     * @param date the day
     * @param asOf [UTC] its close
     * @param asStated the source's sums where they are to stand; otherwise the books are valued
     */
    record Close(LocalDate date, Instant asOf, Optional<SourceTotal> asStated) implements Step {}

    /** The session it belongs to. */
    default LocalDate date() {
        return switch (this) {
            case Trade trade -> trade.fill().tradingDate();
            case Unexplained cash -> cash.entry().tradingDate();
            case Cash cash -> cash.entry().tradingDate();
            case Action action -> action.terms().tradingDate();
            case Close close -> close.date();
        };
    }
}
