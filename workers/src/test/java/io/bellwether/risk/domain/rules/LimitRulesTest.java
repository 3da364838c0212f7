package io.bellwether.risk.domain.rules;

import static io.bellwether.risk.domain.TestGate.gate;
import static io.bellwether.risk.domain.TestProposals.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.Listing;
import io.bellwether.risk.domain.PaperRecord;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.TestGate;
import io.bellwether.risk.domain.clusters.Clusters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that guard the desk as a whole, as tables of cases with their edges; ACME costs 10, its stop is 9. */
class LimitRulesTest {
    private static final ProposedTrade BUY = buy("ACME").build();

    private static TestGate acme() {
        return gate().free().symbol("ACME", "10", "0.5");
    }

    private static RuleVerdict verdict(RiskRule rule, TestGate gate) {
        return rule.check(BUY, gate.context(BUY));
    }

    /** 10,000 USD: one basis point is 1 USD, and a share loses 1 USD at its stop. */
    @ParameterizedTest
    @CsvSource({"100, 1, true, 100", "1, 1, true, 1", "0.99, 1, false, 0.99", "0, 1, false, 0", "2, 0.5, true, 1"})
    void oneTradeRisksItsBasisPointsAndNoMore(String bps, String factor, boolean passed, BigDecimal shares) {
        RuleVerdict verdict = verdict(
                new TradeRisk(), acme().limit(LimitKey.RISK_PER_TRADE_BPS, bps).riskMultiplier(factor));
        assertThat(verdict.passed()).isEqualTo(passed);
        assertThat(verdict.numbers().get("shares")).isEqualByComparingTo(shares);
    }

    /** 8,000 cash and 200 HELD at 10: equity 10,000; what was bought today is given. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0, true, 500",
        "0.5, 4990, true, 1",
        "0.5, 4990.01, false, 0.999",
        "0.5, 9000, false, 0",
        "0, 0, false, 0"
    })
    void aDayBuysItsNotionalAndNoMore(String limit, String bought, boolean passed, BigDecimal room) {
        RuleVerdict verdict = verdict(
                new DailyNotional(),
                acme().cash("8000")
                        .position("HELD", "200", "10")
                        .symbol("HELD", "10", "0.5")
                        .limit(LimitKey.DAILY_NOTIONAL, limit)
                        .boughtToday(bought));
        assertThat(verdict.passed()).isEqualTo(passed);
        assertThat(verdict.numbers().get("roomShares")).isEqualByComparingTo(room);
    }

    @ParameterizedTest
    @CsvSource({"3, true", "2, false", "0, false"})
    void aNewSymbolNeedsAFreePlaceAmongPositionsAndOpenBuys(String most, boolean passed) {
        TestGate gate = acme().position("HELD", "1", "10")
                .openOrder("WANTED", Side.BUY, "1", "10")
                .openOrder("LEFT", Side.SELL, "1", "10")
                .limit(LimitKey.MAX_POSITIONS, most);
        assertThat(verdict(new MaxPositions(), gate).passed()).isEqualTo(passed);
    }

    @Test
    void aPositionMayGrowWhenNoPlaceIsFree() {
        TestGate gate = acme().position("ACME", "1", "10").limit(LimitKey.MAX_POSITIONS, "1");
        assertThat(verdict(new MaxPositions(), gate).passed()).isTrue();
    }

    /** Equity is 10,000. */
    @ParameterizedTest
    @CsvSource({
        "10000, true, 0",
        "10526.31, true, -0.049999",
        "10526.32, false, -0.05",
        "12000, false, -0.166667",
        "9000, true, 0"
    })
    void aDayThatLostItsPartBuysNothing(String start, boolean passed, BigDecimal change) {
        EquityMarks marks = new EquityMarks(Optional.of(Money.of(start)), Optional.empty(), Optional.empty());
        RuleVerdict verdict = verdict(LossLimit.ofDay(), acme().marks(marks));
        assertThat(verdict.passed()).isEqualTo(passed);
        assertThat(verdict.numbers().get("change")).isEqualByComparingTo(change);
    }

    @ParameterizedTest
    @CsvSource({"11111.11, true", "11111.12, false"})
    void aWeekThatLostItsPartBuysNothing(String start, boolean passed) {
        EquityMarks marks = new EquityMarks(Optional.empty(), Optional.of(Money.of(start)), Optional.empty());
        assertThat(verdict(LossLimit.ofWeek(), acme().marks(marks)).passed()).isEqualTo(passed);
        assertThat(verdict(LossLimit.ofDay(), acme().marks(marks)).detail())
                .isEqualTo("There is no equity from before this day (no data).");
    }

