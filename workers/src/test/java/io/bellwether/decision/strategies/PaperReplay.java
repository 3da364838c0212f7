package io.bellwether.decision.strategies;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.ContextAssembler;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.decision.domain.claims.FactCheck;
import io.bellwether.decision.json.TestFormats;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.ta4j.TestIndicators;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Mornings of the panel over a market in memory with the simplest trading there is: everything fills at the open without
 * costs, stops fill at the stop. It counts; it is no backtest.
 */
final class PaperReplay {
    private static final int GATE = 55;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desk desk = TestDesks.desk("replay");
    private final MemoryMarket market;
    private final IndicatorReader indicators;
    private final StrategiesAdvisor advisor =
            new StrategiesAdvisor(new NoDesks(), TestFormats.contexts(), TestFormats.answers());
    private final Map<Symbol, Position> positions = new TreeMap<>();
    private Money cash = desk.initialCash();

    int buys;
    int sells;
    int stops;
    int gated;
    int daysWithBuys;
    int mostPositions;
    final List<Money> equity = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    final List<Contradiction> contradictions = new ArrayList<>();

    PaperReplay(MemoryMarket market) {
        this.market = market;
        this.indicators = TestIndicators.over(market);
    }

    PaperReplay run(LocalDate first, int days) {
        LocalDate date = first;
        for (int i = 0; i < days; i++) {
            morning(date);
            stops(date);
            date = calendar.next(date);
        }
        return this;
    }

    private void morning(LocalDate date) {
        SessionRef session = new SessionRef(desk.id(), date, Session.MORNING, MemoryMarket.open(date), true);
        DeskContext context = context(session);
        equity.add(context.portfolio().equity());
        String text = advisor.ask(new Advisor.Request(
                        context.contextId(),
                        TestFormats.contexts().write(context),
                        Session.MORNING,
                        List.of(),
                        Optional.empty()))
                .text();
        answers.add(text);
        switch (TestFormats.answers().read(text, context, "strategies")) {
            case CheckedAnswer.Valid valid -> trade(valid.decision(), context, date);
            case CheckedAnswer.Invalid invalid -> throw new AssertionError(date + " " + invalid.problems());
        }
    }

    private void trade(Decision decision, DeskContext context, LocalDate date) {
        contradictions.addAll(FactCheck.of(decision, context));
        boolean bought = false;
        for (ProposedTrade trade : decision.trades()) {
            Symbol symbol = trade.symbol();
            Price price = context.instrument(symbol).orElseThrow().price().orElseThrow();
            if (trade.action() != Action.HOLD && trade.conviction() < GATE) {
                gated++;
            } else if (trade.action() == Action.SELL) {
                cash = cash.plus(
                        price.times(context.position(symbol).orElseThrow().quantity()));
                positions.remove(symbol);
                sells++;
            } else if (trade.action() == Action.BUY) {
                BigDecimal value = context.portfolio()
                        .equity()
                        .amount()
                        .multiply(trade.weight().orElseThrow());
                Quantity quantity = new Quantity(value.divide(price.value(), 0, RoundingMode.DOWN));
                if (quantity.isPositive()) {
                    Money cost = price.times(quantity);
                    cash = cash.minus(cost);
                    positions.put(symbol, new Position(symbol, quantity, price, cost, trade.stopPrice(), date));
                    buys++;
                    bought = true;
                }
            }
        }
        daysWithBuys += bought ? 1 : 0;
        mostPositions = Math.max(mostPositions, positions.size());
    }

    private void stops(LocalDate date) {
        for (Position position : List.copyOf(positions.values())) {
            Price stop = position.stop().orElseThrow();
            market.sessionBar("m", position.symbol(), date, MemoryMarket.close(date))
                    .filter(bar -> bar.low().compareTo(stop) <= 0)
                    .ifPresent(bar -> {
                        Price fill = bar.open().compareTo(stop) < 0 ? bar.open() : stop;
                        cash = cash.plus(fill.times(position.quantity()));
                        positions.remove(position.symbol());
                        stops++;
                    });
        }
    }

    private DeskContext context(SessionRef session) {
        Instant asOf = session.asOf();
        Map<Symbol, LastPrice> quotes = market.quotes("m", asOf);
        List<Bar> benchmark = market.benchmark("m", asOf)
                .map(symbol -> market.bars("m", symbol, asOf, 252))
                .orElse(List.of());
        var known = new ContextAssembler.Known(
                new Portfolio(cash, List.copyOf(positions.values())),
                equity.stream().max(Money::compareTo),
                market.instruments("m", asOf),
                quotes,
                market.allBars("m", asOf, 5),
                benchmark,
                indicators.all("m", asOf),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
        return new ContextAssembler(session, desk, known).assemble();
    }

    @Override
    public String toString() {
        return "buys %d, sells %d, stops %d, gated %d, days with buys %d, most positions %d, equity %s"
                .formatted(buys, sells, stops, gated, daysWithBuys, mostPositions, equity.getLast());
    }
}
