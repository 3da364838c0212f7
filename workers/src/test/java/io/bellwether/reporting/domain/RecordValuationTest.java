package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.reporting.domain.RecordedBooks.DayPrices;
import io.bellwether.reporting.domain.RecordedBooks.ShareChange;
import io.bellwether.reporting.domain.RecordedBooks.TradedPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** 1000 USD from Monday 2026-11-02 on; ten AAA are bought at 20 on that day. */
class RecordValuationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final NavigableMap<LocalDate, BigDecimal> cash = new TreeMap<>();
    private final NavigableMap<LocalDate, BigDecimal> flows = new TreeMap<>();
    private final List<ShareChange> shares = new ArrayList<>();
    private final List<TradedPrice> trades = new ArrayList<>();
    private final Map<String, NavigableMap<LocalDate, DayPrices>> bars = new HashMap<>();

    RecordValuationTest() {
        cash.put(MONDAY, usd("800.00"));
        shares.add(new ShareChange(MONDAY, "AAA", usd("10"), false));
        trades.add(new TradedPrice(MONDAY, "AAA", usd("20")));
    }

    @Test
    void valuesWhatIsHeldAtEveryCloseUpToTheLastOneKnown() {
        closes("AAA", "21", "19.5", "22");
        closes("INDEX", "101", "102", "103");
        bars.get("INDEX").put(MONDAY.minusDays(3), prices("100"));
        RecordValuation.Result result = run();
        assertThat(result.days())
                .extracting(day -> "%s %s %s %s"
                        .formatted(
                                day.date(),
                                day.equity(),
                                day.cash(),
                                day.benchmark().orElseThrow()))
                .containsExactly(
                        "2026-11-02 1000.00 1000.00 100",
                        "2026-11-02 1010.00 800.00 101",
                        "2026-11-03 995.00 800.00 102",
                        "2026-11-04 1020.00 800.00 103");
        assertThat(result.closes()).containsExactly(Map.entry("AAA", usd("22")));
        assertThat(result.obstacle()).isEmpty();
    }

    @Test
    void cashFromOutsideCountsOnItsSession() {
        closes("AAA", "20", "20", "20");
        cash.put(MONDAY.plusDays(1), usd("50.00"));
        flows.put(MONDAY.plusDays(1), usd("50.00"));
        assertThat(run().days())
                .extracting(day -> day.equity() + " " + day.flow())
                .containsExactly("1000.00 0.00", "1000.00 0.00", "1050.00 50.00", "1050.00 0.00");
    }

    /** Two for one on Tuesday: the price of Monday is one of the old shares. */
    @Test
    void aSplitIsValuedInTheSharesOfItsDay() {
        closes("AAA", "20", "11", "12");
        shares.add(new ShareChange(MONDAY.plusDays(1), "AAA", usd("-10"), true));
        shares.add(new ShareChange(MONDAY.plusDays(1), "AAA", usd("20"), true));
        assertThat(run().days())
                .extracting(DailyEquity::equity)
                .containsExactly(usd("1000.00"), usd("1000.00"), usd("1020.00"), usd("1040.00"));
        bars.get("AAA").remove(MONDAY.plusDays(2));
        bars.get("AAA").remove(MONDAY.plusDays(1));
        assertThat(run().obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("closes of AAA are not known day by day"));
    }

    @Test
    void aShareThatDoesNotTradeKeepsItsLastClose() {
        closes("AAA", "21", "22", "23");
        bars.get("AAA").remove(MONDAY.plusDays(1));
        assertThat(run().days())
                .extracting(DailyEquity::equity)
                .containsExactly(usd("1000.00"), usd("1010.00"), usd("1010.00"), usd("1030.00"));
    }

    /** Sold on the day it was bought, ten times over: every close is cash. */
    @Test
    void whoHoldsNothingAtTheCloseNeedsNoPrice() {
        shares.add(new ShareChange(MONDAY, "AAA", usd("-10"), false));
        cash.put(MONDAY, usd("1010.00"));
        cash.put(MONDAY.plusDays(7), usd("5.00"));
        RecordValuation.Result result = run();
        assertThat(result.obstacle()).isEmpty();
        assertThat(result.days()).hasSize(7);
        assertThat(result.days().get(5).equity()).isEqualByComparingTo("1010");
        assertThat(result.days().getLast().equity()).isEqualByComparingTo("1015");
    }

    /** A record from before the exchange calendar begins is valued on working days. */
    @Test
    void daysOfBeforeTheCalendarAreWorkingDays() {
        LocalDate monday = LocalDate.of(2008, 9, 15);
        cash.clear();
        cash.put(monday, usd("1000.00"));
        cash.put(monday.plusDays(4), usd("10.00"));
        shares.clear();
        trades.clear();
        assertThat(run().days()).hasSize(6);
    }

    @Test
    void aTradeFarOutsideItsDaysPricesMakesThemStrangers() {
        closes("AAA", "2.10", "2.20", "2.30");
        assertThat(run().obstacle())
                .contains(
                        "AAA was traded at 20 on 2026-11-02, where its prices say 2.10 to 2.10: they are adjusted for a split, or of another share");
        closes("AAA", "22", "22", "22");
        assertThat(run().obstacle()).isEmpty();
    }

    private RecordValuation.Result run() {
        BigDecimal deposit = usd("1000.00");
        return RecordValuation.of(
                new RecordedBooks(false, deposit, cash, flows, shares, trades, bars, Optional.of("INDEX")));
    }

    /** Closes of Monday and the days after it. */
    private void closes(String symbol, String... closes) {
        NavigableMap<LocalDate, DayPrices> days = new TreeMap<>();
        for (int i = 0; i < closes.length; i++) {
            days.put(MONDAY.plusDays(i), prices(closes[i]));
        }
        bars.put(symbol, days);
    }

    private static DayPrices prices(String close) {
        return new DayPrices(usd(close), usd(close), usd(close));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
