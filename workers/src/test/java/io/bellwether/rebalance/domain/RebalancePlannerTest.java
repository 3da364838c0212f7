package io.bellwether.rebalance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import io.bellwether.rebalance.domain.RebalanceInput.Settings;
import io.bellwether.rebalance.domain.RebalancePlan.Kept;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equity is 10,000 and every share costs 10, so that a share is a tenth of a percent. */
class RebalancePlannerTest {
    private static final Symbol A = new Symbol("A");
    private static final Symbol B = new Symbol("B");
    private static final Price TEN = Price.of("10");
    private static final CostModel FREE = new CostModel(BigDecimal.ZERO, BigDecimal.ZERO, Money.ZERO, BigDecimal.ONE);
    private static final Settings TAXED =
            new Settings(new BigDecimal("0.10"), new BigDecimal("0.50"), new BigDecimal("0.01"), true, false);

    private static HeldLot lot(String id, String shares, String cost, boolean longTerm) {
        return new HeldLot(id, Quantity.of(shares), Price.of(cost), longTerm);
    }

    private static RebalancePlan plan(
            Map<Symbol, BigDecimal> targets, Map<Symbol, List<HeldLot>> lots, CostModel costs, Settings settings) {
        return RebalancePlanner.plan(new RebalanceInput(
                Money.of("10000"), targets, lots, Map.of(A, TEN, B, TEN), costs, settings, Set.of(), Set.of()));
    }

    private static BigDecimal weight(String value) {
        return new BigDecimal(value);
    }

    /** The target of 0.20 has its band from 0.18 to 0.22: 180 to 220 shares. */
    @ParameterizedTest
    @CsvSource({"180, 0, ", "220, 0, ", "179, 21, BUY", "221, 21, SELL", "300, 100, SELL", "0, 200, BUY"})
    void tradesBackToTheTargetOnlyWhatLeftItsBand(String held, int shares, Side side) {
        Map<Symbol, List<HeldLot>> lots = held.equals("0") ? Map.of() : Map.of(A, List.of(lot("1", held, "8", true)));
        List<Trim> trims =
                plan(Map.of(A, weight("0.20")), lots, FREE, Settings.DEFAULT).trims();
        assertThat(trims).hasSize(shares == 0 ? 0 : 1).allSatisfy(trim -> {
            assertThat(trim.quantity()).isEqualTo(Quantity.of(shares));
            assertThat(trim.side()).isEqualTo(side);
        });
    }

    /** 200 shares of 5 are 1,000 / 9,700, a fraction without end; 515 too much are 103 shares and not one less. */
    @Test
    void losesNoShareToARoundedWeight() {
        assertThat(RebalancePlanner.plan(new RebalanceInput(
                                Money.of("9700"),
                                Map.of(A, weight("0.05")),
                                Map.of(A, List.of(lot("1", "200", "6", false))),
                                Map.of(A, Price.of("5")),
                                FREE,
                                Settings.DEFAULT,
                                Set.of(),
                                Set.of()))
                        .trims())
                .extracting(Trim::quantity)
                .containsExactly(Quantity.of(103));
    }

    @Test
    void sellsWhatHasNoTargetWithItsFraction() {
        assertThat(plan(Map.of(), Map.of(A, List.of(lot("1", "10.25", "8", false))), FREE, Settings.DEFAULT)
                        .trims())
                .extracting(Trim::quantity)
                .containsExactly(Quantity.of("10.25"));
    }

    @Test
    void servesTheFarthestFirstUntilTheTurnoverIsUsedUpAndSellsBeforeItBuys() {
        Settings tight = new Settings(weight("0.10"), weight("0.40"), weight("0.01"), false, false);
        RebalancePlan plan =
                plan(Map.of(B, weight("0.30")), Map.of(A, List.of(lot("1", "200", "8", true))), FREE, tight);
        assertThat(plan.trims()).extracting(Trim::symbol).containsExactly(A, B);
        assertThat(plan.trims()).extracting(Trim::quantity).containsExactly(Quantity.of(100), Quantity.of(300));
    }

    /** 21 shares are worth 210; one USD of fee is less than one per cent of that, three are more. */
    @ParameterizedTest
    @CsvSource({"1, true", "2.10, true", "2.11, false"})
    void leavesATradeThatCostsTooMuchOfWhatItMoves(String fee, boolean traded) {
        CostModel costs = new CostModel(BigDecimal.ZERO, BigDecimal.ZERO, Money.of(fee), BigDecimal.ONE);
        RebalancePlan plan = plan(
                Map.of(A, weight("0.20")), Map.of(A, List.of(lot("1", "221", "8", true))), costs, Settings.DEFAULT);
        assertThat(plan.trims()).hasSize(traded ? 1 : 0);
        assertThat(plan.kept())
                .isEqualTo(
                        traded ? List.of() : List.of(new Kept(A, "The trade would cost too much of what it moves.")));
    }

