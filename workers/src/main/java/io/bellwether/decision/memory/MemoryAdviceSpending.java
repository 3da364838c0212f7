package io.bellwether.decision.memory;

import io.bellwether.decision.app.consultation.AdviceSpending;
import io.bellwether.decision.domain.AdviceCost;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Sums what the attempts of a desk cost. */
@InMemory
final class MemoryAdviceSpending implements AdviceSpending {
    private static final String NO_ATTEMPT = "";

    private final AttemptRows rows;

    MemoryAdviceSpending(AttemptRows rows) {
        this.rows = rows;
    }

    @Override
    public AdviceSpent until(DeskId desk, LocalDate date) {
        return spent(desk, date, date, NO_ATTEMPT);
    }

    @Override
    public boolean reserve(DeskId desk, LocalDate date, String attemptId, BigDecimal highestCost, AdviceBudget budget) {
        LocalDate monthEnd = YearMonth.from(date).atEndOfMonth();
        if (!spent(desk, date, monthEnd, attemptId).leavesRoomFor(highestCost, budget)) {
            return false;
        }
        AttemptRow row = rows.find(attemptId);
        if (row != null) {
            row.reserved = row.reserved.max(Decimals.usd(highestCost));
        }
        return true;
    }

    private AdviceSpent spent(DeskId desk, LocalDate date, LocalDate to, String except) {
        List<AdviceCost> ofMonth = new ArrayList<>();
        for (List<AttemptRow> day : rows.between(desk, date.withDayOfMonth(1), to)) {
            day.forEach(row -> ofMonth.add(row.cost(except)));
        }
        return AdviceSpent.of(ofMonth, date);
    }
}
