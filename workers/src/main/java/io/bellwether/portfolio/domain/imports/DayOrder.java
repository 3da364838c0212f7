package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The order in which the trades of a day are booked. It is that of the source, with one exception: the place of a row
 * without a time is no moment, so a buy that cannot be paid waits for the sales below it, as far as it needs them. Trades
 * of the same symbol never change places; the lots are the same in any order this makes.
 */
final class DayOrder {
    private final List<RecordRow.Trade> waiting;
    private final Findings findings;

    /** @param trades of one day, by time where there is one, then as in the file */
    DayOrder(List<RecordRow.Trade> trades, Findings findings) {
        this.waiting = new ArrayList<>(trades);
        this.findings = findings;
    }

    boolean hasNext() {
        return !waiting.isEmpty();
    }

    /**
     * Takes out what is to be booked next.
     *
     * @param cash [USD] what there is
     * @param bookable whether a sale would be booked now
     */
    RecordRow.Trade next(Money cash, Predicate<SourceTrade> bookable) {
        SourceTrade first = waiting.getFirst().trade();
        Money left = cash.minus(first.cashOut());
        Optional<RecordRow.Trade> sale = left.isNegative() && isFree(first) ? earliestSale(bookable) : Optional.empty();
        sale.ifPresent(row -> findings.about(
                row.trade(),
                Kind.ROW_ORDER,
                Treatment.MOVED,
                left.amount(),
                BigDecimal.ZERO,
                "cash that the buy of line %d would leave; neither row has a time, so this sale is booked before it"
                        .formatted(first.at().line())));
        RecordRow.Trade next = sale.orElse(waiting.getFirst());
        waiting.remove(next);
        return next;
    }

    private Optional<RecordRow.Trade> earliestSale(Predicate<SourceTrade> bookable) {
        Set<Symbol> above = new HashSet<>();
        for (RecordRow.Trade row : waiting) {
            SourceTrade trade = row.trade();
            if (above.add(trade.symbol())
                    && trade.side() == Side.SELL
                    && isFree(trade)
                    && trade.cashOut().isNegative()
                    && bookable.test(trade)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(SourceTrade trade) {
        return trade.time().isEmpty();
    }
}
