package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private static final String ADVICE = " up? Start it with './bellwether up'; if it was started with another state"
            + " folder, name that: BELLWETHER_STATE=FOLDER ./bellwether COMMAND";

    /** 08004: the other stack's database answers and asks for a password that this command was not given. */
    @ParameterizedTest
    @CsvSource({
        "08001, the database cannot be reached",
        "08004, the database cannot be reached",
        "28P01, the database does not know this command's password",
    })
    void saysHowToNameTheStackWhenItsDatabaseDoesNotLetTheCommandIn(String state, String problem) {
        Throwable failure = new IllegalStateException("no beans", new SQLException("refused", state));
        assertThat(Failures.sentence(failure, Map.of())).isEqualTo(problem + "; is the stack" + ADVICE);
    }

    @Test
    void saysWhichStackWasAsked() {
        SQLException away = new SQLException("refused", "08001");
        assertThat(Failures.sentence(away, Map.of("BELLWETHER_STATE", "/tmp/other")))
                .isEqualTo("the database cannot be reached; is the stack of /tmp/other" + ADVICE);
        assertThat(Failures.sentence(
                        away, Map.of("BELLWETHER_STATE", "other", "BELLWETHER_SANDBOX_STATE", "/home/desk/other")))
                .startsWith("the database cannot be reached; is the stack of /home/desk/other up?");
        assertThat(Failures.sentence(new ConnectException("localhost:26500"), Map.of()))
                .isEqualTo("a part of the stack cannot be reached (localhost:26500); is the stack" + ADVICE);
    }

    @Test
    void everythingElseIsToldByItsCause() {
        assertThat(Failures.sentence(
                        new IllegalStateException("outside", new IllegalArgumentException("there is no desk 'x'")),
                        Map.of()))
                .isEqualTo("there is no desk 'x'");
    }
}
