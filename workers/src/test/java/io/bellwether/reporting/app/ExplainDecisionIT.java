package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.Json;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.reporting.domain.explain.Explanation;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import io.bellwether.reporting.domain.explain.Sized;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainDecisionIT {
    private static final String ID = "explained-20261120-morning";
    private static final String SILENT = "silent-20261120-morning";

    private final ExplanationPage page = new ExplanationPage();

    @Autowired
    ExplainDecision explainDecision;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @BeforeAll
    void seed() throws IOException {
        new SeededDesk(db, desks, "explained").withDay();
        new SeededDesk(db, desks, "silent");
        new SeededDesk(db, desks, "idle");
        for (String statement : resource("seed.sql").split(";\n")) {
            db.sql(statement).update();
        }
    }

    @Test
    void tellsAPersonTheWholeWayOfADecision() throws IOException {
        assertThat(page.of(explainDecision.run(ID), ExplanationPage.Extras.NONE))
                .isEqualTo(resource("decided.txt"));
    }

    @Test
    void tellsWhyNobodyDecided() throws IOException {
        assertThat(page.of(explainDecision.run(SILENT), ExplanationPage.Extras.NONE))
                .isEqualTo(resource("silent.txt"));
    }

    @Test
    void showsPromptsAnswersAndFactsWordForWordWhenAsked() {
        String told = page.of(explainDecision.run(ID), new ExplanationPage.Extras(true, true, true));
        assertThat(told)
                .contains("You run a trading desk.\nAnswer in JSON.\n")
                .contains("{\"trades\": [ {\"symbol\": \"FENN\"")
                .contains("{\"facts\": \"as read\"}");
    }

    @Test
    void whatCouldSteerATerminalIsShownAndNotObeyed() {
        String told = page.of(explainDecision.run(SILENT), new ExplanationPage.Extras(false, true, false));
        assertThat(told).contains("\uFFFD[2Jcleared").doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void noLineIsWiderThanThePage() {
        assertThat(page.of(explainDecision.run(ID), ExplanationPage.Extras.NONE).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void jsonHasEveryFieldOfTheRecord() {
        List<String> missing = new ArrayList<>();
        JsonNode json = Json.mapper().readTree(Json.write(explainDecision.run(ID)));
        missing(Explanation.class, json, "$", missing);
        assertThat(missing).isEmpty();
        assertThat(json.at("/attempts/0/prompt/cuts/0/dropped").asInt()).isEqualTo(2);
        assertThat(json.at("/attempts/0/failures/0/kind").asString()).isEqualTo("RATE_LIMITED");
        assertThat(json.at("/attempts/2/mappings/0/to").asString()).isEqualTo("0.58");
        assertThat(json.at("/attempts/2/costUsd").decimalValue()).isEqualTo("0.0947");
        assertThat(json.at("/trades/0/sizing/bounds/4/name").asString()).isEqualTo("CASH");
        assertThat(json.at("/trades/0/sizing/binding/name").asString()).isEqualTo("CASH");
        assertThat(json.at("/trades/0/sizing/without/shares").decimalValue()).isEqualByComparingTo("104");
        assertThat(json.at("/trades/0/fills/0/price").decimalValue()).isEqualByComparingTo("20");
        assertThat(json.at("/context").asString()).isEqualTo("{\"facts\": \"as read\"}");
    }

    @Test
    void whatWasRecordedAsDecisiveCountsAndNotTheTightestBound() {
        Sized sized =
                sized("explained-20261120-morning-1", "'{\"KELLY\": 90, \"CASH\": 100.4, \"binding\": \"CASH\"}'");
        assertThat(sized.binding())
                .contains(new Sized.Bound("CASH", "the cash after the reserve", new BigDecimal("100.4")));
        assertThat(sized.without()).isEmpty();
    }

    private Sized sized(String order, String sizing) {
        String before = db.sql("select sizing::text from trade_order where id = :id")
                .param("id", order)
                .query(String.class)
                .single();
        try {
            db.sql("update trade_order set sizing = " + sizing + " where id = :id")
                    .param("id", order)
                    .update();
            return explainDecision.run(ID).trades().getFirst().sizing().orElseThrow();
        } finally {
            db.sql("update trade_order set sizing = cast(:sizing as jsonb) where id = :id")
                    .param("sizing", before)
                    .param("id", order)
                    .update();
        }
    }

    @Test
    void anOrderLeadsToItsDecision() {
        assertThat(explainDecision.run(ID + "-1").id()).isEqualTo(ID);
    }

    @Test
    void anUnknownIdNamesTheLatestOfItsDesk() {
        assertThatThrownBy(() -> explainDecision.run("explained-20261121-morning"))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("there is no decision 'explained-20261121-morning'; the latest of desk explained: " + ID);
        assertThatThrownBy(() -> explainDecision.run("idle-20261121-morning"))
                .hasMessage("there is no decision 'idle-20261121-morning', and none of desk idle yet");
        assertThatThrownBy(() -> explainDecision.run("nonsense"))
                .hasMessageStartingWith("there is no decision 'nonsense'; the latest: ");
    }

    /** Walks the record's components beside the JSON. */
    private static void missing(Type type, JsonNode json, String path, List<String> missing) {
        if (json.isMissingNode()) {
            missing.add(path);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() != Map.class) {
            Type inner = generic.getActualTypeArguments()[0];
            if (json.isArray()) {
                json.forEach(entry -> missing(inner, entry, path + "[]", missing));
            } else {
                missing(inner, json, path, missing);
            }
        } else if (type instanceof Class<?> record && record.isRecord() && json.isObject()) {
            for (RecordComponent component : record.getRecordComponents()) {
                missing(
                        component.getGenericType(),
                        json.path(component.getName()),
                        path + "." + component.getName(),
                        missing);
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ExplainDecisionIT.class.getResourceAsStream("/explain/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
