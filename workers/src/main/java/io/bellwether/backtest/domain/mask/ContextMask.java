package io.bellwether.backtest.domain.mask;

import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.DeskFacts;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.DeskContext.RuleFacts;
import io.bellwether.decision.domain.DeskContext.SegmentFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The facts of a session as a model is told them. Who, when and how much is another; returns, relations, weights and what
 * the rules leave are the same.
 */
final class ContextMask {
    private static final DeskId DESK = new DeskId("desk");
    private static final int AMOUNT_DIGITS = 6;

    /** What follows in such a refusal is quoted from outside. */
    private static final String HALTED = "The exchange has stopped trading in the symbol";

    private final MaskKey key;
    private final DeskContext context;
    private final ToldWords words;
    private final UnaryOperator<String> statements;

    /** @param statements the words of a thesis as they are told, or what is told in their place */
    ContextMask(MaskKey key, DeskContext context, ToldWords words, UnaryOperator<String> statements) {
        this.key = key;
        this.context = context;
        this.words = words;
        this.statements = statements;
    }

    /** Every symbol that the facts name. */
    static Set<Symbol> symbols(DeskContext context) {
        Set<Symbol> symbols = new HashSet<>();
        context.instruments().forEach(i -> symbols.add(i.symbol()));
        context.market().benchmark().ifPresent(symbols::add);
        context.portfolio().positions().forEach(p -> symbols.add(p.symbol()));
        context.theses().forEach(t -> symbols.add(t.symbol()));
        context.news().forEach(n -> n.symbol().ifPresent(symbols::add));
        context.history().forEach(d -> d.trades().forEach(t -> symbols.add(t.symbol())));
        context.impact().ifPresent(i -> {
            i.events().forEach(e -> e.subject().ifPresent(symbols::add));
            i.companies().forEach(c -> {
                symbols.add(c.symbol());
                c.path().forEach(step -> company(step).ifPresent(symbols::add));
            });
            i.clusters().forEach(c -> symbols.addAll(c.symbols()));
        });
        return symbols;
    }

    /** The company that a step of a way leads to: SWKS of "supplier SWKS", none of "sector:banks". */
    private static Optional<Symbol> company(String step) {
        String last = step.substring(step.lastIndexOf(' ') + 1);
        return Symbol.isValid(last) ? Optional.of(new Symbol(last)) : Optional.empty();
    }

    /** What a segment is called says what its companies do. */
    private static final SegmentFacts PART = new SegmentFacts(new SegmentId("segment"), "a segment");

    DeskContext told() {
        DeskContext told = new DeskContext(
                id(context.contextId(), Optional.empty()),
                desk(),
                portfolio(),
                market(),
                context.instruments().stream()
                        .map(this::instrument)
                        .sorted(Comparator.comparing(InstrumentFacts::symbol))
                        .toList(),
                context.theses().stream().map(this::thesis).toList(),
                context.news().stream().flatMap(n -> news(n).stream()).toList(),
                context.framework()
                        .flatMap(f -> words.mostly(f.text()).map(t -> new DeskContext.FrameworkFacts(f.version(), t))),
                context.history().stream().map(this::past).toList());
        if (context.segment().isPresent()) {
            told = told.about(
                    PART,
                    told.instruments().stream().map(InstrumentFacts::symbol).collect(Collectors.toSet()));
        }
        told = told.hitBy(context.impact().map(this::impact));
        // what a company said names it: no call is told
        told = told.talkedAbout(
                context.talk().orElse(List.of()).stream().map(this::talk).toList());
        return context.binding().isEmpty() || context.record().isEmpty()
                ? told
                : told.bound(
                        binding(context.binding().get()),
                        record(context.record().get()));
    }

    /** Ids of theses as they are told, with their own. */
    Map<String, String> thesisIds() {
        Map<String, String> ids = new HashMap<>();
        context.theses().forEach(t -> ids.put(id(t.id(), Optional.of(t.symbol())), t.id()));
        return ids;
    }

    /** Ids are {@code <desk>-<yyyymmdd>-<session>}, those of theses with the symbol behind. */
    private String id(String real, Optional<Symbol> symbol) {
        String own = context.desk().id().value() + "-";
        String rest = real.startsWith(own) ? real.substring(own.length()) : real;
        String[] parts = rest.split("-", 3);
        String day = parts[0].matches("\\d{8}")
                ? key.date(LocalDate.parse(parts[0], DateTimeFormatter.BASIC_ISO_DATE))
                        .format(DateTimeFormatter.BASIC_ISO_DATE)
                : "0";
        String session = parts.length > 1 ? "-" + parts[1] : "";
        return DESK + "-" + day + session
                + symbol.map(one -> "-" + key.symbol(one)).orElse("");
    }

