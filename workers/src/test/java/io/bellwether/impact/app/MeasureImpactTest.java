package io.bellwether.impact.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.impact.domain.EventKind;
import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.impact.domain.ImpactSummary.CompanyImpact;
import io.bellwether.impact.domain.Node;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationEdit;
import io.bellwether.impact.domain.RelationKind;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.testing.MemoryMarket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples that the desk is measured by, and that nothing later is in a summary. */
class MeasureImpactTest {
    private static final int BARS = 120;
    private static final Symbol INDEX = new Symbol("INDEX");

    private final MemoryMarket market = new MemoryMarket();
    private final List<NewsItem> news = new ArrayList<>();
    private final List<RelationEdit> edits = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void market() {
        Map<String, String> sectors = Map.ofEntries(
                Map.entry("JPM", "Financial Services"),
                Map.entry("BAC", ""),
                Map.entry("OREI", "Real Estate"),
                Map.entry("PLZA", "REIT - Retail"),
                Map.entry("VOLT", "Utilities"),
                Map.entry("XOM", ""),
                Map.entry("CVX", ""),
                Map.entry("DAL", ""),
                Map.entry("UAL", ""),
                Map.entry("BOAT", "Marine Shipping"),
                Map.entry("AAPL", "Technology"),
                Map.entry("SWKS", ""),
                Map.entry("CRUS", ""),
                Map.entry("GOOGL", ""),
                Map.entry("TSLA", ""),
                Map.entry("RIVN", ""),
                Map.entry("ALB", ""),
                Map.entry("F", ""),
                Map.entry("NVDA", ""),
                Map.entry("AMD", ""),
                Map.entry("TSM", ""),
                Map.entry("SMCI", ""),
                Map.entry("GAME", "Leisure"));
        int seed = 1;
        for (String symbol : sectors.keySet().stream().sorted().toList()) {
            market.addRandomWalk(new Symbol(symbol), BARS, seed++);
            market.describe(new Symbol(symbol), symbol + " Inc.", sectors.get(symbol));
        }
        market.addRandomWalk(INDEX, BARS, 99, 0.0005, 0.008);
        market.benchmark(INDEX);
        now = MemoryMarket.close(market.lastDate()).plus(Duration.ofHours(2));
    }

    private NewsReader reader() {
        return (id, asOf, limit) -> news.stream()
                .filter(item -> !item.publishedAt().isAfter(asOf))
                .sorted(Comparator.comparing(NewsItem::publishedAt).reversed())
                .limit(limit)
                .toList();
    }

    private Optional<ImpactSummary> measure() {
        return TestImpact.over(reader(), market, new RelationEdits() {
                    @Override
                    public List<RelationEdit> known(Instant asOf) {
                        return edits.stream()
                                .filter(edit -> !edit.knownFrom().isAfter(asOf))
                                .toList();
                    }

                    @Override
                    public void add(RelationEdit edit) {
                        edits.add(edit);
                    }
                })
                .run("m", now);
    }

    private void tell(Instant at, String headline) {
        news.add(new NewsItem(Optional.empty(), at, "Wire", headline));
    }

    /** The signs of who is hit by the headline alone: {@code +} or {@code -} before the symbol. */
    private List<String> hitBy(String headline) {
        tell(now.minusSeconds(60), headline);
        return signs(measure().orElseThrow());
    }

    private static List<String> signs(ImpactSummary summary) {
        return summary.companies().stream()
                .map(company -> (company.size().signum() > 0 ? "+" : "-") + company.symbol())
                .sorted()
                .toList();
    }

    @Test
    void ratesThatRiseAreGoodForBanksAndBadForPropertyAndUtilities() {
        assertThat(hitBy("Fed raises interest rates by 50 basis points"))
                .containsExactly("+BAC", "+JPM", "-GOOGL", "-OREI", "-PLZA", "-VOLT");
    }

