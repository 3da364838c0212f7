package io.bellwether.cli.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
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

    /** A status of the transport says nothing to a person. */
    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, the engine at http://desk:26500 is not reachable",
        "DEADLINE_EXCEEDED, the engine at http://desk:26500 is there but did not answer in time",
        "RESOURCE_EXHAUSTED, the engine at http://desk:26500 has more to do than it can",
    })
    void saysWhatIsWrongWithTheEngine(Status.Code code, String problem) {
        Throwable failure = new ClientStatusException(code.toStatus(), new StatusRuntimeException(code.toStatus()));
        assertThat(Failures.sentence(failure, Map.of("CAMUNDA_CLIENT_GRPC_ADDRESS", "http://desk:26500")))
                .startsWith(problem)
                .endsWith(ADVICE)
                .doesNotContain(code.name());
    }

    @Test
    void whatTheEngineSaysAboutACommandIsLeftAsItIs() {
        Status status = Status.NOT_FOUND.withDescription("Expected to find process definition 'replay-day'");
        Throwable failure = new ClientStatusException(status, new StatusRuntimeException(status));
        assertThat(Failures.sentence(failure, Map.of())).contains("Expected to find process definition 'replay-day'");
    }
}
