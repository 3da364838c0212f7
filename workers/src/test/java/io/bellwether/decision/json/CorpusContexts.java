package io.bellwether.decision.json;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.DeskFacts;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the answers of the corpus answer. Both desks know ACME at 10.00, BOLT at 4.00, CRUX at 25.50, DELT at 0.85, EVER at
 * 120.00, GNT.A at 50.00 and FLUX without a price, and have 9,600 USD in cash.
 */
final class CorpusContexts {
    /** Holds 100 BOLT and 20 EVER, with an open thesis on each. */
    static final DeskContext WIDE = context(
            "wide",
            "12400.00",
            List.of(position("BOLT", 100, "4.50", "4.00"), position("EVER", 20, "111.00", "120.00")),
            List.of(thesis("wide-20261102-morning-EVER", "EVER"), thesis("wide-20261116-morning-BOLT", "BOLT")));

    /** Holds nothing, no thesis is open. */
    static final DeskContext FRESH = context("fresh", "9600.00", List.of(), List.of());

    private CorpusContexts() {}

    static DeskContext of(String name) {
        return name.equals("wide") ? WIDE : FRESH;
    }

    private static DeskContext context(
            String desk, String equity, List<PositionFacts> positions, List<ThesisFacts> theses) {
        return new DeskContext(
                desk + "-20261120-morning",
                new DeskFacts(
                        new DeskId(desk),
                        TestContexts.DAY,
                        Session.MORNING,
                        TestContexts.AS_OF,
                        "The market is open: orders are placed at once and end at today's close.",
                        false,
                        1,
                        TestContexts.rules()),
                new PortfolioFacts(Money.of("9600.00"), Money.of(equity), Money.of(equity), BigDecimal.ZERO, positions),
                TestContexts.context().market(),
                List.of(
                        instrument("ACME", "10.00", "0.30"),
                        instrument("BOLT", "4.00", "0.20"),
                        instrument("CRUX", "25.50", "0.80"),
                        instrument("DELT", "0.85", "0.03"),
                        instrument("EVER", "120.00", "3.50"),
                        new InstrumentFacts(
                                new Symbol("FLUX"),
                                "Flux Inc.",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Optional.empty()),
                        instrument("GNT.A", "50.00", "1.50")),
                theses,
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static InstrumentFacts instrument(String symbol, String price, String atr) {
        IndicatorFacts indicators =
                TestContexts.indicators(price, price, price, "55", atr, "0.05", "0.35", price, price, "2000000");
        return TestContexts.instrument(new Symbol(symbol), price, Optional.of(indicators));
    }

    private static PositionFacts position(String symbol, long shares, String entry, String price) {
        Quantity quantity = Quantity.of(shares);
        Money value = Price.of(price).times(quantity);
        Money cost = Price.of(entry).times(quantity);
        return new PositionFacts(
                new Symbol(symbol),
                quantity,
                Price.of(entry),
                Price.of(price),
                Optional.empty(),
                value,
                value.minus(cost),
                BigDecimal.ZERO,
                3,
                new BigDecimal("0.1"));
    }

    private static ThesisFacts thesis(String id, String symbol) {
        return new ThesisFacts(
                id,
                new Symbol(symbol),
                LocalDate.of(2026, 11, 2),
                symbol + " turns.",
                60,
                new BigDecimal("0.55"),
                LocalDate.of(2026, 12, 4));
    }
}
