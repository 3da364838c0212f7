package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** What a desk's equity says about its returns: cash from outside moves equity and earns nothing. */
public final class EquitySeries {
    private EquitySeries() {}

    /**
     * Equity of each snapshot, cash from outside taken out ({@link Performance#timeWeighted}).
     *
     * @param series a desk's opening, if any, and its closes, oldest first
     * @param flows cash from outside after the first deposit [USD], by session; a session without a close counts with the
     *     next one
     */
    public static List<BigDecimal> timeWeighted(List<EquitySnapshot> series, NavigableMap<LocalDate, Money> flows) {
        List<BigDecimal> cash = new ArrayList<>();
        LocalDate counted = LocalDate.MIN;
        for (EquitySnapshot snapshot : series) {
            Money flow = Money.ZERO;
            if (snapshot.moment() == Moment.CLOSE) {
                flow = flows.subMap(counted, false, snapshot.tradingDate(), true).values().stream()
                        .reduce(Money.ZERO, Money::plus);
                counted = snapshot.tradingDate();
            }
            cash.add(flow.amount());
        }
        return Performance.timeWeighted(
                series.stream().map(EquitySnapshot::equity).map(Money::amount).toList(), cash);
    }
}
