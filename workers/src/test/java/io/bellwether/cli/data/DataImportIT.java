package io.bellwether.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code data import} and {@code data gaps} on the database. */
@DatabaseTest
class DataImportIT {
    private static final String HEADER = "date,open,high,low,close,volume\n";

    @Autowired
    ApplicationContext beans;

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    private Answer run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = command.execute(
                Stream.concat(Stream.of("data"), Stream.of(words)).toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private void write(String file, String... rows) throws IOException {
        Files.writeString(folder.resolve(file), HEADER + String.join("\n", rows) + "\n");
    }

    private static String row(String date, String price) {
        return "%s,%s,%s,%s,%s,1000".formatted(date, price, price, price, price);
    }

    @Test
    void storesAFolderAndTellsAtEachRunWhatChanged() throws IOException {
        write("ACME.csv", row("2024-11-13", "10"), row("2024-11-14", "11"));
        write("BOLT.csv", row("2024-11-13", "20"));
        String path = folder.toString();

        Answer first = run("import", path, "--market", "changing");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains(
                        "3 bars of 2 symbols from 2024-11-13 to 2024-11-14 in 2 files: 2 read.",
                        "Market files-changing has 3 bars now, 0 before; 2 symbols new: ACME, BOLT, in ");
        assertThat(first.err()).contains("Storing 2 symbols of market files-changing.");

        assertThat(run("import", path, "--market", "changing").out())
                .contains("Market files-changing has 3 bars as before: nothing changed, in ");

        write("ACME.csv", row("2024-11-13", "10"), row("2024-11-14", "12"));
        write("BOLT.csv", row("2024-11-13", "20"), row("2024-11-14", "21"));
        write("CORE.csv", row("2024-11-14", "5"));
        assertThat(run("import", path, "--market", "changing").out())
                .contains("Market files-changing has 5 bars now, 3 before; 1 symbol new: CORE; 1 symbol longer: BOLT;"
                        + " 1 symbol corrected or restated: ACME, in ");

        Files.delete(folder.resolve("BOLT.csv"));
        JsonNode gone = Json.mapper()
                .readTree(run("import", path, "--market", "changing", "--json").out());
        assertThat(gone.path("market").asString()).isEqualTo("files-changing");
        assertThat(gone.path("changed").path("gone").toString()).isEqualTo("[\"BOLT\"]");
        assertThat(gone.path("changed").path("bars").asInt()).isEqualTo(5);
        assertThat(gone.path("rows").asInt()).isEqualTo(3);
    }

    @Test
    void storesWhatIsGoodAndEndsWithThree() throws IOException {
        write("ACME.csv", row("2024-11-13", "10"), row("2024-11-14", "null"));
        Files.writeString(folder.resolve("BOLT.json"), "{\"detail\":\"Not found.\"}");

        Answer answer = run("import", folder.toString(), "--market", "partly");

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).contains("it is a message of Tiingo", "Market files-partly has 1 bar now, 0 before");
    }

    @Test
    void storesNothingWhereNothingCanBeUsed() throws IOException {
        Files.writeString(folder.resolve("ACME.csv"), "<html>");

        assertThat(run("import", folder.toString(), "--market", "useless").code())
                .isEqualTo(1);
        assertThat(run("gaps", "--market", "useless").err())
                .startsWith("bellwether: there is no market 'useless': make it with data import");
    }

    @Test
    void storesOneFileAndAnArchive() throws IOException {
        write("ACME.csv", row("2024-11-13", "10"));

        Answer answer = run("import", folder.resolve("ACME.csv").toString(), "--market", "single");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("Market files-single has 1 bar now");
    }

    @Test
    void wantsABenchmarkThatHasPrices() throws IOException {
        write("ACME.csv", row("2024-11-13", "10"));

        Answer answer = run("import", folder.toString(), "--market", "yard", "--benchmark", "SPY");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("has no prices of the benchmark SPY");
    }

    @Test
    void saysWhichSessionsAreMissingAndWhichSymbolsEnded() throws IOException {
        write(
                "ACME.csv",
                row("2024-11-13", "10"),
                row("2024-11-15", "10"),
                row("2024-11-20", "10"),
                row("2024-11-21", "10"));
        write("BOLT.csv", row("2024-11-13", "20"), row("2024-11-14", "20"));
        write("CORE.csv", row("2024-11-13", "20"), row("2024-11-14", "20"), row("2024-11-15", "20"));
        write("SPY.csv", row("2024-11-20", "500"), row("2024-11-21", "500"));
        Files.writeString(
                folder.resolve("corporate_actions.csv"), "symbol,date,kind,amount\nCORE,2024-11-18,delisting,1.5\n");
        run("import", folder.toString(), "--market", "holes");

        Answer answer = run("gaps", "--market", "holes");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualToNormalizingNewlines("""
                ACME: 3 sessions missing from 2024-11-13 to 2024-11-21: 2024-11-14, 2024-11-18 to 2024-11-19
                BOLT: ends on 2024-11-14, 5 sessions before the market; nobody says why
                CORE: ends on 2024-11-15, 4 sessions before the market; delisted on 2024-11-18
                Market files-holes: 4 symbols from 2024-11-13 to 2024-11-21, 3 sessions missing in 1 symbol, 2 symbols ended before the others.
                """);
        JsonNode json = Json.mapper()
                .readTree(run("gaps", "--market", "files-holes", "--json").out());
        assertThat(json.path("missingSessions").asInt()).isEqualTo(3);
        assertThat(json.path("symbols").path(0).path("missing").toString())
                .isEqualTo(
                        "[{\"from\":\"2024-11-14\",\"to\":\"2024-11-14\"},{\"from\":\"2024-11-18\",\"to\":\"2024-11-19\"}]");
        assertThat(json.path("symbols").values().stream()
                        .map(one -> one.path("behind").asInt())
                        .toList())
                .isEqualTo(List.of(0, 5, 4, 0));
    }
}
