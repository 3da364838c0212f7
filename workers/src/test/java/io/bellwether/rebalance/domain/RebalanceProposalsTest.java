package io.bellwether.rebalance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import io.bellwether.rebalance.domain.RebalanceInput.Settings;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RebalanceProposalsTest {
    /** Of each 50 shares at 20 are held, which is a tenth of the equity. */
    private final RebalancePlan plan = new RebalancePlan(
            new RebalanceInput(
                    Money.of("10000"),
                    Map.of(
                            symbol("ACME"), number("0.15"),
                            symbol("BOLT"), number("0.05"),
                            symbol("DUNE"), number("0.10"),
                            symbol("EAST"), number("0.12")),
                    each(List.of(new HeldLot("1", Quantity.of("50"), Price.of("8"), true))),
                    each(Price.of("20")),
                    new CostModel(BigDecimal.ZERO, BigDecimal.ZERO, Money.ZERO, BigDecimal.ONE),
                    Settings.DEFAULT,
                    Set.of(),
                    Set.of()),
            List.of(
                    trim("ACME", "0.15", Side.BUY, "40", "400"),
                    trim("BOLT", "0.05", Side.SELL, "10", "200"),
                    trim("CORE", "0", Side.SELL, "7.5", "900"),
                    trim("EAST", "0.12", Side.BUY, "30", "600")),
            List.of());

    @Test
    void sellsComeFirstAndTheLargestOfEachSideBeforeTheOthers() {
        assertThat(proposals(true))
                .extracting(t -> t.n() + " " + t.action() + " " + t.symbol() + " "
                        + t.quantity().orElseThrow())
                .containsExactly("1 SELL CORE 7.5", "2 SELL BOLT 10", "3 BUY EAST 30", "4 BUY ACME 40");
    }

    @Test
    void whatHasNoTargetStaysUnlessThatIsConfirmed() {
        assertThat(plan.withoutTarget()).containsExactly(symbol("CORE"));
        assertThat(proposals(false)).extracting(t -> t.symbol().value()).containsExactly("BOLT", "EAST", "ACME");
        assertThat(proposals(true).getFirst().reasoning())
                .isEqualTo("It is 10.00 % of equity, its target is 0.00 % because none was given and the band 10.00 %"
                        + " of that.");
    }

    @Test
    void nothingIsForetold() {
        assertThat(proposals(true))
                .hasSize(4)
                .allSatisfy(
                        t -> assertThat(t.winProbability().add(t.expectedGain()).add(t.expectedLoss()))
                                .isZero())
                .allMatch(t -> t.conviction() == 0 && t.stopPrice().isEmpty());
    }

    private List<ProposedTrade> proposals(boolean sellOthers) {
        return RebalanceProposals.of(plan, sellOthers);
    }

    private static Trim trim(String symbol, String target, Side side, String shares, String notional) {
        return new Trim(
                symbol(symbol),
                side,
                Quantity.of(shares),
                number(target),
                Money.of(notional),
                Money.of("1"),
                Money.ZERO,
                List.of());
    }

    private static <T> Map<Symbol, T> each(T value) {
        return Stream.of("ACME", "BOLT", "CORE", "DUNE", "EAST")
                .collect(Collectors.toMap(RebalanceProposalsTest::symbol, name -> value));
    }

    private static Symbol symbol(String name) {
        return new Symbol(name);
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
