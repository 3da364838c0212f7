package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.AlertLine;
import io.bellwether.reporting.domain.DecisionLine;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads what happened on a desk's day. */
public interface DayReadings {
    /** Decisions of the day with proposals and verdicts, in the order they were made. */
    List<DecisionLine> decisions(DeskId desk, LocalDate date);

    /** Orders of the day, and older ones that are open or traded on the day; oldest first. */
    List<OrderLine> orders(DeskId desk, LocalDate date);

    /** One order with its life, if there is one of this id. */
    Optional<OrderLine> order(String orderId);

    /** Executions of the day, oldest first. */
    List<FillLine> fills(DeskId desk, LocalDate date);

    /** Executions of one order, oldest first. */
    List<FillLine> fillsOf(String orderId);

    /** The latest alerts of the desk, and those that are about no desk; latest first. */
    List<AlertLine> alerts(DeskId desk, int limit);

    /** What is wrong with the day's market data, one line each, at most {@code limit}. */
    List<String> dataIssues(String market, LocalDate date, int limit);
}
