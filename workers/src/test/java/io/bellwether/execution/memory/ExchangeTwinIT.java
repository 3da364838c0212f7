package io.bellwether.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Kind;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.app.broker.ExchangeCosts;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.app.MarketViews;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/** An account that lives in memory and one that is loaded and stored at each call are one account. */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class ExchangeTwinIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final int SESSIONS = 12;

    @Autowired
    @Qualifier("paperBroker")
    Broker broker;

    @Autowired
    BrokerTroubles troubles;

    @Autowired
    @Qualifier("paperCosts")
    ExchangeCosts costs;

    @Autowired
    Desks desks;

    @Autowired
    MarketViews views;

    @Autowired
    TestMarket market;

    private final ExchangeCalendar calendar = new ExchangeCalendar();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyCallsAndAnyTrouble_bothGiveTheSameAnswersCashAndShares(long seed) {
        play(seed);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void manyCallsAndTroubles_bothGiveTheSameAnswersCashAndShares(long seed) {
        play(seed);
    }

    static List<Long> manySeeds() {
        return LongStream.rangeClosed(5, 40).boxed().toList();
    }

    /** Nobody looks between the noon before the ex-date and the noon of it, when the purchase is known to both. */
    @Test
    void boughtUnseenOnTheEveOfADividend_bothPayItAtTheNextLook() {
        LocalDate exDate = FIRST.plusDays(1);
        ExchangeHours eve = calendar.hours(FIRST).orElseThrow();
        ExchangeHours session = calendar.hours(exDate).orElseThrow();
        Instant noon = eve.open().plus(Duration.ofMinutes(150));
        market.bar("EVE", calendar.previous(FIRST).toString(), "10.00", "10.00", "10.00", "10.00", 1000)
                .bar("EVE", FIRST.toString(), "10.00", "10.00", "9.00", "9.00", 1000)
                .quote("EVE", noon.toString(), "10.00", LastPrice.Kind.INTRADAY)
                .announce(new CorporateAction.Dividend(new Symbol("EVE"), exDate, new BigDecimal("0.35")));
        Desk desk = TestDesks.desk("twin-eve");
        desks.save(desk);
        OrderTicket ticket = new OrderTicket(
                desk.id(),
                "twin-eve-1",
                new Symbol("EVE"),
                Side.BUY,
                OrderType.LIMIT,
                Quantity.of(10),
                Optional.of(Price.of("9.50")),
                Optional.empty(),
                TimeInForce.DAY,
                FIRST);
        for (Broker asked :
                List.of(broker, MemoryExecution.Paper.of(desks, views).broker())) {
            asked.submit(ticket, noon);
            asked.account(desk.id(), session.open());
            BrokerAccount account = asked.account(desk.id(), session.open().plus(Duration.ofMinutes(150)));
            assertThat(account)
                    .isEqualTo(new BrokerAccount(Money.of("9907.50"), Map.of(new Symbol("EVE"), Quantity.of(10))));
        }
    }

    private void play(long seed) {
        Random random = new Random(seed);
        List<Symbol> symbols = market(seed, random);
        Desk desk = TestDesks.desk("twin-" + seed, DeskSettings.DEFAULT.withCosts(costs(seed)));
        desks.save(desk);
        MemoryExecution.Paper twin = MemoryExecution.Paper.of(desks, views);
        List<OrderTicket> sent = new ArrayList<>();
        Map<String, Integer> refusals = new TreeMap<>();
        for (Instant asOf : moments()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            for (int call = 0; call < 4; call++) {
                if (random.nextInt(8) == 0) {
                    trouble(random, asOf)
                            .ifPresentOrElse(
                                    some -> {
                                        troubles.add(desk.id(), some);
                                        twin.troubles().add(desk.id(), some);
                                    },
                                    () -> {
                                        troubles.clear(desk.id());
                                        twin.troubles().clear(desk.id());
                                    });
                }
                Function<Broker, Object> question = question(desk, symbols, sent, random, asOf);
                Object answer = answerOf(broker, question);
                assertThat(answerOf(twin.broker(), question)).isEqualTo(answer);
                if (answer instanceof Refusal refusal) {
                    refusals.merge(refusal.code(), 1, Integer::sum);
                }
                for (Function<Broker, Object> read : List.<Function<Broker, Object>>of(
                        asked -> asked.credit(
                                desk.id(), asOf.atZone(ExchangeCalendar.ZONE).toLocalDate(), asOf),
                        asked -> asked.account(desk.id(), asOf),
                        asked -> asked.openOrders(desk.id(), asOf))) {
                    assertThat(answerOf(twin.broker(), read)).isEqualTo(answerOf(broker, read));
                }
            }
        }
        troubles.clear(desk.id());
        twin.troubles().clear(desk.id());
        Instant end = moments().getLast();
        int executions = 0;
        for (OrderTicket ticket : sent) {
            Optional<BrokerOrder> stored = broker.order(desk.id(), ticket.clientOrderId(), end);
            assertThat(twin.broker().order(desk.id(), ticket.clientOrderId(), end))
                    .isEqualTo(stored);
            executions += stored.map(order -> order.executions().size()).orElse(0);
        }
        assertThat(twin.broker().account(desk.id(), end)).isEqualTo(broker.account(desk.id(), end));
        ExecutionCosts reckoned = costs.read(desk.id());
        assertThat(List.of(reckoned.slippage(), reckoned.spread(), reckoned.impact()))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(List.of(
                        twin.costs().read(desk.id()).slippage(),
                        twin.costs().read(desk.id()).spread(),
                        twin.costs().read(desk.id()).impact()));
        assertThat(reckoned.impact().signum()).isEqualTo(seed % 2 == 0 ? 1 : 0);
        assertThat(executions).as("executions").isGreaterThan(20);
        assertThat(refusals).as("refusals").containsKeys("ORDER_REJECTED", "TransientFault");
    }

    /** The usual ones, or a broker's with everything on. */
    private static CostModel costs(long seed) {
        return seed % 2 == 0
                ? CostModel.DEFAULT
                        .withRegulatoryFees(true)
                        .withTariff(seed % 4 == 0 ? Tariff.IBKR_FIXED : Tariff.IBKR_TIERED)
                        .withSpreadAndImpact(new BigDecimal("30"), new BigDecimal("0.8"))
                        .withInterestRate(new BigDecimal("0.05"))
                : CostModel.DEFAULT;
    }

    /** A call that changes something, the same for whoever is asked. */
    private Function<Broker, Object> question(
            Desk desk, List<Symbol> symbols, List<OrderTicket> sent, Random random, Instant asOf) {
        if (sent.isEmpty() || random.nextInt(3) > 0) {
            OrderTicket ticket = ticket(desk, sent.size(), symbols, random, asOf);
            sent.add(ticket);
            return asked -> asked.submit(ticket, asOf);
        }
        OrderTicket old = sent.get(random.nextInt(sent.size()));
        if (random.nextBoolean()) {
            return asked -> asked.cancel(desk.id(), old.clientOrderId(), asOf);
        }
        Quantity quantity = Quantity.of(1 + random.nextInt(60));
        Optional<Price> stop = old.stopPrice().map(price -> moved(price, random));
        return asked -> asked.replace(desk.id(), old.clientOrderId(), quantity, stop, asOf);
    }

    /** Some trouble; empty: all of it ends. Nothing is slow, the test would wait for it. */
    private static Optional<Trouble> trouble(Random random, Instant asOf) {
        Call call = Call.values()[random.nextInt(Call.values().length)];
        Trouble some = switch (random.nextInt(5)) {
            case 0 -> Trouble.of(Kind.LATE_CANCEL, Call.CANCEL).delayed(Duration.ofMinutes(random.nextInt(300)));
            case 1 ->
                Trouble.of(Kind.FILL_ON_CANCEL, Call.CANCEL)
                        .delayed(Duration.ofMinutes(random.nextInt(300)))
                        .part(new BigDecimal(1 + random.nextInt(10)).movePointLeft(1));
            case 2 -> Trouble.of(Kind.LOST_ANSWER, call).after(random.nextInt(3), 1 + random.nextInt(3));
            case 3 -> Trouble.of(Kind.UNREACHABLE, call).between(asOf, asOf.plus(Duration.ofMinutes(150)));
            default -> null;
        };
        return Optional.ofNullable(some);
    }

    private record Refusal(String code, String why) {}

    private static Object answerOf(Broker asked, Function<Broker, Object> question) {
        try {
            return question.apply(asked);
        } catch (BpmnErrorException refusal) {
            return new Refusal(refusal.code(), String.valueOf(refusal.getMessage()));
        } catch (TransientFault fault) {
            return new Refusal("TransientFault", String.valueOf(fault.getMessage()));
        }
    }

    private OrderTicket ticket(Desk desk, int n, List<Symbol> symbols, Random random, Instant asOf) {
        Symbol symbol = symbols.get(random.nextInt(symbols.size()));
        Price last = views.of(desk.market(), asOf)
                .quote(symbol)
                .map(LastPrice::price)
                .orElse(Price.of("10"));
        Side side = random.nextInt(5) < 3 ? Side.BUY : Side.SELL;
        OrderType type = OrderType.values()[random.nextInt(OrderType.values().length)];
        TimeInForce timing = side == Side.SELL && type == OrderType.STOP && random.nextBoolean()
                ? TimeInForce.GOOD_TILL_CANCELLED
                : random.nextInt(4) == 0 ? TimeInForce.NEXT_OPEN : TimeInForce.DAY;
        return new OrderTicket(
                desk.id(),
                "%s-%03d".formatted(desk.id(), n),
                symbol,
                side,
                type,
                Quantity.of(1 + random.nextInt(80)),
                type == OrderType.LIMIT ? Optional.of(moved(last, random)) : Optional.empty(),
                type == OrderType.STOP ? Optional.of(moved(last, random)) : Optional.empty(),
                timing,
                asOf.atZone(ExchangeCalendar.ZONE).toLocalDate());
    }

    private static Price moved(Price price, Random random) {
        BigDecimal factor = new BigDecimal(95 + random.nextInt(11)).movePointLeft(2);
        return new Price(price.value().multiply(factor).setScale(2, RoundingMode.HALF_UP));
    }

    /** Open, noon and close of each session, and the evening after it. */
    private List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        LocalDate date = FIRST;
        for (int i = 0; i < SESSIONS; i++) {
            ExchangeHours session = calendar.hours(date).orElseThrow();
            moments.add(session.open());
            moments.add(session.open().plus(Duration.ofMinutes(150)));
            moments.add(session.close());
            moments.add(session.close().plus(Duration.ofHours(2)));
            date = calendar.next(date);
        }
        return moments;
    }

    /** Three symbols that walk at random; the first is split, the second pays, the third changes its name. */
    private List<Symbol> market(long seed, Random random) {
        List<Symbol> symbols = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            Symbol symbol = new Symbol("TW" + seed + (char) ('A' + s));
            symbols.add(symbol);
            LocalDate date = calendar.previous(FIRST);
            int cents = 800 + random.nextInt(800);
            for (int i = -1; i < SESSIONS; i++) {
                ExchangeHours session = calendar.hours(date).orElseThrow();
                int open = cents + random.nextInt(61) - 30;
                int noon = open + random.nextInt(61) - 30;
                int close = noon + random.nextInt(61) - 30;
                int high = Math.max(Math.max(open, noon), close) + random.nextInt(20);
                int low = Math.min(Math.min(open, noon), close) - random.nextInt(20);
                String name = symbol.value();
                market.bar(
                                name,
                                date.toString(),
                                usd(open),
                                usd(high),
                                usd(low),
                                usd(close),
                                200 + random.nextInt(1000))
                        .quote(name, session.open().toString(), usd(open), LastPrice.Kind.OPEN)
                        .quote(
                                name,
                                session.open().plus(Duration.ofMinutes(150)).toString(),
                                usd(noon),
                                LastPrice.Kind.INTRADAY)
                        .quote(name, session.close().toString(), usd(close), LastPrice.Kind.CLOSE);
                cents = close;
                date = calendar.next(date);
            }
        }
        market.announce(new CorporateAction.Split(
                        symbols.get(0), FIRST.plusDays(3), new BigDecimal("2"), BigDecimal.ONE))
                .announce(new CorporateAction.Dividend(symbols.get(1), FIRST.plusDays(7), new BigDecimal("0.35")))
                .announce(new CorporateAction.SymbolChange(
                        symbols.get(2), FIRST.plusDays(9), new Symbol("TW" + seed + "Z")));
        return symbols;
    }

    private static String usd(int cents) {
        return BigDecimal.valueOf(Math.max(cents, 50), 2).toPlainString();
    }
}
