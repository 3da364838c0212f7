package io.bellwether.backtest.app;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Says which days a backtest on the engine replays. Only reads. */
@Service
public class PlanBacktest {
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    /** The sessions from the first day to the last, by month, oldest first; a month without one is left out. */
    public SortedMap<YearMonth, List<LocalDate>> run(LocalDate from, LocalDate to) {
        SortedMap<YearMonth, List<LocalDate>> months = new TreeMap<>();
        calendar.tradingDays(from, to)
                .forEach(day -> months.computeIfAbsent(YearMonth.from(day), month -> new ArrayList<>())
                        .add(day));
        return months;
    }
}