    private DeskFacts desk() {
        DeskFacts d = context.desk();
        RuleFacts r = d.rules();
        return new DeskFacts(
                DESK,
                key.date(d.tradingDate()),
                d.session(),
                key.moment(d.asOf()),
                d.execution(),
                d.nextOpen(),
                d.aggressiveness(),
                new RuleFacts(
                        r.maxPosition(),
                        r.cashReserve(),
                        key.money(r.minDollarVolume()),
                        r.maxVolumeShare(),
                        r.atrMultiple(),
                        r.stopFloor(),
                        r.maxDrawdown(),
                        leastPrice(r.minPrice()),
                        r.fractionalShares()));
    }

    /** No share that is dear enough is told at less. */
    private static BigDecimal leastPrice(BigDecimal real) {
        return real.divide(MaskKey.WIDEST, 4, RoundingMode.DOWN);
    }

    private PortfolioFacts portfolio() {
        PortfolioFacts p = context.portfolio();
        return new PortfolioFacts(
                key.money(p.cash()),
                key.money(p.equity()),
                key.money(p.peakEquity()),
                p.drawdown(),
                p.positions().stream().map(this::position).toList());
    }

    private PositionFacts position(PositionFacts p) {
        return new PositionFacts(
                key.symbol(p.symbol()),
                key.shares(p.symbol(), p.quantity()),
                key.price(p.symbol(), p.entryPrice()),
                key.price(p.symbol(), p.price()),
                p.stop().map(stop -> key.price(p.symbol(), stop)),
                key.money(p.value()),
                key.money(p.pnl()),
                p.pnlFraction(),
                p.daysHeld(),
                p.weight());
    }

    private MarketFacts market() {
        MarketFacts m = context.market();
        return new MarketFacts(
                m.benchmark().map(key::symbol),
                m.price().flatMap(price -> m.benchmark().map(symbol -> key.price(symbol, price))),
                m.return1(),
                m.return5(),
                m.return20(),
                m.volatility20(),
                m.regime(),
                m.aboveSma50());
    }

    private InstrumentFacts instrument(InstrumentFacts i) {
        Symbol symbol = i.symbol();
        return new InstrumentFacts(
                key.symbol(symbol),
                i.name().isEmpty() ? "" : key.of(symbol).company(),
                words.sector(i.sector()),
                i.price().map(price -> key.price(symbol, price)),
                i.priceAsOf().map(key::moment),
                i.fresh(),
                i.closes().stream().map(close -> key.price(symbol, close)).toList(),
                i.indicators().map(x -> indicators(symbol, x)),
                i.volume()
                        .map(volume ->
                                key.volume(symbol, BigDecimal.valueOf(volume)).longValue()));
    }

    private IndicatorFacts indicators(Symbol symbol, IndicatorFacts x) {
        return new IndicatorFacts(
                key.date(x.lastBar()),
                measured(symbol, x.sma10()),
                measured(symbol, x.sma20()),
                measured(symbol, x.sma50()),
                x.rsi14(),
                measured(symbol, x.atr14()),
                x.momentum20(),
                x.volatility20(),
                measured(symbol, x.high20()),
                measured(symbol, x.low20()),
                key.volume(symbol, x.averageVolume20()),
                key.amount(x.averageDollarVolume20()));
    }

    /** An indicator in dollars, in six digits as all are. */
    private BigDecimal measured(Symbol symbol, BigDecimal real) {
        BigDecimal told = real.multiply(key.of(symbol).price());
        int scale = Math.max(0, AMOUNT_DIGITS - (told.precision() - told.scale()));
        return told.setScale(Math.min(scale, Math.max(told.scale(), 0)), RoundingMode.HALF_UP);
    }

    private ThesisFacts thesis(ThesisFacts t) {
        return new ThesisFacts(
                id(t.id(), Optional.of(t.symbol())),
                key.symbol(t.symbol()),
                key.date(t.openedOn()),
                statements.apply(t.statement()),
                t.conviction(),
                t.winProbability(),
                key.date(t.horizonEnd()));
    }

    /** Who published it says where and when; a headline of which most is left out is not told. */
    private Optional<NewsFacts> news(NewsFacts n) {
        return words.mostly(n.headline())
                .map(headline ->
                        new NewsFacts(n.symbol().map(key::symbol), key.moment(n.publishedAt()), "news", headline));
    }

    private DeskContext.TalkFacts talk(DeskContext.TalkFacts t) {
        return new DeskContext.TalkFacts(
                key.symbol(t.symbol()), t.posts(), t.accounts(), t.up(), t.down(), t.usual(), t.thin(), t.odd());
    }

