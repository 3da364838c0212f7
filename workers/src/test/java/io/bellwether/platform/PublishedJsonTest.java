package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Money, prices and quantities are decimal strings in all JSON that leaves the application, and nothing else is. */
class PublishedJsonTest {
    /** Decimals that are neither: fractions, ratios, scores, basis points, days. */
    private static final Set<String> NUMBERS = Set.of(
            "agreement",
            "aheadOfBenchmark",
            "alpha",
            "averageHoldingDays",
            "band",
            "baseRate",
            "benchmark",
            "benchmarkDay",
            "benchmarkReturn",
            "benchmarkSinceStart",
            "beta",
            "brier",
            "calmar",
            "change",
            "dailyReturn",
            "dayChangeFraction",
            "dayReturn",
            "depth",
            "desk",
            "drawdown",
            "excessReturn",
            "expectedGain",
            "expectedLoss",
            "exposure",
            "hitRate",
            "maxDrawdown",
            "maxTurnover",
            "maxVolumeShare",
            "pnlFraction",
            "profitFactor",
            "sharpe",
            "sharpeRatio",
            "sinceStartFraction",
            "slippageBps",
            "sortino",
            "stopDistance",
            "target",
            "totalReturn",
            "turnover",
            "volatility",
            "weight",
            "weightAfter",
            "winProbability",
            "winRate");

    /** What commands and pages publish as a record. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "backtest.bench.KernelFigures",
                "cli.demo.DayResult",
                "cli.operate.RebalancePlacing$Result",
                "dashboard.web.DeskStatus",
                "decision.app.model.CheckModels$ModelCheck",
                "decision.app.prompt.PromptSheet",
                "reporting.domain.PerformanceReport",
                "reporting.domain.ShadowComparison",
                "reporting.domain.TaxYear",
                "reporting.domain.explain.Explanation",
                "rebalance.domain.RebalanceTable",
                "watch.domain.Report"
            })
    void everyDecimalIsAnAmountOrANumberByItsName(String name) throws ClassNotFoundException {
        Set<String> unknown = new TreeSet<>();
        walk(Class.forName("io.bellwether." + name), new HashSet<>(), unknown);
        assertThat(unknown)
                .as("decimals that nobody calls an amount (PublishedJson) or a number (this test)")
                .isEmpty();
    }

    private static void walk(Type type, Set<Type> seen, Set<String> unknown) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> walk(argument, seen, unknown));
        } else if (type instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds()).forEach(bound -> walk(bound, seen, unknown));
        } else if (type instanceof Class<?> known) {
            if (known.isSealed()) {
                Stream.of(known.getPermittedSubclasses()).forEach(one -> walk(one, seen, unknown));
            } else if (known.isRecord() && !isKernel(known) && seen.add(known)) {
                for (RecordComponent component : known.getRecordComponents()) {
                    judge(known, component, unknown);
                    walk(component.getGenericType(), seen, unknown);
                }
            }
        }
    }

    private static boolean isKernel(Class<?> type) {
        return type.getPackageName().equals("io.bellwether.kernel");
    }

    private static void judge(Class<?> record, RecordComponent component, Set<String> unknown) {
        String type = component.getGenericType().getTypeName();
        String name = component.getName();
        boolean decimal =
                type.equals("java.math.BigDecimal") || type.equals("java.util.Optional<java.math.BigDecimal>");
        boolean binary = type.toLowerCase(java.util.Locale.ROOT).endsWith("double");
        if (decimal && PublishedJson.isAmount(name) == NUMBERS.contains(name)
                || binary && PublishedJson.isAmount(name)) {
            unknown.add(record.getSimpleName() + "." + name);
        }
    }

    /** A record with every kind of value. */
    record Sample(
            Money money,
            Price limit,
            Quantity owned,
            BigDecimal cash,
            Optional<BigDecimal> stopPrice,
            Optional<BigDecimal> lastPrice,
            BigDecimal shares,
            BigDecimal weight,
            Optional<BigDecimal> sharpe,
            int count,
            Map<String, Object> map) {}

    @Test
    void amountsAreDecimalStringsAndAllElseNumbers() {
        JsonNode json = Json.mapper()
                .readTree(PublishedJson.write(new Sample(
                        Money.of("10"),
                        Price.of("1.2345"),
                        Quantity.of(3),
                        new BigDecimal("1E+3"),
                        Optional.of(new BigDecimal("7.1000")),
                        Optional.empty(),
                        new BigDecimal("100.000000000"),
                        new BigDecimal("0.10"),
                        Optional.of(new BigDecimal("-1.5")),
                        4,
                        Map.of("cash", Money.of("2.50"), "ratio", new BigDecimal("0.25")))));
        assertThat(json.toString())
                .isEqualTo("{\"money\":\"10.00\",\"limit\":\"1.2345\",\"owned\":\"3\",\"cash\":\"1000.00\","
                        + "\"stopPrice\":\"7.10\",\"lastPrice\":null,\"shares\":\"100\",\"weight\":0.1,"
                        + "\"sharpe\":-1.5,\"count\":4,\"map\":{\"cash\":\"2.50\",\"ratio\":0.25}}");
    }

    @Test
    void theNumbersOfAVerdictFollowTheSameRule() {
        String json = PublishedJson.write(List.of(
                Map.of("rule", "PRICE_BAND", "numbers", Map.of("price", "3.10", "minimum", "0.5")),
                Map.of("rule", "CONVICTION", "numbers", Map.of("conviction", "70", "minimum", "60")),
                Map.of("rule", "POSITION_SIZE", "numbers", Map.of("equity", "10000", "maxPosition", "0.2")),
                Map.of("rule", "SIZING", "numbers", Map.of("KELLY", "12.5", "shares", "12"))));
        assertThat(json)
                .contains("{\"numbers\":{\"minimum\":\"0.5\",\"price\":\"3.10\"},\"rule\":\"PRICE_BAND\"}")
                .contains("{\"numbers\":{\"conviction\":70,\"minimum\":60},\"rule\":\"CONVICTION\"}")
                .contains("{\"numbers\":{\"equity\":\"10000\",\"maxPosition\":0.2},\"rule\":\"POSITION_SIZE\"}")
                .contains("{\"numbers\":{\"KELLY\":\"12.5\",\"shares\":\"12\"},\"rule\":\"SIZING\"}");
    }

    @Test
    void commandsAndPagesPublishNothingByAnotherWay() throws IOException {
        try (Stream<Path> sources = Stream.of("cli", "dashboard")
                .map(folder -> Path.of("src/main/java/io/bellwether", folder))
                .flatMap(PublishedJsonTest::files)) {
            assertThat(sources.filter(
                            source -> read(source).matches("(?s).*(?<!Published)(Json\\.write|writeValue).*")))
                    .isEmpty();
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
