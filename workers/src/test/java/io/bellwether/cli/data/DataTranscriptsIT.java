package io.bellwether.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.impact.app.ReadCalls;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** {@code data transcripts} on the database. */
@DatabaseTest
class DataTranscriptsIT {
    private static final Instant PUBLISHED = Instant.parse("2016-03-08T21:30:00Z");

    @Autowired
    ApplicationContext beans;

    @Autowired
    Markets markets;

    @Autowired
    Desks desks;

    @Autowired
    ReadCalls calls;

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void openADesk() {
        markets.register("calls", Market.Kind.VENDORS, "default", Optional.empty());
        desks.save(new Desk(
                new DeskId("calls"),
                "Test",
                Desk.Mode.PAPER,
                "paper",
                "calls",
                Optional.empty(),
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT));
    }

    private Answer run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Answer(code, out.toString(), err.toString());
    }

    @Test
    void whatCompaniesSaid_isStoredOnce_andReadFromItsPublicationOn() throws IOException {
        Files.writeString(
                folder.resolve("abeo.txt"),
                "symbol: ABEO\npublished: %s\n\nThank you. We raised our guidance after record demand.\n"
                        .formatted(PUBLISHED));
        Files.writeString(folder.resolve("none.txt"), "hello");
        for (int i = 0; i < 2; i++) {
            Answer answer = run("data", "transcripts", folder.toString(), "--desk", "calls");
            assertThat(answer.code()).as(answer.err()).isEqualTo(3);
            assertThat(answer.out()).startsWith("1 transcript in market calls.").contains("  none.txt: must begin");
        }
        assertThat(calls.run("calls", PUBLISHED.minusMillis(1), symbol -> true)).isEmpty();
        assertThat(calls.run("calls", PUBLISHED, symbol -> true))
                .singleElement()
                .satisfies(one -> assertThat(one.told().getFirst().sentence())
                        .isEqualTo("We raised our guidance after record demand."));
        assertThat(run("data", "transcripts", folder.toString(), "--desk", "calls", "--json")
                        .out())
                .startsWith("{\"market\":\"calls\",\"refused\":[{\"file\":\"none.txt\",\"reason\":\"must")
                .contains("\"stored\":1");
    }

    @Test
    void whatCannotBeMeant_isSaid() {
        assertThat(run("data", "transcripts", folder.resolve("x").toString(), "--desk", "calls"))
                .satisfies(answer -> {
                    assertThat(answer.code()).isEqualTo(2);
                    assertThat(answer.err()).startsWith("bellwether: ").contains("cannot be read");
                });
        assertThat(run("data", "transcripts", folder.toString(), "--desk", "nobody")
                        .code())
                .isNotZero();
    }
}
