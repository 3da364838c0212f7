package io.bellwether.rebalance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.TaxRecord;
import io.bellwether.portfolio.domain.TradeFees;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import io.bellwether.rebalance.domain.RebalanceInput.Settings;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import io.bellwether.rebalance.domain.RebalanceTable.Line;
import io.bellwether.risk.domain.TradingCosts;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What people read and what the gate is asked of a rebalancing are taken from its one plan. */
class RebalanceTableTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    @Property(tries = 500)
    void tableAndProposalsAreTheTradesOfThePlan(@ForAll long seed) {
        DeskPlan made = plan(new Random(seed));
        RebalanceTable table = RebalanceTable.of(made);
        List<ProposedTrade> proposals = RebalanceProposals.of(made.plan(), true);

        Map<String, String> planned = made.plan().trims().stream()
                .collect(Collectors.toMap(
                        trim -> trim.symbol().value(),
                        trim -> trim.side() + " " + trim.quantity().value() + " " + trim.notional() + " " + trim.fee()
                                + " " + trim.slippage()));
        assertThat(table.lines().stream()
                        .filter(line -> line.trade().isPresent())
                        .collect(Collectors.toMap(Line::symbol, RebalanceTableTest::words)))
                .isEqualTo(planned);
        assertThat(proposals.stream()
                        .collect(Collectors.toMap(
                                proposal -> proposal.symbol().value(),
                                proposal -> proposal.action() + " "
                                        + proposal.quantity().orElseThrow().value())))
                .isEqualTo(made.plan().trims().stream()
                        .collect(Collectors.toMap(
                                trim -> trim.symbol().value(),
                                trim -> trim.side() + " " + trim.quantity().value())));
        assertThat(table.totals().sells()).isEqualTo(sum(made, Side.SELL));
        assertThat(table.totals().buys()).isEqualTo(sum(made, Side.BUY));
        assertThat(table.totals().cashAfter())
                .isEqualTo(table.cash()
                        .add(table.totals().sells())
                        .subtract(table.totals().buys())
                        .subtract(table.totals().fees())
                        .subtract(table.totals().slippage()));
    }

    /** Neither can make up a trade or a cost of its own. */
    @Test
    void tableAndProposalsKnowNeitherThePlannerNorTheCosts() {
        for (Class<?> derived : List.of(RebalanceTable.class, RebalanceProposals.class, RebalanceWarnings.class)) {
            assertThat(new ClassFileImporter()
                            .importClasses(derived).get(derived).getAllAccessesFromSelf().stream()
                                    .map(access -> access.getTargetOwner())
                                    .map(JavaClass::getName))
                    .as(derived.getSimpleName())
                    .isNotEmpty()
                    .doesNotContain(
                            RebalancePlanner.class.getName(), TradingCosts.class.getName(), CostModel.class.getName());
        }
    }

    private static String words(Line line) {
        RebalanceTable.Trade trade = line.trade().orElseThrow();
        return trade.side() + " " + trade.shares() + " " + trade.notional() + " " + trade.fee() + " "
                + trade.slippage();
    }

    private static BigDecimal sum(DeskPlan made, Side side) {
        return made.plan().trims().stream()
                .filter(trim -> trim.side() == side)
                .map(Trim::notional)
                .reduce(Money.ZERO, Money::plus)
                .amount();
    }

    private static DeskPlan plan(Random random) {
        Map<Symbol, BigDecimal> targets = new HashMap<>();
        Map<Symbol, List<HeldLot>> lots = new HashMap<>();
        Map<Symbol, Price> prices = new HashMap<>();
        Map<Symbol, LastPrice> quotes = new HashMap<>();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            Symbol symbol = new Symbol(name);
            Price price =
                    Price.of(BigDecimal.valueOf(random.nextInt(1, 9_999), 2).toPlainString());
            boolean wished = random.nextBoolean();
            if (wished) {
                targets.put(symbol, BigDecimal.valueOf(random.nextInt(0, 20), 2));
            }
            if (!wished || random.nextBoolean()) {
                lots.put(
                        symbol,
                        List.of(new HeldLot(
                                name,
                                Quantity.of(String.valueOf(random.nextInt(1, 400))),
                                price,
                                random.nextBoolean())));
            }
            if (wished || random.nextInt(5) > 0) {
                prices.put(symbol, price);
                quotes.put(symbol, new LastPrice(symbol, NOW, price, LastPrice.Kind.INTRADAY));
            }
        }
        RebalanceInput input = new RebalanceInput(
                Money.of("10000"), targets, lots, prices, CostModel.DEFAULT, Settings.DEFAULT, Set.of(), Set.of());
        return new DeskPlan(
                TestDesks.desk("main"),
                NOW,
                Money.of("5000"),
                quotes,
                RebalancePlanner.plan(input),
                List.of(),
                PlannedTaxes.of(new TaxRecord(List.of(), List.of(), TradeFees.NONE), List.of()));
    }
}
