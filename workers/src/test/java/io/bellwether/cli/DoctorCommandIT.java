package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.vendors.AnthropicServer;
import io.bellwether.testing.vendors.OpenAiServer;
import io.bellwether.testing.vendors.Trouble;
import io.bellwether.testing.vendors.VendorServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The doctor on the real beans and the real database, with vendors on this machine. */
@DatabaseTest
@DirtiesContext
class DoctorCommandIT {
    private static final OpenAiServer OPENAI = OpenAiServer.start();
    private static final AnthropicServer ANTHROPIC = AnthropicServer.start();

    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    private String err = "";

    @DynamicPropertySource
    static void vendors(DynamicPropertyRegistry registry) {
        registry.add("OPENAI_API_KEY", OPENAI::key);
        registry.add("ANTHROPIC_API_KEY", ANTHROPIC::key);
        registry.add("bellwether.advisors.openai.base-url", OPENAI::baseUrl);
        registry.add("bellwether.advisors.openai.temperature", () -> "0.2");
        registry.add("bellwether.advisors.anthropic.base-url", ANTHROPIC::baseUrl);
        registry.add("bellwether.advisors.old.provider", () -> "openai");
        registry.add("bellwether.advisors.old.model", () -> "gpt-5-mini");
        registry.add("bellwether.advisors.old.base-url", OPENAI::baseUrl);
        registry.add("bellwether.models.warn-before", () -> "P3650D");
        registry.add("spring.mail.port", () -> "1");
    }

    @BeforeEach
    void reset() {
        Stream.of(OPENAI, ANTHROPIC).forEach(VendorServer::reset);
        OPENAI.lists("gpt-6.1-terra", "gpt-5-mini until 2026-12-11");
        ANTHROPIC.lists("claude-sonnet-5-5");
        db.sql("update bellwether.desk set active = false").update();
    }

    @AfterAll
    static void close() {
        Stream.of(OPENAI, ANTHROPIC).forEach(VendorServer::close);
    }

    private JsonNode run(int code, String line) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        assertThat(BellwetherCommand.line(work -> work.applyAsInt(beans))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(errors))
                        .execute(line.split(" ")))
                .as(out + errors.toString())
                .isEqualTo(code);
        assertThat(out.toString()).doesNotContain(OPENAI.key()).doesNotContain(ANTHROPIC.key());
        err = errors.toString();
        return line.endsWith("--json")
                ? Json.mapper().readTree(out.toString())
                : Json.mapper().readTree("{}");
    }

    private static String plain(JsonNode number) {
        return number.asString();
    }

    private static List<String> findings(JsonNode json, String area) {
        return json.at("/findings").values().stream()
                .filter(row -> row.path("area").asString().equals(area))
                .map(row ->
                        row.path("state").asString() + " " + row.path("text").asString())
                .toList();
    }

    @Test
    void everyAreaIsLookedAtAndNobodyIsAsked() {
        desks.save(TestDesks.desk("doctored", DeskSettings.DEFAULT.withAdvisors(List.of("old", "strategies"))));
        JsonNode json = run(1, "doctor --json");
        assertThat(json.at("/findings").values().stream()
                        .map(row -> row.path("area").asString()))
                .contains("settings", "database", "engine", "groups", "mail", "advisors");
        assertThat(findings(json, "database")).singleElement().asString().startsWith("OK PostgreSQL ");
        assertThat(findings(json, "engine")).singleElement().asString().startsWith("NOTE No engine is used");
        assertThat(findings(json, "groups")).singleElement().asString().startsWith("NOTE The engine has no groups");
        assertThat(findings(json, "mail")).singleElement().asString().startsWith("FAILED The mail server at ");
        assertThat(findings(json, "advisors"))
                .contains(
                        "WARNING old: its model ends soon.",
                        "OK strategies: part of the application.",
                        "NOTE openai: gpt-6.1-terra, key from OPENAI_API_KEY, prices of read-2026-11-29; no desk asks it.",
                        "NOTE xai: no desk asks it, and it is not set up: set the environment variable XAI_API_KEY to your key.");
        assertThat(OPENAI.requests()).isEmpty();
    }

    @Test
    void aDeskThatCannotAskItsAdvisorIsAFailure() {
        desks.save(TestDesks.desk("doctored", DeskSettings.DEFAULT.withAdvisors(List.of("xai"))));
        assertThat(findings(run(1, "doctor --json"), "advisors")).contains("FAILED xai: a desk asks it and cannot.");
    }

    @Test
    void everyModelWithAKeyIsAskedAndTheCostIsTold() {
        OPENAI.refuses("/temperature");
        OPENAI.answersAll(prompt -> "{\"ok\":true}");
        ANTHROPIC.answersAll(prompt -> "{\"ok\":true}");
        JsonNode json = run(0, "doctor models --json");
        assertThat(json.at("/models").values().stream()
                        .map(model -> model.path("advisor").asString() + " "
                                + model.path("state").asString() + " "
                                + model.path("listed").asString("none") + " "
                                + plain(model.path("costUsd")) + " "
                                + model.path("ends").asString("-")))
                .containsExactly(
                        "anthropic OK 1 0.00163 -",
                        "local NOTE none 0.00 -",
                        "old WARNING 2 0.000278 2026-12-11",
                        "openai WARNING 2 0.000801 -",
                        "recorded NOTE none 0.00 -",
                        "xai NOTE none 0.00 -");
        assertThat(plain(json.at("/costUsd"))).isEqualTo("0.002709");
        assertThat(json.at("/models/3/remarks/0").asString())
                .startsWith("It does not take the temperature and is asked without:");
        assertThat(json.at("/models/2/remarks/0").asString()).contains("ends gpt-5-mini on 2026-12-11");
        assertThat(OPENAI.requests().getLast().body()).doesNotContain("position");
    }

    @Test
    void oneThatDoesNotAnswerFailsAndTheOthersAreAskedAllTheSame() {
        OPENAI.enqueueError(Trouble.OUT_OF_CREDIT);
        JsonNode json = run(1, "doctor models --advisor openai --json");
        assertThat(json.at("/models/0/state").asString()).isEqualTo("FAILED");
        assertThat(json.at("/models/0/remarks/0").asString()).startsWith("OUT_OF_CREDIT: HTTP 429");
        OPENAI.answersAll(prompt -> "Sure! ok is true.");
        JsonNode strange = run(0, "doctor models --advisor openai --json");
        assertThat(strange.at("/models/0/remarks").toString()).contains("not as the schema says");
        OPENAI.lists("something-else");
        assertThat(run(0, "doctor models --advisor openai --json")
                        .at("/models/0/remarks/0")
                        .asString())
                .isEqualTo("The vendor's list does not name gpt-6.1-terra.");
        run(1, "doctor models --advisor xai");
        run(1, "doctor models --advisor nobody");
        assertThat(err).contains("'nobody' is no configured model.");
    }
}