    /** Equity 10,000 against a peak: 10 % reduces, 12 % ends buying, 15 % halts, each at exactly its limit. */
    @ParameterizedTest
    @CsvSource({
        "10000, true, 1",
        "11111.11, true, 1",
        "11111.12, true, 0.5",
        "11363.63, true, 0.5",
        "11363.64, false, 1",
        "11764.70, false, 1",
        "11764.71, false, 1"
    })
    void aDrawdownFirstReducesAndThenEndsBuying(String peak, boolean passed, BigDecimal factor) {
        EquityMarks marks = new EquityMarks(Optional.empty(), Optional.empty(), Optional.of(Money.of(peak)));
        TestGate gate = acme().marks(marks);
        RuleVerdict verdict = verdict(new Drawdown(), gate);
        assertThat(verdict.passed()).isEqualTo(passed);
        assertThat(verdict.numbers().get("factor")).isEqualByComparingTo(factor);
        assertThat(gate.context(BUY).sizeFactor()).isEqualByComparingTo(factor);
    }

    /** Equity 10,000; HELD is worth 3,990 or 4,000 and the limit 0.40. */
    @ParameterizedTest
    @CsvSource({
        "399, 1, 1, true, 1",
        "400, 1, 1, false, 0",
        "400, 1, 2, true, 400",
        "400, , 2, false, 0",
        "400, 1, , false, 0",
        "399, , , true, 1"
    })
    void whatMovesTogetherHasOneLimitAndWhatIsUnknownMovesWithEverything(
            String held, @Nullable Integer clusterOfHeld, @Nullable Integer cluster, boolean passed, BigDecimal room) {
        Map<Symbol, Integer> clusters = new java.util.HashMap<>();
        if (clusterOfHeld != null) {
            clusters.put(new Symbol("HELD"), clusterOfHeld);
        }
        if (cluster != null) {
            clusters.put(new Symbol("ACME"), cluster);
        }
        BigDecimal cash = new BigDecimal("10000").subtract(new BigDecimal(held).multiply(BigDecimal.TEN));
        RuleVerdict verdict = verdict(
                new Cluster(),
                acme().cash(cash.toPlainString())
                        .position("HELD", held, "10")
                        .symbol("HELD", "10", "0.5")
                        .clusters(new Clusters(clusters)));
        assertThat(verdict.passed()).isEqualTo(passed);
        assertThat(verdict.numbers().get("roomShares")).isEqualByComparingTo(room);
    }

