package io.bellwether.execution.app.gate;

import io.bellwether.decision.app.context.Bounds;
import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Deferred;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.app.MarketLinks;
import io.bellwether.risk.app.MarketNumbers;
import io.bellwether.risk.domain.Basis;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.OpenOrder;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RiskSituation;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.TradingDays;
import io.bellwether.risk.domain.clusters.Clusters;
import io.bellwether.risk.domain.clusters.Returns;
import io.bellwether.risk.domain.rules.LossLimit;
import io.bellwether.risk.domain.sizing.BuyBounds;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks the rules before anybody proposes anything: they are given a purchase of every symbol, and a sale of every holding,
 * one at a time, with the very input that they judge proposals by later; not before somebody reads what they say, since
 * only models do and it is the dearest part of a context. Writes nothing.
 */
@Component
class AskRules implements Bounds {
    /** [sessions] reports that are farther away bind nothing and move nothing yet. */
    private static final int REPORTS_WITHIN = 20;

    private final MarketNumbers market;
    private final MarketLinks links;
    private final DeskHoldings holdings;
    private final Situations situations;

    AskRules(MarketNumbers market, MarketLinks links, DeskHoldings holdings, Situations situations) {
        this.market = market;
        this.links = links;
        this.holdings = holdings;
        this.situations = situations;
    }

    /** Everything the rules look at, for the whole market. */
    private record Known(
            Desk desk,
            Portfolio portfolio,
            List<OpenOrder> open,
            Map<Symbol, SymbolNumbers> numbers,
            RiskSituation situation,
            MarketLinks.Whole links) {

        /** Held or on open buys. */
        Set<Symbol> owned() {
            Set<Symbol> owned = new HashSet<>();
            portfolio.positions().stream().map(Position::symbol).forEach(owned::add);
            open.stream().map(OpenOrder::symbol).forEach(owned::add);
            return owned;
        }

        /** What the rules see of the symbols, and of nothing else. */
        RiskInputs of(Set<Symbol> symbols) {
            Map<Symbol, SymbolNumbers> some = new HashMap<>();
            symbols.forEach(
                    symbol -> Optional.ofNullable(numbers.get(symbol)).ifPresent(found -> some.put(symbol, found)));
            return new RiskInputs(
                    List.of(),
                    portfolio,
                    open,
                    some,
                    desk.settings().limits(),
                    desk.settings().costs(),
                    desk.settings().fractionalShares(),
                    0,
                    situation.narrowedTo(symbols, links.clusters(symbols)),
                    Basis.TARGET);
        }

        /** Every symbol asked about, beside what is owned. */
        TrialProposals probed(Set<Symbol> owned) {
            TrialProposals probes = new TrialProposals();
            numbers.values().stream()
                    .filter(one -> !one.benchmark())
                    .map(SymbolNumbers::symbol)
                    .sorted()
                    .forEach(symbol -> {
                        Set<Symbol> symbols = new HashSet<>(owned);
                        symbols.add(symbol);
                        probes.ask(symbol, of(symbols));
                    });
            return probes;
        }
    }

    @Override
    public BindingFacts read(SessionRef session, Desk desk) {
        Known known = new Known(
                desk,
                holdings.portfolio(desk.id()),
                holdings.openOrders(desk.id()),
                market.read(desk.market(), session.asOf()),
                situations.beforeAnyProposal(session, desk),
                links.whole(desk.market(), session.asOf()));
        Set<Symbol> owned = known.owned();
        RiskInputs input = known.of(owned);
        GateContext context = GateContext.of(input);
        Supplier<TrialProposals> probes = SingletonSupplier.of(() -> known.probed(owned));
        return new BindingFacts(
                limits(desk.settings().limits()),
                desk.settings().costs(),
                measures(),
                room(context),
                Stream.of(LossLimit.ofDay(), LossLimit.ofWeek())
                        .map(limit -> lossRoom(limit, context))
                        .toList(),
                context.drawdownStage().name(),
                clusters(owned, input, context),
                known.open().stream()
                        .map(order ->
                                new BindingFacts.Open(order.symbol(), order.side(), order.quantity(), order.price()))
                        .toList(),
                new Deferred<>(() -> probes.get().refusals()),
                new Deferred<>(() -> probes.get().most()),
                reports(known.numbers(), session.tradingDate()));
    }

    private static Map<String, BigDecimal> limits(RiskLimits limits) {
        Map<String, BigDecimal> all = new TreeMap<>();
        for (LimitKey key : LimitKey.values()) {
            all.put(key.key(), limits.get(key));
        }
        return all;
    }

    private static BindingFacts.Measures measures() {
        return new BindingFacts.Measures(
                BigDecimal.valueOf(Clusters.THRESHOLD),
                Returns.SESSIONS,
                tick(Price.of("1.00")),
                tick(Price.of("0.99")));
    }

    private static BigDecimal tick(Price price) {
        return BigDecimal.ONE.movePointLeft(ProtectiveStop.tick(price));
    }

    private static BindingFacts.Room room(GateContext context) {
        int most = context.limits().count(LimitKey.MAX_POSITIONS);
        return new BindingFacts.Room(
                context.spendable(),
                down(BuyBounds.largestPosition(context)),
                down(BuyBounds.riskPerTrade(context)),
                Money.rounded(context.boughtToday()),
                down(BuyBounds.today(BigDecimal.ONE, context)),
                context.symbolCount(),
                Math.max(0, most - context.symbolCount()),
                context.sizeFactor());
    }

    private static BindingFacts.LossRoom lossRoom(LossLimit limit, GateContext context) {
        return new BindingFacts.LossRoom(
                limit.period(),
                limit.start(context),
                limit.brake(context).map(brake -> brake.drawdown().setScale(6, RoundingMode.HALF_UP)),
                limit.room(context),
                limit.brake(context).filter(brake -> brake.pulled()).isPresent());
    }

    private static List<BindingFacts.Cluster> clusters(Set<Symbol> owned, RiskInputs input, GateContext context) {
        Map<Integer, List<Symbol>> byCluster = new TreeMap<>();
        owned.stream()
                .sorted()
                .forEach(symbol -> byCluster
                        .computeIfAbsent(input.situation().clusters().of(symbol).orElse(-1), n -> new ArrayList<>())
                        .add(symbol));
        return byCluster.values().stream()
                .map(symbols -> new BindingFacts.Cluster(
                        symbols,
                        Money.rounded(context.clusterExposure(symbols.getFirst())),
                        down(BuyBounds.inCluster(symbols.getFirst(), BigDecimal.ONE, context))))
                .sorted(Comparator.comparing(BindingFacts.Cluster::value).reversed())
                .toList();
    }

    private static List<BindingFacts.Report> reports(Map<Symbol, SymbolNumbers> numbers, LocalDate today) {
        return numbers.values().stream()
                .filter(one -> !one.benchmark())
                .flatMap(one -> one.listing().nextEarnings().stream()
                        .filter(date -> !date.isBefore(today))
                        .map(date -> new BindingFacts.Report(
                                one.symbol(), date, TradingDays.countUpTo(REPORTS_WITHIN + 1, today, date))))
                .filter(report -> report.sessions() <= REPORTS_WITHIN)
                .sorted(Comparator.comparing(BindingFacts.Report::date).thenComparing(BindingFacts.Report::symbol))
                .toList();
    }

    private static Money down(BigDecimal usd) {
        return new Money(usd.setScale(2, RoundingMode.DOWN));
    }
}
