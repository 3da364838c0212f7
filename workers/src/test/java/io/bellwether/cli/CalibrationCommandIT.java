package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.common.CliContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.platform.Json;
import io.bellwether.testing.TestDatabase;
import io.bellwether.testing.TestDesks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The command as a person starts it, on a database of its own, but that it does not mute the log of other tests. */
class CalibrationCommandIT {
    private final Map<String, String> settings = Map.of(
            "spring.datasource.url", TestDatabase.createDatabase(),
            "spring.datasource.username", "postgres",
            "camunda.client.enabled", "false",
            "logging.level.root", "info",
            "logging.threshold.console", "trace");

    @Test
    void printsOneJsonObjectOfADeskWithoutForecasts() {
        try (ConfigurableApplicationContext context = CliContext.open(settings)) {
            context.getBean(Desks.class).save(TestDesks.desk("quiet"));
        }
        StringWriter out = new StringWriter();
        int code = BellwetherCommand.line(this::opened)
                .setOut(new PrintWriter(out))
                .execute("report", "calibration", "--desk", "quiet", "--until", "2026-11-20", "--days", "30", "--json");
        assertThat(code).isZero();
        JsonNode json = Json.mapper().readTree(out.toString());
        assertThat(json.get("from").asString()).isEqualTo("2026-10-22");
        assertThat(json.get("all").get("sessions").asInt()).isZero();
        assertThat(json.get("all").get("calibration").isNull()).isTrue();
    }

    private int opened(ToIntFunction<ApplicationContext> work) {
        try (ConfigurableApplicationContext context = CliContext.open(settings)) {
            return work.applyAsInt(context);
        }
    }
}