    @Test
    void ratesThatAreCutTurnItAround() {
        assertThat(hitBy("Federal Reserve cuts interest rates")).contains("-BAC", "-JPM", "+OREI", "+PLZA", "+VOLT");
    }

    @Test
    void dearOilIsGoodForEnergyAndBadForAirlinesAndShipping() {
        assertThat(hitBy("Oil surges after supply disruption"))
                .contains("+XOM", "+CVX", "-DAL", "-UAL", "-BOAT")
                .doesNotContain("+JPM", "-JPM", "+GAME", "-GAME");
    }

    @Test
    void whatIsBadForAppleIsBadForItsSuppliersAndGoodForItsRivals() {
        assertThat(hitBy("Apple cuts iPhone orders on weak demand"))
                .contains("-AAPL", "-SWKS", "-CRUS", "-TSM", "+GOOGL");
        CompanyImpact skyworks = of(measure().orElseThrow(), "SWKS");
        assertThat(skyworks.path()).containsExactly("supplier SWKS");
    }

    @Test
    void whatIsBadForTeslaIsBadForItsSupplierAndGoodForItsRivals() {
        assertThat(hitBy("Tesla recalls vehicles, halts production at its plant"))
                .contains("-TSLA", "-ALB", "+RIVN", "+F");
    }

    @Test
    void theDemandForAiChipsReachesWhoMakesThemAndWhoBuildsWithThem() {
        assertThat(hitBy("Demand for AI chips surges")).contains("+NVDA", "+AMD", "+TSM", "+SMCI");
        ImpactSummary summary = measure().orElseThrow();
        assertThat(summary.events()).hasSize(1);
        assertThat(summary.clusters().getFirst().common()).isEqualTo("semiconductors");
        assertThat(summary.clusters().getFirst().symbols())
                .contains(new Symbol("AMD"), new Symbol("NVDA"), new Symbol("TSM"));
    }

    @Test
    void aHeadlineWithoutAnEventIsSilence() {
        tell(now.minusSeconds(60), "Apple opens a museum");
        assertThat(measure()).isEmpty();
    }

    @Test
    void anEventFadesOverItsSessionsAndIsOverAfterFive() {
        LocalDate day = market.lastDate();
        tell(MemoryMarket.open(day), "Oil surges after supply disruption");
        now = MemoryMarket.open(day);
        BigDecimal whole = of(measure().orElseThrow(), "XOM").size();
        now = MemoryMarket.close(day);
        CompanyImpact after = of(measure().orElseThrow(), "XOM");
        assertThat(after.size()).isLessThan(whole).isPositive();
        assertThat(after.ripple()).hasSize(5);
        assertThat(after.ripple().get(0)).isGreaterThan(after.ripple().get(1));
        assertThat(after.ripple().get(4)).isEqualByComparingTo("0");
        now = MemoryMarket.close(day).plus(Duration.ofDays(10));
        assertThat(measure()).isEmpty();
    }

    @Test
    void whatIsPublishedLaterChangesNothing() {
        tell(now.minusSeconds(60), "Oil surges after supply disruption");
        ImpactSummary before = measure().orElseThrow();
        tell(now.plusSeconds(1), "Oil plunges as OPEC raises output");
        tell(now.plusSeconds(1), "Fed raises interest rates");
        assertThat(measure()).contains(before);
    }

    @Test
    void aBarOfLaterChangesNothing() {
        LocalDate past = market.bars("m", INDEX, now, 20).getFirst().date();
        tell(MemoryMarket.open(past), "Oil surges after supply disruption");
        tell(now.minusSeconds(60), "Oil jumps on sanctions");
        ImpactSummary before = measure().orElseThrow();
        market.addRandomWalk(new Symbol("LATE"), BARS + 5, 7);
        assertThat(of(measure().orElseThrow(), "XOM")).isEqualTo(of(before, "XOM"));
    }

