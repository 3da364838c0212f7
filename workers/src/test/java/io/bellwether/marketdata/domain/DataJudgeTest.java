package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataVerdict.Grade;
import io.bellwether.marketdata.domain.DataVerdict.Reason;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The session is that of Tuesday 2016-03-08. */
class DataJudgeTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 7);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");
    private static final BigDecimal HALF_A_PERCENT = new BigDecimal("0.005");

    private final DataJudge judge = new DataJudge(TUESDAY, OPEN, HALF_A_PERCENT);
    private List<Bar> bars = bars(MONDAY, "10", 50_000);
    private Optional<LastPrice> quote = Optional.of(quote(OPEN, "10.10"));
    private Optional<TradingHalt> halt = Optional.empty();
    private List<Passed> noBar = List.of();
    private List<Passed> noQuote = List.of();

    private DataVerdict verdict() {
        return judge.judge(new DataJudge.Known(ABC, bars, quote, halt, noBar, noQuote));
    }

    @Test
    void aPriceOfTodayAndTheBarOfTheSessionBeforeAreUsable() {
        assertThat(verdict()).isEqualTo(new DataVerdict(ABC, List.of()));
        assertThat(verdict().grade()).isEqualTo(Grade.USABLE);
        assertThat(verdict().why()).isEmpty();
    }

    @Test
    void aPriceOfTheSessionBeforeIsStale() {
        quote = Optional.of(quote(OPEN.minusSeconds(1), "10.10"));
        assertSays(Grade.EXCLUDED, Reason.NO_QUOTE, "no price of 2016-03-08 at 2016-03-08T14:30:00Z");
    }

    @Test
    void aQuoteThatSourcesRefusedIsTold() {
        quote = Optional.empty();
        noQuote = List.of(
                new Passed("alpaca", "crossed: bid 10.20 above ask 10.10"), new Passed("yahoo", "does not know ABC"));
        assertSays(
                Grade.EXCLUDED,
                Reason.NO_QUOTE,
                "no price of 2016-03-08 at 2016-03-08T14:30:00Z (alpaca: crossed: bid 10.20 above ask 10.10;"
                        + " yahoo: does not know ABC)");
    }

    @Test
    void aSymbolThatIsQuotedInAnotherCurrencyIsExcludedForThat() {
        quote = Optional.empty();
        noQuote = List.of(
                new Passed("yahoo", "ABC is quoted in CAD, not in USD"), new Passed("alpaca", "does not know ABC"));
        assertThat(verdict().findings()).extracting(DataVerdict.Finding::reason).containsExactly(Reason.WRONG_CURRENCY);
        assertThat(verdict().why()).contains("ABC is quoted in CAD, not in USD");
    }

    @Test
    void aMissingBarOfTheSessionBeforeExcludes() {
        bars = bars(LocalDate.of(2016, 3, 4), "10", 50_000);
        noBar = List.of(new Passed("alpaca", "its last bar is of 2016-03-04, wanted is 2016-03-07"));
        assertSays(
                Grade.EXCLUDED,
                Reason.MISSING_BAR,
                "no bar of 2016-03-07 (alpaca: its last bar is of 2016-03-04, wanted is 2016-03-07)");
    }

    /** The bar of today is there when a day is traded again; it says nothing about the session before. */
    @Test
    void aBarOfTheNextDayChangesNothing() {
        DataVerdict before = verdict();
        bars = new ArrayList<>(bars);
        bars.add(bar(TUESDAY, "99", 0));
        assertThat(verdict()).isEqualTo(before);
    }

    @Test
    void aPriceOfHalfTheCloseLooksLikeASplit() {
        quote = Optional.of(quote(OPEN, "5.02"));
        assertSays(
                Grade.EXCLUDED,
                Reason.POSSIBLE_SPLIT,
                "the price 5.02 after a close of 10.00 looks like a split 2:1 that nobody announced");
    }

    @Test
    void aPriceOfTenTimesTheCloseLooksLikeAReverseSplit() {
        quote = Optional.of(quote(OPEN, "103"));
        assertSays(
                Grade.EXCLUDED,
                Reason.POSSIBLE_SPLIT,
                "the price 103.00 after a close of 10.00 looks like a reverse split 1:10 that nobody announced");
    }

    /** A fall by 60 % is no split, and no fault of the data. */
    @Test
    void aJumpUnlikeASplitIsUsable() {
        quote = Optional.of(quote(OPEN, "4"));
        assertThat(verdict().grade()).isEqualTo(Grade.USABLE);
    }

    @Test
    void noVolumeWhereMuchIsUsualCallsForCaution() {
        bars.set(bars.size() - 1, bar(MONDAY, "10", 0));
        assertSays(
                Grade.CAUTION, Reason.ZERO_VOLUME, "nothing traded on 2016-03-07, where 50000 shares a day are usual");
    }

    @Test
    void noVolumeWhereLittleIsUsualIsOnlyTold() {
        bars = bars(MONDAY, "10", 9_999);
        bars.set(bars.size() - 1, bar(MONDAY, "10", 0));
        assertSays(Grade.USABLE, Reason.QUIET, "nothing traded on 2016-03-07");
    }

    @Test
    void aPriceThatMovedWithoutVolumeCallsForCaution() {
        bars = bars(MONDAY, "10", 100);
        bars.set(bars.size() - 1, bar(MONDAY, "10.5", 0));
        assertSays(Grade.CAUTION, Reason.ZERO_VOLUME, "nothing traded on 2016-03-07, and yet the price moved");
    }

    @Test
    void aHaltExcludesThoughTheDataAreUsable() {
        halt = Optional.of(new TradingHalt(ABC, OPEN.minusSeconds(60), Optional.empty(), "news pending"));
        assertSays(Grade.EXCLUDED, Reason.HALTED, "trading is halted since 2016-03-08T14:29:00Z: news pending");
        assertThat(verdict().hasUsableData()).isTrue();
    }

    @Test
    void whatHasHadNoBarForTwentySessionsIsNotTraded() {
        bars = bars(LocalDate.of(2016, 2, 5), "10", 50_000);
        assertSays(Grade.EXCLUDED, Reason.NOT_TRADED, "no bar in the last 20 sessions, the last one is of 2016-02-05");
        bars = List.of();
        assertSays(Grade.EXCLUDED, Reason.NOT_TRADED, "no bar in the last 20 sessions");
        bars = bars(LocalDate.of(2016, 2, 8), "10", 50_000);
        assertThat(verdict().findings()).extracting(DataVerdict.Finding::reason).containsExactly(Reason.MISSING_BAR);
    }

    @Test
    void theWorstFindingDecidesAndIsSaid() {
        bars.set(bars.size() - 1, bar(MONDAY, "10", 0));
        quote = Optional.empty();
        assertThat(verdict().findings())
                .extracting(DataVerdict.Finding::reason)
                .containsExactly(Reason.NO_QUOTE, Reason.ZERO_VOLUME);
        assertThat(verdict().grade()).isEqualTo(Grade.EXCLUDED);
        assertThat(verdict().why()).isEqualTo("no price of 2016-03-08 at 2016-03-08T14:30:00Z");
    }

    @Test
    void aDayWithoutSessionIsRefused() {
        assertThatThrownBy(() -> new DataJudge(LocalDate.of(2016, 3, 6), OPEN, HALF_A_PERCENT))
                .hasMessage("2016-03-06 is not a trading day");
    }

    private void assertSays(Grade grade, Reason reason, String detail) {
        assertThat(verdict().findings()).containsExactly(new DataVerdict.Finding(reason, detail));
        assertThat(verdict().grade()).isEqualTo(grade);
    }

    private static LastPrice quote(Instant at, String price) {
        return new LastPrice(ABC, at, Price.of(price), LastPrice.Kind.OPEN);
    }

    private static List<Bar> bars(LocalDate last, String price, long volume) {
        return new ArrayList<>(new ExchangeCalendar()
                .lastTradingDays(20, last).stream()
                        .map(day -> bar(day, price, volume))
                        .toList());
    }

    private static Bar bar(LocalDate day, String price, long volume) {
        Price one = Price.of(price);
        return new Bar(day, one, one, one, one, volume);
    }
}
