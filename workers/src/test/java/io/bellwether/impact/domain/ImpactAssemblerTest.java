package io.bellwether.impact.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.bellwether.impact.domain.ImpactSummary.CompanyImpact;
import io.bellwether.impact.domain.PastReactions.Measured;
import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sizes by hand: 0.32 a year is 0.0201582 a session. */
class ImpactAssemblerTest {
    private static final Symbol JPM = new Symbol("JPM");
    private static final Symbol SHOP = new Symbol("SHOP");
    private static final Symbol MILL = new Symbol("MILL");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant BEFORE_THE_OPEN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Measured NOTHING = Measured.NOTHING;

    private static final Event RATES = new Event(
            EventKind.RATES, Optional.empty(), true, 0.5, DAY, BEFORE_THE_OPEN, "Wire", "Fed raises rates", 1);

    private static Event earnings(boolean up) {
        return new Event(EventKind.EARNINGS, Optional.of(SHOP), up, 0.5, DAY, BEFORE_THE_OPEN, "Wire", "Shop", 1);
    }

    private static Relation relation(String from, String to, RelationKind kind, String strength) {
        return new Relation(
                new Node(from),
                new Node(to),
                kind,
                new BigDecimal(strength),
                DAY.minusYears(1),
                Optional.empty(),
                "test");
    }

    private static Optional<ImpactSummary> assemble(Regime regime, Event... events) {
        List<Company> companies = List.of(
                new Company(JPM, "", Optional.of(Sector.BANKS)),
                new Company(SHOP, "", Optional.empty()),
                new Company(MILL, "", Optional.empty()));
        List<Relation> relations = List.of(
                relation("topic:rates", "sector:banks", RelationKind.SECTOR, "0.6"),
                relation("SHOP", "MILL", RelationKind.SUPPLIER, "0.5"),
                relation("MILL", "JPM", RelationKind.PARTNER, "1"));
        return new ImpactAssembler(
                        BEFORE_THE_OPEN,
                        regime,
                        companies,
                        Map.of(JPM, 0.32, SHOP, 0.32, MILL, 0.32),
                        new RelationGraph(relations, companies),
                        new PastReactions(List.of(), companies, relations, symbol -> List.of(), List.of()))
                .assemble(List.of(events), symbol -> true);
    }

    @Test
    void aSizeIsEffectTimesStrengthTimesBaseTimesVolatility() {
        CompanyImpact bank =
                assemble(Regime.RANGING, RATES).orElseThrow().companies().getFirst();
        // 0.9 x 0.6 x 0.5 x 0.8 x 0.0201582 = 0.0043542; 60, 20, 10, 6, 4 % of it by session
        assertThat(bank.size()).isEqualByComparingTo("0.0044");
        assertThat(bank.ripple())
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.0026", "0.0009", "0.0004", "0.0003", "0.0002");
        // 0.5 x sqrt(0.54) x 0.5
        assertThat(bank.conviction()).isEqualByComparingTo("0.18");
        assertThat(bank.path()).containsExactly("sector:banks");
    }

    @Test
    void aCrisisMakesItLarger() {
        assertThat(assemble(Regime.CRISIS, RATES)
                        .orElseThrow()
                        .companies()
                        .getFirst()
                        .size())
                .isEqualByComparingTo("0.0061");
    }

    @Test
    void whatComesOverTwoRelationsComesASessionLater() {
        Map<String, CompanyImpact> hit = assemble(Regime.RANGING, earnings(false)).orElseThrow().companies().stream()
                .collect(Collectors.toMap(one -> one.symbol().value(), one -> one));
        // 0.5 x 1.8 x 0.0201582 = 0.0181424, of which a supplier of half its business gets 0.25, and its partner 0.4 of
        // that
        assertThat(hit.get("SHOP").size()).isEqualByComparingTo("-0.0181");
        assertThat(hit.get("MILL").size()).isEqualByComparingTo("-0.0045");
        assertThat(hit.get("JPM").size()).isEqualByComparingTo("-0.0018");
        assertThat(hit.get("SHOP").ripple().getFirst()).isEqualByComparingTo("-0.0109");
        assertThat(hit.get("JPM").ripple())
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.0000", "-0.0011", "-0.0004", "-0.0002", "-0.0002");
        assertThat(hit.get("JPM").path()).containsExactly("supplier MILL", "partner JPM");
    }

    @Test
    void eventsThatContradictEachOtherLeaveLittleConviction() {
        CompanyImpact bank = assemble(Regime.RANGING, RATES, earnings(false)).orElseThrow().companies().stream()
                .filter(one -> one.symbol().equals(JPM))
                .findFirst()
                .orElseThrow();
        assertThat(bank.size()).isEqualByComparingTo("0.0025");
        assertThat(bank.events()).isEqualTo(2);
        // 0.18371 x (0.0043542 - 0.0018142) / (0.0043542 + 0.0018142)
        assertThat(bank.conviction()).isEqualByComparingTo("0.08");
    }

    @Test
    void reactionsDrawTheBaseToWhatWasMeasured() {
        Hit hit = new Hit(JPM, 1, 0, List.of());
        double[] usual = Magnitude.days(RATES, hit, NOTHING, 0.32, Regime.RANGING);
        var measured = new Measured(5, 1, List.of(-1.0, 0.0, 0.0, 0.0, 0.0));
        double[] days = Magnitude.days(RATES, hit, measured, 0.32, Regime.RANGING);
        // half of the assumption, half of the measured: (0.48 - 1) / 2
        assertThat(days[0]).isEqualTo(usual[0] / 0.48 * -0.26, offset(1e-12));
        assertThat(Magnitude.conviction(RATES, hit, measured)).isEqualTo(0.5 * 0.75, offset(1e-12));
    }

    @Test
    void whoseVolatilityIsUnknownHasNoSize() {
        List<Company> companies = List.of(new Company(SHOP, "", Optional.empty()));
        assertThat(new ImpactAssembler(
                                BEFORE_THE_OPEN,
                                Regime.UNKNOWN,
                                companies,
                                Map.of(),
                                new RelationGraph(List.of(), companies),
                                new PastReactions(List.of(), companies, List.of(), symbol -> List.of(), List.of()))
                        .assemble(List.of(earnings(true)), symbol -> true))
                .isEmpty();
    }
}
