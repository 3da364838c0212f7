package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The segments of a desk as a person keeps them on the command line, from the first to its removal. */
@DatabaseTest
class SegmentsCommandIT {
    private static final String MARKET = "files-segmented";

    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void desk() {
        desks.save(TestDesks.onMarket("segmented", MARKET));
        for (String symbol : List.of("ACME", "BOLT", "CURE", "INDEX")) {
            db.sql("insert into instrument (market, symbol, benchmark) values (:market, :symbol, :benchmark)"
                            + " on conflict do nothing")
                    .param("market", MARKET)
                    .param("symbol", symbol)
                    .param("benchmark", symbol.equals("INDEX"))
                    .update();
        }
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

    @Test
    void aSegmentIsAddedLimitedListedChangedAndRemoved() {
        String who = " --desk segmented --by ria --reason niche";
        assertThat(run(0, "segments list --desk segmented"))
                .isEqualTo("No segments: one set of limits, the desk's, for 3 symbols of market files-segmented.\n");
        run(0, "segments add biotech --name Biotech --symbols acme,CURE" + who);
        run(0, "limits set max-position=0.05 --segment biotech" + who);
        JsonNode listed = Json.mapper().readTree(run(0, "segments list --desk segmented --json"));
        assertThat(listed.at("/segments/0/symbols").toString()).isEqualTo("[\"ACME\",\"CURE\"]");
        assertThat(listed.at("/segments/0/ownLimits").toString()).isEqualTo("{\"max-position\":0.05}");
        assertThat(listed.at("/otherSymbols").asInt()).isEqualTo(1);
        assertThat(run(1, "segments add other --symbols INDEX" + who))
                .isEqualTo("bellwether: market files-segmented of desk segmented does not trade [INDEX]\n");
        assertThat(run(1, "segments add other --symbols CURE" + who))
                .startsWith("bellwether: segment biotech has [CURE] already;");
        assertThat(run(0, "segments set biotech --symbols BOLT" + who))
                .startsWith("biotech (Biotech), 1 symbol\n  symbols: BOLT\n  own limits: max-position 0.05\n");
        assertThat(run(0, "segments remove biotech" + who)).startsWith("No segments:");
        assertThat(run(1, "limits show --desk segmented --segment biotech"))
                .isEqualTo("bellwether: desk segmented has no segment 'biotech'; known: []\n");
        String me = " cli:" + System.getProperty("user.name");
        assertThat(db.sql("select action || ' ' || actor from audit_entry where desk_id = 'segmented' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CHANGE_SEGMENT" + me, "CHANGE_LIMITS" + me, "CHANGE_SEGMENT" + me, "CHANGE_SEGMENT" + me);
        assertThat(db.sql("select distinct detail ->> 'reason' from audit_entry where desk_id = 'segmented'")
                        .query(String.class)
                        .list())
                .containsExactly("niche (noted: ria)");
    }
}
