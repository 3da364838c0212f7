package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The order in which the trades of a day are booked. It is that of the source, but the place of a row without a time is no
 * moment: a buy that cannot be paid waits for the sales below it, as far as it needs them, and a sale of more than is held
 * for the buys of the same symbol below it, where those make it possible. Else trades of one symbol never change places.
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
     * @param held shares of a symbol that are held now
     */
    RecordRow.Trade next(Money cash, Predicate<SourceTrade> bookable, Function<Symbol, Quantity> held) {
        SourceTrade first = waiting.getFirst().trade();
        if (first.side() == Side.SELL && isFree(first) && !bookable.test(first)) {
            Optional<RecordRow.Trade> buy = firstBuyFor(first, held.apply(first.symbol()));
            if (buy.isPresent()) {
                findings.about(
                        buy.get().trade(),
                        Kind.ROW_ORDER,
                        Treatment.MOVED,
                        first.quantity().value(),
                        held.apply(first.symbol()).value(),
                        "shares that line %d sells; neither row has a time, so this buy is booked before it"
                                .formatted(first.at().line()));
                waiting.remove(buy.get());
                return buy.get();
            }
        }
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

    /** The first buy below the sale, if all that are there make it possible. */
    private Optional<RecordRow.Trade> firstBuyFor(SourceTrade sale, Quantity held) {
        List<RecordRow.Trade> buys = waiting.stream()
                .filter(row -> row.trade().symbol().equals(sale.symbol())
                        && row.trade().side() == Side.BUY
                        && isFree(row.trade()))
                .toList();
        Quantity most = buys.stream().map(row -> row.trade().quantity()).reduce(held, Quantity::plus);
        return most.compareTo(sale.quantity()) < 0
                ? Optional.empty()
                : buys.stream().findFirst();
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
