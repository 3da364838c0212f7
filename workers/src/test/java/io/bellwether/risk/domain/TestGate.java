package io.bellwether.risk.domain;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.clusters.Clusters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs of the gate for tests: 10,000 USD in cash, default limits and costs, least conviction 55. */
public final class TestGate {
    /** The session of every input, a Friday. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final BigDecimal VOLATILITY = new BigDecimal("0.40");

    private Money cash = Money.of("10000");
    private final List<Position> positions = new ArrayList<>();
    private final List<OpenOrder> openOrders = new ArrayList<>();
    private final Map<Symbol, SymbolNumbers> market = new HashMap<>();
    private RiskLimits limits = RiskLimits.DEFAULT;
    private CostModel costs = CostModel.DEFAULT;
    private boolean fractional;
    private int minConviction = 55;
    private EquityMarks marks = EquityMarks.NONE;
    private Money boughtToday = Money.ZERO;
    private BigDecimal riskMultiplier = BigDecimal.ONE;
    private Optional<Clusters> clusters = Optional.empty();
    private final Map<Symbol, LocalDate> stoppedOut = new HashMap<>();
    private final Map<Symbol, SegmentLimits> segments = new HashMap<>();
    private final Map<Integer, BigDecimal> probabilities = new HashMap<>();
    private Optional<PaperRecord> paperRecord = Optional.empty();

    public static TestGate gate() {
        return new TestGate();
    }

    public TestGate cash(String amount) {
        cash = Money.of(amount);
        return this;
    }

    public TestGate position(String symbol, String shares, String averageCost) {
        Quantity quantity = Quantity.of(shares);
        Price cost = Price.of(averageCost);
        positions.add(new Position(
                new Symbol(symbol), quantity, cost, cost.times(quantity), Optional.empty(), LocalDate.of(2026, 11, 2)));
        return this;
    }

    public TestGate openOrder(String symbol, Side side, String shares, String price) {
        openOrders.add(new OpenOrder(new Symbol(symbol), side, Quantity.of(shares), Price.of(price)));
        return this;
    }

    /** A liquid symbol: 100,000 shares and a million dollars a day. */
    public TestGate symbol(String symbol, String price, String atr) {
        return symbol(symbol, price, atr, "100000", "1000000");
    }

    public TestGate symbol(String symbol, String price, String atr, String volume, String dollarVolume) {
        return symbol(new SymbolNumbers(
                new Symbol(symbol),
                false,
                Optional.empty(),
                Optional.of(Price.of(price)),
                Optional.of(new SymbolNumbers.Daily(
                        new BigDecimal(atr), new BigDecimal(volume), Money.of(dollarVolume), VOLATILITY))));
    }

    public TestGate symbol(SymbolNumbers numbers) {
        market.put(numbers.symbol(), numbers);
        return this;
    }

    public TestGate limits(RiskLimits value) {
        limits = value;
        return this;
    }

    public TestGate costs(CostModel value) {
        costs = value;
        return this;
    }

    /** Trading is free of charge. */
    public TestGate free() {
        return costs(new CostModel(BigDecimal.ZERO, BigDecimal.ZERO, Money.ZERO, BigDecimal.ONE));
    }

    public TestGate fractional() {
        fractional = true;
        return this;
    }

    public TestGate minConviction(int value) {
        minConviction = value;
        return this;
    }

    /** One of the default limits, changed. */
    public TestGate limit(LimitKey key, String value) {
        limits = limits.with(key, new BigDecimal(value));
        return this;
    }

    /** The symbol is in segment "niche", which has a limit of its own. */
    public TestGate segment(String symbol, LimitKey key, String value) {
        segments.put(new Symbol(symbol), new SegmentLimits("niche", Map.of(key, new BigDecimal(value))));
        return this;
    }

    public TestGate marks(EquityMarks value) {
        marks = value;
        return this;
    }

    public TestGate boughtToday(String amount) {
        boughtToday = Money.of(amount);
        return this;
    }

    public TestGate riskMultiplier(String value) {
        riskMultiplier = new BigDecimal(value);
        return this;
    }

    public TestGate clusters(Clusters value) {
        clusters = Optional.of(value);
        return this;
    }

    public TestGate stoppedOut(String symbol, LocalDate date) {
        stoppedOut.put(new Symbol(symbol), date);
        return this;
    }

    public TestGate probability(int n, String value) {
        probabilities.put(n, new BigDecimal(value));
        return this;
    }

    public TestGate live(PaperRecord value) {
        paperRecord = Optional.of(value);
        return this;
    }

    public RiskInputs input(ProposedTrade... proposals) {
        return new RiskInputs(
                Arrays.asList(proposals),
                new Portfolio(cash, positions),
                openOrders,
                market,
                limits,
                costs,
                fractional,
                minConviction,
                situation());
    }

    private RiskSituation situation() {
        return new RiskSituation(
                TODAY,
                marks,
                boughtToday,
                riskMultiplier,
                clusters.orElseGet(this::eachAlone),
                stoppedOut,
                segments,
                probabilities,
                paperRecord);
    }

    private Clusters eachAlone() {
        Map<Symbol, Integer> alone = new HashMap<>();
        market.keySet().forEach(symbol -> alone.put(symbol, alone.size()));
        positions.forEach(position -> alone.putIfAbsent(position.symbol(), alone.size()));
        openOrders.forEach(order -> alone.putIfAbsent(order.symbol(), alone.size()));
        return new Clusters(alone);
    }

    public GateContext context(ProposedTrade... proposals) {
        return GateContext.of(input(proposals));
    }
}