    /** A sector says what a company does. */
    private ImpactSummary impact(ImpactSummary real) {
        return new ImpactSummary(
                key.moment(real.asOf()),
                real.regime(),
                real.events().stream()
                        .map(e -> new ImpactSummary.Cause(
                                e.kind(),
                                e.subject().map(key::symbol),
                                e.up(),
                                e.strength(),
                                key.date(e.day()),
                                key.moment(e.publishedAt()),
                                "news",
                                words.told(e.headline()),
                                e.headlines(),
                                e.companies()))
                        .toList(),
                real.companies().stream()
                        .map(c -> new ImpactSummary.CompanyImpact(
                                key.symbol(c.symbol()),
                                c.size(),
                                c.conviction(),
                                c.ripple(),
                                c.event(),
                                c.path().stream().map(this::step).toList(),
                                c.events(),
                                c.reactions()))
                        .toList(),
                real.clusters().stream()
                        .map(c -> new ImpactSummary.Cluster(
                                c.event(),
                                "alike",
                                c.size(),
                                c.symbols().stream().map(key::symbol).sorted().toList()))
                        .toList());
    }

    private String step(String real) {
        return company(real)
                .map(symbol -> real.substring(0, real.lastIndexOf(' ') + 1) + key.symbol(symbol))
                .orElse("sector");
    }

    private PastDecision past(PastDecision d) {
        return new PastDecision(
                id(d.id(), Optional.empty()),
                key.date(d.tradingDate()),
                d.session(),
                "",
                d.decided(),
                d.confidence(),
                d.trades().stream()
                        .map(t -> new PastDecision.PastTrade(
                                t.action(),
                                key.symbol(t.symbol()),
                                t.conviction(),
                                t.horizonDays(),
                                t.order(),
                                t.outcome()))
                        .toList());
    }

    private BindingFacts binding(BindingFacts b) {
        BindingFacts.Room r = b.room();
        return new BindingFacts(
                limits(b.limits()),
                costs(b.costs()),
                b.measures(),
                new BindingFacts.Room(
                        key.money(r.spendable()),
                        key.money(r.largestPosition()),
                        key.money(r.riskPerTrade()),
                        key.money(r.boughtToday()),
                        key.money(r.stillToday()),
                        r.symbols(),
                        r.newSymbols(),
                        r.sizeFactor()),
                b.lossRooms().stream()
                        .map(l -> new BindingFacts.LossRoom(
                                l.period(),
                                l.start().map(key::money),
                                l.change(),
                                l.left().map(key::money),
                                l.spent()))
                        .toList(),
                b.stage(),
                b.clusters().stream()
                        .map(c -> new BindingFacts.Cluster(
                                c.symbols().stream().map(key::symbol).sorted().toList(),
                                key.money(c.value()),
                                key.money(c.left())))
                        .toList(),
                b.openOrders().stream()
                        .map(o -> new BindingFacts.Open(
                                key.symbol(o.symbol()),
                                o.side(),
                                key.shares(o.symbol(), o.quantity()),
                                key.price(o.symbol(), o.price())))
                        .toList(),
                b.refusals().stream().map(this::refusal).toList(),
                b.most().stream()
                        .map(m -> new BindingFacts.Most(key.symbol(m.symbol()), key.amount(m.usd()), m.by()))
                        .sorted(Comparator.comparing(BindingFacts.Most::symbol))
                        .toList(),
                b.reports().stream()
                        .map(p -> new BindingFacts.Report(key.symbol(p.symbol()), key.date(p.date()), p.sessions()))
                        .toList());
    }

    private Map<String, BigDecimal> limits(Map<String, BigDecimal> real) {
        Map<String, BigDecimal> told = new HashMap<>(real);
        for (LimitKey limit : LimitKey.values()) {
            told.computeIfPresent(limit.key(), (name, value) -> switch (limit) {
                case MIN_PRICE -> leastPrice(value);
                case MAX_PRICE -> value.multiply(MaskKey.WIDEST);
                default -> limit.unit().isAmount() ? key.amount(value) : value;
            });
        }
        return told;
    }

    private CostModel costs(CostModel real) {
        return new CostModel(
                real.slippageBps(),
                real.feePerShare(),
                key.money(real.minimumFee()),
                real.maxVolumeShare(),
                real.regulatoryFees(),
                Tariff.OWN,
                real.maximumFeeShare(),
                real.spreadBps(),
                real.impact(),
                real.interestRate());
    }

    /** Numbers of a refusal may be prices: only the rule and its words are told. */
    private BindingFacts.Refusal refusal(BindingFacts.Refusal r) {
        String detail = r.detail().startsWith(HALTED) ? HALTED + "." : words.told(r.detail());
        return new BindingFacts.Refusal(
                r.action(),
                r.rule(),
                detail,
                Map.of(),
                r.symbols().stream().map(key::symbol).sorted().toList());
    }

    private RecordFacts record(RecordFacts r) {
        return new RecordFacts(
                r.forecasts()
                        .map(f ->
                                new RecordFacts.Forecasts(key.date(f.since()), f.n(), f.hits(), f.brier(), f.bands())),
                r.returns()
                        .map(x -> new RecordFacts.Returns(
                                key.date(x.since()),
                                x.sessions(),
                                x.desk(),
                                x.benchmark(),
                                x.desk20(),
                                x.benchmark20())));
    }
}