    @Test
    void takesLotsInTheirOrderUnlessTaxesCount() {
        List<HeldLot> lots = List.of(
                lot("short-gain", "100", "8", false),
                lot("long-gain", "100", "6", true),
                lot("short-loss", "100", "12", false),
                lot("long-dear", "100", "9", true));
        assertThat(plan(Map.of(A, weight("0.15")), Map.of(A, lots), FREE, Settings.DEFAULT)
                        .trims()
                        .getFirst()
                        .lots())
                .containsExactly("short-gain", "long-gain", "short-loss");
        Trim taxed = plan(Map.of(A, weight("0.05")), Map.of(A, lots), FREE, TAXED)
                .trims()
                .getFirst();
        assertThat(taxed.lots()).containsExactly("long-dear", "long-gain", "short-loss");
        assertThat(taxed.quantity()).isEqualTo(Quantity.of(300));
    }

    @Test
    void avoidsWashSalesEitherWayWhereTaxesCount() {
        RebalancePlan plan = RebalancePlanner.plan(new RebalanceInput(
                Money.of("10000"),
                Map.of(B, weight("0.20")),
                Map.of(A, List.of(lot("1", "100", "12", false))),
                Map.of(A, TEN, B, TEN),
                FREE,
                TAXED,
                Set.of(B),
                Set.of(A)));
        assertThat(plan.trims()).isEmpty();
        assertThat(plan.kept())
                .containsExactly(
                        new Kept(B, "It was sold at a loss within 30 days: buying it back would be a wash sale."),
                        new Kept(A, "Every lot is a short-term gain or a loss in its wash-sale window."));
    }

    @Test
    void washSalesAreNobodysConcernWhereTaxesDoNotCount() {
        RebalancePlan plan = RebalancePlanner.plan(new RebalanceInput(
                Money.of("10000"),
                Map.of(B, weight("0.20")),
                Map.of(),
                Map.of(B, TEN),
                FREE,
                Settings.DEFAULT,
                Set.of(B),
                Set.of()));
        assertThat(plan.trims()).extracting(Trim::quantity).containsExactly(Quantity.of(200));
    }

    @Test
    void takesTargetsOfExactlyEverythingAndOfNothing() {
        assertThat(plan(Map.of(A, BigDecimal.ONE, B, BigDecimal.ZERO), Map.of(), FREE, Settings.DEFAULT)
                        .trims())
                .extracting(Trim::symbol)
                .containsExactly(A);
        assertThatThrownBy(() -> plan(Map.of(A, weight("-0.01")), Map.of(), FREE, Settings.DEFAULT))
                .hasMessageContaining("target weights must be >= 0");
    }

    @Test
    void refusesWeightsThatAreMoreThanEverything() {
        assertThatThrownBy(() -> plan(Map.of(A, weight("0.6"), B, weight("0.5")), Map.of(), FREE, Settings.DEFAULT))
                .hasMessage("target weights must be >= 0 and at most 1 in sum, sum was 1.1");
    }

    @Property(tries = 10_000)
    void neverSellsMoreThanIsHeldNorTradesMoreThanTheTurnover(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Symbol, List<HeldLot>> lots = new HashMap<>();
        Map<Symbol, BigDecimal> targets = new HashMap<>();
        Map<Symbol, Price> prices = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            Symbol symbol = new Symbol("S" + i);
            prices.put(symbol, new Price(BigDecimal.valueOf(1 + random.nextInt(5000), 2)));
            if (random.nextBoolean()) {
                lots.put(symbol, List.of(lot("1", 1 + random.nextInt(300) + ".5", "9", random.nextBoolean())));
            }
            targets.put(symbol, BigDecimal.valueOf(random.nextInt(160), 3));
        }
        BigDecimal turnover = BigDecimal.valueOf(random.nextInt(1000), 3);
        Settings settings =
                new Settings(weight("0.10"), turnover, weight("0.02"), random.nextBoolean(), random.nextBoolean());
        RebalancePlan plan = RebalancePlanner.plan(new RebalanceInput(
                Money.of("10000"), targets, lots, prices, CostModel.DEFAULT, settings, Set.of(), Set.of()));
        BigDecimal traded = BigDecimal.ZERO;
        for (Trim trim : plan.trims()) {
            traded = traded.add(
                    prices.get(trim.symbol()).value().multiply(trim.quantity().value()));
            if (trim.side() == Side.SELL) {
                assertThat(trim.quantity())
                        .isLessThanOrEqualTo(lots.get(trim.symbol()).getFirst().quantity());
            }
        }
        assertThat(traded).isLessThanOrEqualTo(turnover.multiply(new BigDecimal("10000")));
    }
}
