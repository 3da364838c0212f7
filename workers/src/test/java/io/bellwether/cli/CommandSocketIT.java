package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.client.CommandClient;
import io.bellwether.cli.client.Origin;
import io.bellwether.cli.common.Terminal;
import io.bellwether.desk.app.Desks;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands on the beans of a running application and its database, given by the client. */
@DatabaseTest
class CommandSocketIT {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private CommandSocket socket;

    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void listen() throws IOException {
        desks.save(TestDesks.onMarket("asked", "files-asked"));
        Path program = Files.writeString(folder.resolve("application.jar"), "program");
        socket = CommandSocket.open(
                folder.resolve("commands.sock"),
                Origin.of(program, Map.of(), Path.of("")),
                work -> work.applyAsInt(beans),
                channel -> System.getProperty("user.name"));
    }

    @AfterEach
    void close() {
        socket.close();
    }

    private Answer asked(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandClient.run(
                folder.resolve("commands.sock"),
                folder.resolve("application.jar"),
                List.of(line.split(" ")),
                Map.of(),
                out,
                err);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** As a process by itself prints it: folded where no terminal says otherwise. */
    private Answer byItself(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = BellwetherCommand.execute(
                BellwetherCommand.line(work -> work.applyAsInt(beans))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err)),
                Terminal.of(Map.of()),
                line.split(" "));
        return new Answer(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limits show --desk asked",
                "limits show --desk asked --json",
                "limits show --desk nobody",
                "segments list --desk asked --json",
                "explain asked-20261120-morning",
                "report performance --desk asked",
                "report calibration --desk asked --json",
                "stop --desk nobody"
            })
    void printsWhatTheCommandPrintsByItself(String line) {
        Answer answer = asked(line);
        assertThat(answer).isEqualTo(byItself(line));
        assertThat(answer.out() + answer.err()).isNotBlank();
    }

    @Test
    void aChangeIsMadeOnceInTheNameOfTheUserWhoAsked() {
        assertThat(asked("limits set --desk asked max-position=0.11 --reason smaller")
                        .code())
                .isZero();
        assertThat(db.sql("select actor from audit_entry where desk_id = 'asked'")
                        .query(String.class)
                        .list())
                .containsExactly("cli:" + System.getProperty("user.name"));
        assertThat(asked("limits show --desk asked").out()).containsPattern("max-position +0\\.11 .*\\(set here\\)");
    }
}