    @Test
    void aRelationThatIsKnownLaterChangesNothing() {
        tell(now.minusSeconds(60), "Apple cuts iPhone orders on weak demand");
        ImpactSummary before = measure().orElseThrow();
        Relation late = relation("AAPL", "GAME", "0.9");
        edits.add(new RelationEdit(late.key(), Optional.of(late), now.plusSeconds(1), "cli:x", "found out"));
        assertThat(measure()).contains(before);
        now = now.plusSeconds(1);
        assertThat(signs(measure().orElseThrow())).contains("-GAME");
    }

    @Test
    void aGivenRelationCanBeTakenAway() {
        tell(now.minusSeconds(60), "Apple cuts iPhone orders on weak demand");
        Relation.Key key = relation("AAPL", "SWKS", "0.9").key();
        edits.add(new RelationEdit(key, Optional.empty(), now.minusSeconds(90), "cli:x", "no more"));
        assertThat(signs(measure().orElseThrow())).doesNotContain("-SWKS").contains("-CRUS");
    }

    private static Relation relation(String from, String to, String strength) {
        return new Relation(
                new Node(from),
                new Node(to),
                RelationKind.SUPPLIER,
                new BigDecimal(strength),
                LocalDate.of(2020, 1, 1),
                Optional.empty(),
                "cli:x");
    }

    @Test
    void pastReactionsToLikeEventsInTheSameSectorAreMeasured() {
        List<LocalDate> days =
                market.bars("m", INDEX, now, 60).stream().map(bar -> bar.date()).toList();
        tell(now.minusSeconds(60), "Oil surges after supply disruption");
        CompanyImpact unmeasured = of(measure().orElseThrow(), "XOM");
        assertThat(unmeasured.reactions()).isZero();
        for (int i = 0; i < 40; i += 8) {
            tell(MemoryMarket.open(days.get(i)), "Oil rises");
            tell(MemoryMarket.open(days.get(i)).plusSeconds(5), "Fed raises interest rates");
        }
        CompanyImpact measured = of(measure().orElseThrow(), "XOM");
        assertThat(measured.reactions()).isEqualTo(5);
        assertThat(measured.size()).isNotEqualByComparingTo(unmeasured.size());
    }

    @Test
    void theOrderOfHeadlinesAndTheirNumberOfSourcesMakeOneEvent() {
        tell(now.minusSeconds(60), "Oil surges after supply disruption");
        tell(now.minusSeconds(50), "Crude jumps");
        tell(now.minusSeconds(40), "Fed raises interest rates");
        tell(now.minusSeconds(30), "Apple cuts iPhone orders on weak demand");
        ImpactSummary summary = measure().orElseThrow();
        assertThat(summary.events()).extracting(ImpactSummary.Cause::kind).contains(EventKind.OIL, EventKind.RATES);
        assertThat(summary.events().stream()
                        .filter(event -> event.kind() == EventKind.OIL)
                        .map(ImpactSummary.Cause::headlines))
                .containsExactly(2);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(news, new Random(i));
            assertThat(measure()).contains(summary);
        }
    }

    @Test
    void theTextIsWholeLinesOfAtMostSoManyCharacters() {
        tell(now.minusSeconds(60), "Oil surges\u001b[2J after supply disruption");
        ImpactSummary summary = measure().orElseThrow();
        String whole = summary.text(100_000);
        assertThat(whole).startsWith("1. oil up, strength 0.85, 1 headline of ").doesNotContain("\u001b");
        for (int most : List.of(0, 20, 100, 300, 1_000)) {
            String text = summary.text(most);
            assertThat(text.length()).isLessThanOrEqualTo(most);
            assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        }
        assertThat(whole.lines().collect(Collectors.toSet())).anyMatch(line -> line.startsWith("XOM +"));
    }

    private static CompanyImpact of(ImpactSummary summary, String symbol) {
        return summary.companies().stream()
                .filter(company -> company.symbol().value().equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
