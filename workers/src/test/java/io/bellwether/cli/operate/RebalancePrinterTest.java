package io.bellwether.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Side;
import io.bellwether.platform.Json;
import io.bellwether.platform.PublishedJson;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.rebalance.domain.RebalancePlan.Where;
import io.bellwether.rebalance.domain.RebalanceTable;
import io.bellwether.rebalance.domain.RebalanceTable.ClosedLot;
import io.bellwether.rebalance.domain.RebalanceTable.Line;
import io.bellwether.rebalance.domain.RebalanceTable.Totals;
import io.bellwether.rebalance.domain.RebalanceTable.Trade;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RebalancePrinterTest {
    private static final Instant CLOSE = Instant.parse("2026-11-20T21:00:00Z");

    @Test
    void printsALineForEachSymbolWithItsTrade() {
        assertThat(print(view(true)))
                .contains("Rebalancing plan of desk main, 2026-11-21 12:00 New York")
                .contains("Equity $10,000.00, cash $7,000.00; a weight may be off by 10.00 % of its target")
                .containsPattern("(?m)^ACME +200 +10\\.00  2026-11-20 16:00 +20\\.00 % +10\\.00 %  outside$")
                .containsPattern(
                        "(?m)^ACME +sell +100 +1,000\\.00 +10\\.00 % +3\\.00 +10\\.00 %  9\\.00 % to 11\\.00 %$")
                .containsPattern("(?m)^BOLT +5 +20\\.00  2026-11-20 16:00 +1\\.00 % +1\\.05 %  inside$")
                .containsPattern("(?m)^BOLT +– +– +– +– +– +1\\.00 %  0\\.95 % to 1\\.16 %$")
                .containsPattern("(?m)^CORE +7 +–  – +– +0\\.00 %  unpriced$")
                .contains("CORE: No price is known.")
                .endsWith("Nothing was ordered. No limit of the desk was asked; costs are estimates of its cost model."
                        + System.lineSeparator());
    }

    @Test
    void printsLotsTotalsAndWarnings() {
        assertThat(print(view(true)))
                .contains("as the books close them (FIFO)")
                .containsPattern("(?m)^ACME +2025-03-04 +60  long +600\\.00 +480\\.00 +120\\.00  gain$")
                .containsPattern(
                        "(?m)^ACME +2026-11-02 +40  short +400\\.00 +480\\.00 +−50\\.00  loss, 30\\.00 of it washed$")
                .containsPattern("(?m)^  sells +\\$1,000\\.00$")
                .containsPattern("(?m)^  buys +\\$0\\.00$")
                .containsPattern("(?m)^  turnover +10\\.00 % of equity, at most 50\\.00 %$")
                .containsPattern("(?m)^  costs +\\$3\\.00: fees \\$1\\.00, slippage \\$2\\.00$")
                .containsPattern("(?m)^  cash after +\\$7,997\\.00$")
                .containsPattern("(?m)^  tax +short term −\\$50\\.00, long term \\+\\$120\\.00$")
                .contains("  - CORE is held without a target: the plan takes it as 0.");
    }

    @Test
    void saysNothingOfTaxesUnasked() {
        assertThat(print(view(false))).doesNotContain("Lots").doesNotContain("term");
    }

    @Test
    void isOneJsonObjectWithAmountsAsTextAndAllElseAsNumbers() {
        JsonNode json = Json.mapper().readTree(PublishedJson.write(view(true)));
        assertThat(json.get("desk").asString()).isEqualTo("main");
        JsonNode acme = json.get("lines").get(0);
        assertThat(acme.get("weight").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(acme.get("where").stringValue()).isEqualTo("OUTSIDE");
        assertThat(acme.get("trade").get("shares").stringValue()).isEqualTo("100");
        assertThat(acme.get("trade").get("lots").get(0).get("term").stringValue())
                .isEqualTo("LONG");
        assertThat(json.get("lines").get(1).get("trade").isNull()).isTrue();
        assertThat(json.get("totals").get("cashAfter").stringValue()).isEqualTo("7997.00");
        assertThat(json.get("totals").get("turnover").isNumber()).isTrue();
    }

    @Test
    void tellsWhatBecameOfARebalancingThatWasPlaced() {
        assertThat(print(placed("DONE", "1 order placed: 1 filled.", true)))
                .contains("Rebalancing main-20261120-rebalance-1 was started; the market is closed, so new orders wait"
                        + " for the next open")
                .containsPattern("(?m)^  main-20261120-close-1 +sell +100  ACME +filled, 100 filled$")
                .contains("  done: 1 order placed: 1 filled.")
                .contains("./bellwether explain main-20261120-rebalance-1 tells why");
    }

    @Test
    void saysHowToLookAgainAtOneThatIsNotOver() {
        assertThat(print(placed("RUNNING", "", false)))
                .contains("was asked for before: nothing was started again")
                .contains("It is not over yet")
                .contains("--id week-47");
    }

    private static RebalancePlacing.Result placed(String state, String detail, boolean started) {
        return new RebalancePlacing.Result(
                "main-20261120-rebalance-1",
                "week-47",
                started,
                started,
                state,
                detail,
                List.of(new RebalancePlacing.Line(
                        "main-20261120-close-1", "SELL", number("100"), "ACME", "FILLED", number("100"))));
    }

    private static String print(RebalancePlacing.Result placed) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new RebalancePrinter(out).print(placed);
        out.flush();
        return text.toString();
    }

    private static String print(RebalanceTable view) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new RebalancePrinter(out).print(view, false);
        out.flush();
        return text.toString();
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static RebalanceTable view(boolean taxAware) {
        List<ClosedLot> lots = List.of(
                lot("2025-03-04", "60", HoldingTerm.LONG, "600.00", "480.00", "0.00", "120.00"),
                lot("2026-11-02", "40", HoldingTerm.SHORT, "400.00", "480.00", "30.00", "-50.00"));
        Trade sale = new Trade(
                Side.SELL,
                number("100"),
                number("1000.00"),
                number("0.100000"),
                number("1.00"),
                number("2.00"),
                taxAware ? lots : List.of());
        Line acme = new Line(
                "ACME",
                number("200"),
                Optional.of(number("10.00")),
                Optional.of(CLOSE),
                Optional.of(number("0.200000")),
                number("0.10"),
                Where.OUTSIDE,
                Optional.of(sale),
                Optional.of(number("0.100000")),
                Optional.empty());
        Line bolt = new Line(
                "BOLT",
                number("5"),
                Optional.of(number("20.00")),
                Optional.of(CLOSE),
                Optional.of(number("0.010000")),
                number("0.0105"),
                Where.INSIDE,
                Optional.empty(),
                Optional.of(number("0.010000")),
                Optional.empty());
        Line core = new Line(
                "CORE",
                number("7"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                number("0"),
                Where.UNPRICED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("No price is known."));
        return new RebalanceTable(
                "main",
                Instant.parse("2026-11-21T17:00:00Z"),
                number("10000.00"),
                number("7000.00"),
                number("0.10"),
                taxAware,
                "FIFO",
                List.of(acme, bolt, core),
                new Totals(
                        number("1000.00"),
                        number("0.00"),
                        number("0.100000"),
                        number("0.50"),
                        number("1.00"),
                        number("2.00"),
                        number("7997.00"),
                        number("-50.00"),
                        number("120.00")),
                List.of("CORE is held without a target: the plan takes it as 0."));
    }

    private static ClosedLot lot(
            String boughtOn,
            String shares,
            HoldingTerm term,
            String proceeds,
            String basis,
            String disallowed,
            String recognised) {
        return new ClosedLot(
                "lot:" + boughtOn,
                LocalDate.parse(boughtOn),
                number(shares),
                term,
                number(proceeds),
                number(basis),
                number(disallowed),
                number(recognised));
    }
}
