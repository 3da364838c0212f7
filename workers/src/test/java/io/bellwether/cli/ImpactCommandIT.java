package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The impact of events and its graph as a person reads and changes them on the command line. */
@DatabaseTest
class ImpactCommandIT {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

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
    void aDeskWithoutNewsIsToldSo() {
        desks.save(TestDesks.onMarket("calm", "files-calm"));
        assertThat(run(0, "impact --desk calm --date 2026-11-20"))
                .isEqualTo(
                        "No event of the last sessions reaches a company of market files-calm, as known at 2026-11-20T21:00:00Z.\n");
        JsonNode json = Json.mapper().readTree(run(0, "impact --desk calm --date 2026-11-20 --json"));
        assertThat(json.at("/market").asString()).isEqualTo("files-calm");
        assertThat(json.at("/companies").size()).isZero();
        assertThat(run(2, "impact --desk calm --date 2026-11-22")).contains("--date 2026-11-22 is no trading day");
        assertThat(run(1, "impact --desk nobody")).startsWith("bellwether: there is no desk 'nobody'");
    }

    @Test
    void aRelationIsAddedListedChangedAndRemoved() {
        String ends = " --from ppqq --to QQPP --kind supplier --reason found";
        assertThat(run(0, "impact relations add --strength 0.5 --since 2026-01-02" + ends))
                .isEqualTo("QQPP is SUPPLIER of PPQQ, known from now on.\n");
        assertThat(run(0, "impact relations add --strength 0.50 --since 2026-01-02" + ends))
                .isEqualTo("QQPP is SUPPLIER of PPQQ already; nothing changed.\n");
        JsonNode listed = Json.mapper().readTree(run(0, "impact relations list --node qqpp --json"));
        assertThat(listed.at("/relations").size()).isEqualTo(1);
        assertThat(listed.at("/relations/0/strength").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(listed.at("/relations/0/source").asString()).isEqualTo("cli:" + System.getProperty("user.name"));
        assertThat(run(0, "impact relations remove" + ends))
                .isEqualTo("QQPP is no SUPPLIER of PPQQ any more, from now on.\n");
        assertThat(run(0, "impact relations remove" + ends))
                .isEqualTo("QQPP is no SUPPLIER of PPQQ; nothing changed.\n");
        assertThat(run(0, "impact relations list --node QQPP")).endsWith("0 relations\n");
        assertThat(db.sql("select count(*) from impact_relation where from_node = 'PPQQ'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theGivenGraphIsListedWithItsSource() {
        assertThat(run(0, "impact relations list --node topic:oil"))
                .containsPattern(
                        "topic:oil +sector:airlines +SECTOR +-0.8 +1990-01-01 +\u2013 +given with the program");
    }
}
