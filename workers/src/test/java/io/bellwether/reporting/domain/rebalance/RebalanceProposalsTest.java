package io.bellwether.reporting.domain.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Line;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Totals;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Trade;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RebalanceProposalsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private final RebalanceView plan = new RebalanceView(
            "main",
            NOW,
            number("10000"),
            number("4000"),
            number("0.10"),
            false,
            "FIFO",
            List.of(
                    line("ACME", "0.15", Optional.of(trade(Side.BUY, "40", "400"))),
                    line("BOLT", "0.05", Optional.of(trade(Side.SELL, "10", "200"))),
                    line("CORE", "0.00", Optional.of(trade(Side.SELL, "7.5", "900"))),
                    line("DUNE", "0.10", Optional.empty()),
                    line("EAST", "0.12", Optional.of(trade(Side.BUY, "30", "600")))),
            totals(),
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
        assertThat(RebalanceProposals.withoutTarget(plan, targeted())).containsExactly("CORE");
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
        return RebalanceProposals.of(plan, targeted(), sellOthers);
    }

    private static Set<Symbol> targeted() {
        return Set.of(new Symbol("ACME"), new Symbol("BOLT"), new Symbol("DUNE"), new Symbol("EAST"));
    }

    private static Line line(String symbol, String target, Optional<Trade> trade) {
        return new Line(
                symbol,
                number("10"),
                Optional.of(number("20")),
                Optional.of(NOW),
                Optional.of(number("0.10")),
                number(target),
                Where.OUTSIDE,
                trade,
                Optional.of(number(target)),
                Optional.empty());
    }

    private static Trade trade(Side side, String shares, String notional) {
        return new Trade(side, number(shares), number(notional), number("0.01"), number("1"), number("0"), List.of());
    }

    private static Totals totals() {
        BigDecimal zero = BigDecimal.ZERO;
        return new Totals(zero, zero, zero, zero, zero, zero, zero, zero, zero);
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
