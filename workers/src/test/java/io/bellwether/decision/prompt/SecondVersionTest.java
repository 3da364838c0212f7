package io.bellwether.decision.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.prompt.PromptSheet;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.decision.json.TestFormats;
import io.bellwether.kernel.PermanentFault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What desk-2 says of a context whose rules were asked. */
class SecondVersionTest {
    private static final int PLENTY = 100_000;

    @Test
    void theRulesAreToldWithTheirNumbers() {
        String system = prompt(TestContexts.bound()).system();
        assertThat(system)
                .contains("a price of 0.5 USD a share or more, 20000 USD traded a day or more")
                .contains("A position is at most 20 %. A purchase loses at most 1 % when its stop is hit.")
                .contains("at most 10 % of annual volatility")
                .contains("a correlation of 0.7 or more over 60 sessions or by its sector, is together at most 40 %")
                .contains("There are at most 20 symbols.")
                .contains("2 x ATR(14) below the price and never below 85 % of it")
                .contains("Stops of holdings follow a rising close at that distance and never fall.")
                .contains("nothing is bought for 3 sessions after a stop of the same symbol")
                .contains("nothing of a company that reports within 2 sessions")
                .contains("after a loss of 5 % since the last close, for the week after 10 %")
                .contains(
                        "At a fall of 10 % from the highest equity purchases shrink to 50 % of their size, at 12 % they"
                                + " end, at 15 % the desk is halted and everything is sold.")
                .contains("executed 0.2 % worse than the price")
                .contains("the fee is 0.005 USD a share, at least 1.00 USD an order")
                .contains("(hits + 15) / (n + 30)")
                .contains("in steps of 0.01 from one dollar up and of 0.0001 below")
                .contains("Whole shares only")
                .doesNotContain("{{");
    }