    /** Today is Friday the 20th; the week has no holiday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 3, false",
        "2026-11-18, 3, false",
        "2026-11-17, 3, false",
        "2026-11-16, 3, true",
        "2026-11-19, 1, false",
        "2026-11-18, 1, true",
        "2026-11-20, 0, true"
    })
    void aStoppedSymbolCoolsDownForItsSessions(LocalDate stopped, String sessions, boolean passed) {
        assertThat(verdict(
                                new CoolDown(),
                                acme().limit(LimitKey.COOL_DOWN_SESSIONS, sessions)
                                        .stoppedOut("ACME", stopped))
                        .passed())
                .isEqualTo(passed);
    }

    /** Thanksgiving is the 26th: the third session after Friday the 20th is Wednesday the 25th. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2, false",
        "2026-11-24, 2, false",
        "2026-11-25, 2, true",
        "2026-11-19, 2, true",
        "2026-11-27, 3, true",
        "2026-11-20, 0, true",
        ", 2, true"
    })
    void nothingIsBoughtJustBeforeAReport(@Nullable LocalDate earnings, String sessions, boolean passed) {
        Listing listing =
                new Listing(Optional.empty(), Optional.empty(), Optional.ofNullable(earnings), Optional.empty());
        RuleVerdict verdict =
                verdict(new Blackout(), listed(listing).limit(LimitKey.EARNINGS_BLACKOUT_SESSIONS, sessions));
        assertThat(verdict.passed()).isEqualTo(passed);
        assertThat(verdict.detail().endsWith("(no data)."))
                .isEqualTo(earnings == null || earnings.isBefore(TestGate.TODAY));
    }

    @Test
    void aCompanyThatReportedAndAnnouncedNothingSinceIsNoUnknownOne() {
        Listing listing = new Listing(
                Optional.empty(), Optional.of(LocalDate.of(2026, 11, 5)), Optional.empty(), Optional.empty());
        RuleVerdict verdict = verdict(new Blackout(), listed(listing));
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.detail()).isEqualTo("The company reported on 2026-11-05; its next report is not announced.");
    }

    @Test
    void nothingIsBoughtWhileTheExchangeHaltsTheSymbol() {
        Listing listing = new Listing(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("since 2026-11-20T15:00:00Z: news pending"));
        RuleVerdict verdict = verdict(new Blackout(), listed(listing));
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.detail())
                .isEqualTo("The exchange has stopped trading in the symbol since 2026-11-20T15:00:00Z: news pending.");
    }

    @ParameterizedTest
    @CsvSource({
        "49.99, 50, 300, 0, false",
        "50, 50, 300, 0, true",
        "300, 50, 300, 0, true",
        "300.01, 50, 300, 0, false",
        "999, 50, 0, 0, true",
        "1, 0, 0, 0, true",
        ", 0, 0, 0, true",
        ", 50, 0, 0, false",
        ", 0, 300, 0, false",
        ", 50, 300, 1, true"
    })
    void aCompanyHasTheSizeTheDeskAsksForAndAnUnknownOneOnlyWhereThatIsAllowed(
            @Nullable String size, String low, String high, String unknownAllowed, boolean passed) {
        Listing listing = new Listing(size(size), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(verdict(
                                new MarketCapBand(),
                                listed(listing)
                                        .limit(LimitKey.MIN_MARKET_CAP, low)
                                        .limit(LimitKey.MAX_MARKET_CAP, high)
                                        .limit(LimitKey.ALLOW_UNKNOWN_MARKET_CAP, unknownAllowed))
                        .passed())
                .isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"9.99, false", "10, true", "0, true"})
    void aShareIsNotDearerThanTheBand(String highest, boolean passed) {
        assertThat(verdict(new PriceBand(), acme().limit(LimitKey.MAX_PRICE, highest))
                        .passed())
                .isEqualTo(passed);
    }

    @Test
    void aSegmentTightensWhatTheDeskAllowsAndNeverLoosensIt() {
        TestGate tight = acme().segment("ACME", LimitKey.MIN_PRICE, "11");
        assertThat(verdict(new PriceBand(), tight).passed()).isFalse();
        TestGate loose = acme().limit(LimitKey.MIN_PRICE, "11").segment("ACME", LimitKey.MIN_PRICE, "1");
        assertThat(verdict(new PriceBand(), loose).passed()).isFalse();
    }

    /** Without costs: 0.6 x 0.12 - 0.4 x 0.06 = 0.048, and the payoff is 2. */
    @ParameterizedTest
    @CsvSource({"0.047, 0, true", "0.048, 0, false", "0, 2, true", "0, 2.01, false"})
    void aTradeExceedsTheLeastExpectedValueAndReachesTheLeastPayoff(String value, String payoff, boolean passed) {
        assertThat(verdict(
                                new ExpectedValueRule(),
                                acme().limit(LimitKey.MIN_EXPECTED_VALUE, value).limit(LimitKey.MIN_PAYOFF, payoff))
                        .passed())
                .isEqualTo(passed);
    }

    @Test
    void aCalibratedProbabilityCountsInsteadOfTheAdvisors() {
        RuleVerdict verdict = verdict(new ExpectedValueRule(), acme().probability(1, "0.30"));
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.numbers().get("winProbability")).isEqualByComparingTo("0.3");
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30, 0.25, 0.10, true",
        "29, 30, 0.25, 0.10, false",
        "30, 29, 0.25, 0.10, false",
        "30, 30, 0.2501, 0.10, false",
        "30, 30, , 0.10, false",
        "30, 30, 0.25, 0.1001, false"
    })
    void realMoneyNeedsAPassedPaperPeriod(
            int sessions, int forecasts, @Nullable BigDecimal brier, BigDecimal drawdown, boolean passed) {
        PaperRecord record = new PaperRecord(sessions, forecasts, Optional.ofNullable(brier), drawdown);
        assertThat(verdict(new PaperPeriod(), acme().live(record)).passed()).isEqualTo(passed);
    }

    @Test
    void aPaperDeskNeedsNoPaperPeriod() {
        assertThat(verdict(new PaperPeriod(), acme()).detail()).isEqualTo("The desk trades on paper.");
    }

    @Test
    void aCompanysSizeIsToldWhereTheDeskAsksForNone() {
        RuleVerdict verdict = verdict(
                new MarketCapBand(),
                listed(new Listing(size("120"), Optional.empty(), Optional.empty(), Optional.empty())));
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.numbers()).containsEntry("marketCap", new BigDecimal("120"));
    }

    private static Optional<Listing.Size> size(@Nullable String marketCap) {
        return Optional.ofNullable(marketCap)
                .map(amount -> new Listing.Size(Money.of(amount), LocalDate.of(2026, 9, 30)));
    }

    private static TestGate listed(Listing listing) {
        return gate().symbol(new SymbolNumbers(
                new Symbol("ACME"),
                false,
                Optional.empty(),
                Optional.of(Price.of("10")),
                Optional.of(new SymbolNumbers.Daily(
                        new BigDecimal("0.5"), new BigDecimal("100000"), Money.of("1000000"), new BigDecimal("0.4"))),
                listing));
    }
}
