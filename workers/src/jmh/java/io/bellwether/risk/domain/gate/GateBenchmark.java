package io.bellwether.risk.domain.gate;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RiskSituation;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.clusters.Clusters;
import io.bellwether.risk.domain.clusters.Returns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to judge and size 100 proposals of a desk with 50 positions, most of which pass every rule; and how
 * long to measure the clusters of those 150 symbols before. The target of the first is 1 ms.
 *
 * <p>{@code ./mvnw -q -pl workers -am -Pbench-gate process-test-classes}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GateBenchmark {
    private static final int POSITIONS = 50;
    private static final int PROPOSALS = 100;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private RiskInputs input;
    private List<Symbol> symbols;
    private final Map<Symbol, Returns> returns = new HashMap<>();

    @Setup
    public void setUp() {
        symbols = IntStream.range(0, POSITIONS + PROPOSALS)
                .mapToObj(i -> new Symbol("S" + i))
                .toList();
        Random random = new Random(42);
        LocalDate[] dates = IntStream.range(0, Returns.SESSIONS)
                .mapToObj(i -> TODAY.minusDays(Returns.SESSIONS - i))
                .toArray(LocalDate[]::new);
        Map<Symbol, SymbolNumbers> market = new HashMap<>();
        for (Symbol symbol : symbols) {
            returns.put(symbol, Returns.of(dates, random.doubles(Returns.SESSIONS, -.05, .05).toArray()));
            market.put(symbol, numbers(symbol, random));
        }
        input = new RiskInputs(
                IntStream.range(0, PROPOSALS).mapToObj(i -> buy(i, random)).toList(),
                new Portfolio(Money.of("5000000"), positions(market)),
                List.of(),
                market,
                RiskLimits.DEFAULT.with(LimitKey.MAX_POSITIONS, BigDecimal.valueOf(200)),
                CostModel.DEFAULT,
                false,
                55,
                new RiskSituation(
                        TODAY,
                        new EquityMarks(
                                Optional.of(Money.of("5400000")),
                                Optional.of(Money.of("5400000")),
                                Optional.of(Money.of("5800000"))),
                        Money.ZERO,
                        new BigDecimal("0.8"),
                        Clusters.of(symbols, returns, Map.of()),
                        Map.of(symbols.getLast(), TODAY.minusDays(10)),
                        Map.of(
                                symbols.getLast(),
                                new SegmentLimits("narrow", Map.of(LimitKey.MAX_POSITION, new BigDecimal("0.05")))),
                        Map.of(),
                        Optional.empty()));
    }

    /** The whole step. */
    @Benchmark
    public GateResult gateAndSize() {
        return RiskGate.run(input);
    }

    /** What is measured once before it. */
    @Benchmark
    public Clusters measureClusters() {
        return Clusters.of(symbols, returns, Map.of());
    }

    private static SymbolNumbers numbers(Symbol symbol, Random random) {
        BigDecimal price = BigDecimal.valueOf(200 + random.nextInt(9800), 2);
        return new SymbolNumbers(
                symbol,
                false,
                Optional.empty(),
                Optional.of(new Price(price)),
                Optional.of(new SymbolNumbers.Daily(
                        price.multiply(new BigDecimal("0.03")),
                        BigDecimal.valueOf(1_000_000),
                        Money.of("5000000"),
                        new BigDecimal("0.45"))));
    }

    private List<Position> positions(Map<Symbol, SymbolNumbers> market) {
        List<Position> positions = new ArrayList<>();
        for (Symbol symbol : symbols.subList(0, POSITIONS)) {
            Price price = market.get(symbol).price().orElseThrow();
            Quantity shares = Quantity.of(200);
            positions.add(new Position(
                    symbol, shares, price, price.times(shares), Optional.empty(), TODAY.minusDays(30)));
        }
        return positions;
    }

    private ProposedTrade buy(int i, Random random) {
        return new ProposedTrade(
                i + 1,
                Action.BUY,
                symbols.get(POSITIONS + i),
                Optional.empty(),
                Optional.of(new BigDecimal("0.004")),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                60 + random.nextInt(30),
                BigDecimal.valueOf(55 + random.nextInt(10), 2),
                new BigDecimal("0.12"),
                new BigDecimal("0.06"),
                5,
                "it rises",
                "the trend is up",
                "it may fall");
    }
}