    @Test
    void theFactsSayWhatBindsNowAndNothingIsEmpty() {
        Prompt prompt = prompt(TestContexts.bound());
        assertThat(prompt.version()).isEqualTo("desk-2");
        assertThat(prompt.user())
                .contains("MORNING of Friday 2026-11-20, known at 2026-11-20T14:30:00Z.")
                .contains("Cash 9600.00 USD, of it for purchases now 9100.00 USD")
                .contains("Largest position 2000.00 USD; a purchase may lose at most 100.00 USD at its stop.")
                .contains("1 symbols are held or on open purchases, 19 more may be bought.")
                .contains("Loss of the day: -0.9901 % since its start at 10100.00 USD; 405.00 USD more and nothing is")
                .contains("No close of before this week: its loss limit does not bind yet.")
                .contains(
                        "Drawdown -4.762 % from the highest equity of 10500.00 USD, stage FREE: nothing is held back.")
                .contains("[\"BUY\",\"COOL_DOWN\",\"The symbol was stopped out on 2026-11-18 and has to cool down.\","
                        + "\"coolDownSessions 3, sessionsSinceStop 2\",\"BOLT\"]")
                .contains("[\"BOLT\",400.00,3600.00]")
                .contains("[\"ACME\",\"2026-12-04\",9]")
                .contains("[\"BOLT\",100,4.50,4.00,3.83,-0.1111,0.04,1]")
                .contains("[\"ACME\",10.00,9.7,9.4,8.8,62,0.3,0.14,0.35,9.9,8.7,null,2000,1724,\"risk\"]")
                .contains("[\"BOLT\",4.00,4.38,4.6,4.9,38,0.2,-0.16,0.55,5.1,4.1,null,150,0,\"refused\"]")
                .contains("Last bar: 2026-11-19.")
                .contains("Cash for purchases now: 9100.00 USD; largest position: 2000.00 USD; at most 100.00 USD lost")
                .doesNotContain("[\"MUTE\",")
                .doesNotContain("Left out")
                .doesNotContain("Open orders")
                .doesNotContain("\"rows\":[\n]")
                .doesNotContain("{{")
                .endsWith("5. Answer with the JSON object.\n");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19, PAST ITS DATE", "2026-11-20, DUE TODAY", "2026-11-23, open"})
    void aThesisSaysWhetherItsTimeIsOver(LocalDate horizonEnd, String state) {
        assertThat(prompt(due(horizonEnd)).user())
                .contains("[\"ctx-20261119-morning-BOLT\",\"BOLT\",\"2026-11-19\",61,0.55,\"%s\",\"%s\"]"
                        .formatted(horizonEnd, state));
    }

    @Test
    void theRecordIsToldByConvictionAndBesideTheBenchmark() {
        RecordFacts record = new RecordFacts(
                Optional.of(new RecordFacts.Forecasts(
                        LocalDate.of(2025, 11, 20),
                        12,
                        5,
                        new BigDecimal("0.2811"),
                        List.of(new RecordFacts.Band(
                                70,
                                79,
                                12,
                                new BigDecimal("0.6500"),
                                new BigDecimal("0.4167"),
                                new BigDecimal("0.2811"))))),
                Optional.of(new RecordFacts.Returns(
                        LocalDate.of(2026, 8, 3),
                        78,
                        new BigDecimal("0.0123"),
                        new BigDecimal("0.0310"),
                        Optional.of(new BigDecimal("-0.0100")),
                        Optional.of(new BigDecimal("0.0050")))));
        assertThat(prompt(TestContexts.context().bound(TestContexts.binding(), record))
                        .user())
                .contains("Since 2026-08-03 (78 sessions) the desk made 1.23 %, its benchmark 3.1 %; over the last 20"
                        + " sessions -1 % and 0.5 %.")
                .contains("Forecasts judged since 2025-11-20: 12, 5 came true, Brier score 0.2811 (0 is perfect, 0.25 a"
                        + " coin); fewer than 30 are noise.")
                .contains("[\"70-79\",12,0.65,0.4167,0.2811]");
        assertThat(prompt(TestContexts.bound()).user()).contains("No forecast was judged yet.");
    }

    @Test
    void aContextFromBeforeTheRulesWereAskedIsToldAsItWas() {
        assertThat(prompt(TestContexts.context()).version()).isEqualTo("desk-1");
        PromptSheet first = TestPrompts.sheets().show(request(TestContexts.bound()), PLENTY, Optional.of("desk-1"));
        assertThat(first.prompt()).isEqualTo(prompt(TestContexts.context()));
        assertThatThrownBy(
                        () -> TestPrompts.sheets().show(request(TestContexts.bound()), PLENTY, Optional.of("desk-9")))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("there is no prompt version 'desk-9'; there are: desk-1, desk-2");
        assertThatThrownBy(
                        () -> TestPrompts.sheets().show(request(TestContexts.context()), PLENTY, Optional.of("desk-2")))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("from before the rules were asked");
    }

    @Test
    void theSheetCountsEveryPartOfThePrompt() {
        PromptSheet sheet = TestPrompts.sheets().show(request(TestContexts.bound()), PLENTY, Optional.empty());
        assertThat(sheet.prompt()).isEqualTo(prompt(TestContexts.bound()));
        assertThat(sheet.parts())
                .extracting(PromptSheet.Part::name)
                .startsWith("system", "session", "market", "binding", "positions", "theses")
                .endsWith("framework", "task");
        assertThat(sheet.tokens())
                .isGreaterThanOrEqualTo(Tokens.estimate(sheet.prompt().user())
                        + Tokens.estimate(sheet.prompt().system()));
    }

    @Test
    void theEconomyIsToldWhereItIsKnown_andOtherwiseNothingIsSaidOfIt() {
        assertThat(prompt(TestContexts.bound()).user()).doesNotContain("The economy");

        DeskContext known = TestContexts.bound()
                .amid(Optional.of(new DeskContext.MacroFacts(
                        LocalDate.of(2026, 11, 19),
                        List.of(new DeskContext.MacroNumber(
                                "DGS10",
                                "10-year Treasury yield, per cent",
                                LocalDate.of(2026, 11, 18),
                                new BigDecimal("4.13"),
                                Optional.of(new BigDecimal("4.10")))))));

        assertThat(prompt(known).user())
                .contains(
                        "The economy, as published by the end of 2026-11-19",
                        "[\"DGS10\",\"10-year Treasury yield, per cent\",\"2026-11-18\",4.13,4.10]");
        assertThat(TestFormats.contexts()
                        .read(TestFormats.contexts().write(known))
                        .macro())
                .isEqualTo(known.macro());
    }

    private static DeskContext due(LocalDate horizonEnd) {
        DeskContext c = TestContexts.bound();
        ThesisFacts t = c.theses().getFirst();
        return new DeskContext(
                        c.contextId(),
                        c.desk(),
                        c.portfolio(),
                        c.market(),
                        c.instruments(),
                        List.of(new ThesisFacts(
                                t.id(),
                                t.symbol(),
                                t.openedOn(),
                                t.statement(),
                                t.conviction(),
                                t.winProbability(),
                                horizonEnd)),
                        c.news(),
                        c.framework(),
                        c.history())
                .bound(c.binding().orElseThrow(), c.record().orElseThrow());
    }

    private static Prompt prompt(DeskContext context) {
        return TestPrompts.prompts().compose(request(context), PLENTY);
    }

    private static Advisor.Request request(DeskContext context) {
        return new Advisor.Request(
                context.contextId(),
                TestFormats.contexts().write(context),
                context.desk().session(),
                List.of(),
                Optional.empty());
    }
}
