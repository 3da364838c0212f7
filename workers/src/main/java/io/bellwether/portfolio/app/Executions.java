package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LotClosing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What was executed, for records that are kept in memory; in the database they join the books' tables. */
public interface Executions {
    /** Whether an execution of the order is booked up to the day. */
    boolean isExecuted(String orderId, LocalDate upTo);

    /** Lots that executions of the order opened, and what corporate actions made of them, each with all its sales. */
    List<Bought> bought(DeskId desk, String orderId);

    /** Whether a lot of the symbol was opened at the moment or later, or shares of one were sold on the day or later. */
    boolean hasTraded(DeskId desk, Symbol symbol, Instant boughtFrom, LocalDate soldFrom);

    /**
     * A lot with its sales.
     *
     * @param quantity [shares] bought
     * @param sales what was sold of it, or paid out
     */
    record Bought(Symbol symbol, Quantity quantity, List<LotClosing> sales) {
        public Bought {
            sales = List.copyOf(sales);
        }
    }
}
