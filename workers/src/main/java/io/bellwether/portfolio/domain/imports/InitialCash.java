package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.imports.RecordEvent.Cash;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cash that books start from.
 *
 * @param amount [USD]
 * @param deposited the day whose deposits it is; they are not entered again
 */
public record InitialCash(Money amount, Optional<LocalDate> deposited) {
    /** An amount that somebody named. */
    public static InitialCash named(Money amount) {
        return new InitialCash(amount, Optional.empty());
    }

    /**
     * What a record says: cash of its first day with sums, without what its rows up to then moved, or the deposits it
     * begins with. Empty when it has neither.
     */
    public static Optional<InitialCash> of(List<RecordRow> rows) {
        return byDays(rows).or(() -> byDeposits(rows));
    }

    private static Optional<InitialCash> byDays(List<RecordRow> rows) {
        return Rows.days(rows)
                .filter(day -> day.total().isPresent())
                .min(Comparator.comparing(SourceDay::date))
                .map(first -> named(Money.rounded(first.total().orElseThrow().cash())
                        .plus(sum(Rows.trades(rows)
                                .filter(trade -> !trade.date().isAfter(first.date()))
                                .map(SourceTrade::cashOut)))
                        .minus(sum(cash(rows)
                                .filter(event -> !event.date().isAfter(first.date()))
                                .map(Cash::amount)))));
    }

    private static Optional<InitialCash> byDeposits(List<RecordRow> rows) {
        return Stream.concat(
                        Rows.trades(rows).map(SourceTrade::date),
                        Rows.events(rows)
                                .filter(event -> !(event instanceof RecordEvent.Announced))
                                .map(RecordEvent::date))
                .min(LocalDate::compareTo)
                .map(first -> new InitialCash(
                        sum(cash(rows)
                                .filter(event -> isDepositOf(first, event))
                                .map(Cash::amount)),
                        Optional.of(first)))
                .filter(found -> found.amount().isPositive());
    }

    /** Whether the books have the event already, as what they start from. */
    boolean includes(RecordEvent event) {
        return event instanceof Cash cash
                && deposited.filter(date -> isDepositOf(date, cash)).isPresent();
    }

    private static boolean isDepositOf(LocalDate date, Cash event) {
        return event.kind() == CashKind.DEPOSIT && event.date().equals(date);
    }

    private static Stream<Cash> cash(List<RecordRow> rows) {
        return Rows.events(rows).filter(Cash.class::isInstance).map(Cash.class::cast);
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }
}
