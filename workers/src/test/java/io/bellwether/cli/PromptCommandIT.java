package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a person reads of a prompt before anybody is asked. */
@DatabaseTest
class PromptCommandIT {
    private static final String MARKET = "files-prompted";
    private static final String LINE = "prompt show --desk prompted --date 2026-11-20";

    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @Autowired
    SegmentBook segments;

    @Autowired
    Markets markets;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void desk() {
        markets.register(MARKET, Market.Kind.FILES, "the prompted one's", Optional.empty());
        desks.save(TestDesks.onMarket("prompted", MARKET));
        for (String symbol : List.of("ACME", "INDEX")) {
            db.sql("insert into instrument (market, symbol, benchmark) values (:market, :symbol, :benchmark)"
                            + " on conflict do nothing")
                    .param("market", MARKET)
                    .param("symbol", symbol)
                    .param("benchmark", symbol.equals("INDEX"))
                    .update();
        }
    }

    @Test
    void thePromptIsShownWithTheTokensOfItsParts() {
        String shown = run(0, LINE);
        assertThat(shown)
                .startsWith("You decide for one trading desk")
                .contains("MORNING of Friday 2026-11-20, known at 2026-11-20T14:30:00Z.")
                .contains("## What binds you now")
                .contains("\"No price is known for the symbol.\",\"\",\"ALL\"]")
                .containsPattern("Prompt desk-2, files [0-9a-f]{12}, at most \\d+ tokens:")
                .containsPattern("\\n +\\d+  binding\\n");
        assertThat(run(0, LINE + " --tokens")).startsWith("Prompt desk-2,").doesNotContain("## ");
        assertThat(run(0, LINE + " --session close")).contains("# Task: decision after the close");
        assertThat(run(0, LINE + " --version-of-prompt desk-1"))
                .contains("Nothing was left out.")
                .contains("Prompt desk-1, files 04a30153dc15,");
        assertThat(db.sql("select count(*) from decision_context where desk_id = 'prompted'")
                        .query(Integer.class)
                        .single())
                .as("nothing is stored")
                .isZero();
    }

    @Test
    void aDeskThatDecidesAboutSegmentsIsShownThePromptOfOne() {
        desks.save(TestDesks.onMarket("parted", MARKET)
                .withSegments(List.of(new SegmentId("niche"), new SegmentId("rest"))));
        for (String name : List.of("niche", "rest")) {
            segments.save(
                    new DeskId("parted"),
                    new Segment(name, name, new TreeSet<>(Set.of(new Symbol(name.equals("niche") ? "ACME" : "OTHER")))),
                    new SegmentBook.Change("test", "Segments of a prompt"));
        }
        String line = "prompt show --desk parted --date 2026-11-20";
        assertThat(run(0, line)).contains("niche").isEqualTo(run(0, line + " --segment niche"));
        assertThat(run(0, line + " --segment rest")).isNotEqualTo(run(0, line));
        assertThat(run(2, line + " --segment energy")).contains("--segment energy: the desk decides about niche, rest");
        assertThat(run(2, LINE + " --segment niche"))
                .contains("--segment niche: the desk decides about no segment by itself; leave it out");
    }

    @Test
    void aScriptReadsItAsJson() {
        JsonNode sheet = Json.mapper().readTree(run(0, LINE + " --json"));
        assertThat(sheet.at("/prompt/version").asString()).isEqualTo("desk-2");
        assertThat(sheet.at("/prompt/user").asString()).contains("# Task: morning decision");
        assertThat(sheet.at("/parts/0/name").asString()).isEqualTo("system");
        assertThat(sheet.at("/parts/0/tokens").asInt()).isPositive();
    }

    @Test
    void whatCannotBeShownIsSaid() {
        assertThat(run(1, "prompt show --desk nobody")).contains("nobody");
        assertThat(run(2, "prompt show --desk prompted --date 2026-11-21"))
                .contains("--date 2026-11-21 is no trading day");
        assertThat(run(2, LINE + " --session report")).contains("--session must be MORNING, MIDDAY or CLOSE");
        assertThat(run(1, LINE + " --version-of-prompt desk-9"))
                .contains("there is no prompt version 'desk-9'; there are: desk-1, desk-2");
    }

    private String run(int code, String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(BellwetherCommand.line(work -> work.applyAsInt(beans))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(line.split(" ")))
                .as(err.toString())
                .isEqualTo(code);
        return code == 0 ? out.toString() : err.toString();
    }
}
