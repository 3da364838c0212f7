package io.bellwether.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.platform.DoctorCheck;
import io.bellwether.platform.DoctorCheck.Finding;
import io.bellwether.platform.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {
    private final GenericApplicationContext beans = new GenericApplicationContext();
    private final StringWriter out = new StringWriter();

    private void check(String area, Supplier<List<Finding>> look) {
        beans.registerBean(area, DoctorCheck.class, () -> new DoctorCheck() {
            @Override
            public String area() {
                return area;
            }

            @Override
            public List<Finding> look() {
                return look.get();
            }
        });
    }

    private int run(String... line) {
        beans.refresh();
        return BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .execute(line);
    }

    @Test
    void everyCheckThatIsThereIsShownAndNothingFailedIsZero() {
        check("zebra", () -> List.of(Finding.warning("It limps.", "Rest it.")));
        check("ant", () -> List.of(Finding.ok("It runs."), Finding.note("It is small.")));
        assertThat(run("doctor")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "settings  OK       bellwether.yaml and the environment can be read.",
                        "ant       OK       It runs.",
                        "ant       NOTE     It is small.",
                        "zebra     WARNING  It limps.",
                        "                     Rest it.",
                        "",
                        "0 failed, 1 to look at.");
    }

    @Test
    void aCheckThatThrowsIsAFailureOfItsOwn() {
        check("bad", () -> {
            throw new IllegalStateException("no such file");
        });
        check("good", () -> List.of(Finding.ok("Fine.")));
        assertThat(run("doctor", "--json")).isEqualTo(1);
        JsonNode json = Json.mapper().readTree(out.toString());
        assertThat(json.at("/ok").asBoolean()).isFalse();
        assertThat(json.at("/findings").values().stream()
                        .map(row -> row.path("area").asString() + " "
                                + row.path("state").asString() + " "
                                + row.path("text").asString()
                                + row.path("remedy").asString()))
                .containsExactly(
                        "settings OK bellwether.yaml and the environment can be read.",
                        "bad FAILED Could not be looked at.No such file",
                        "good OK Fine.");
    }

    @Test
    void anApplicationThatCannotStartIsTheOneFinding() {
        int code = BellwetherCommand.line(work -> {
                    throw new IllegalArgumentException("bellwether.yaml: nobody reads 'bellwether.dsk'");
                })
                .setOut(new PrintWriter(out))
                .execute("doctor");
        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("settings  FAILED  The application cannot be started")
                .contains("Bellwether.yaml: nobody reads 'bellwether.dsk'")
                .contains("1 failed, 0 to look at.");
    }
}
