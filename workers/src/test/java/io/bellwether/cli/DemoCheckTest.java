package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.marketdata.PriceFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code demo --check} says of a folder, without a database and without an engine. */
class DemoCheckTest {
    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    private Answer check(String... further) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = BellwetherCommand.line(work -> {
                    throw new IllegalStateException("a check needs no beans");
                })
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] arguments = new String[further.length + 2];
        arguments[0] = "demo";
        arguments[1] = "--check";
        System.arraycopy(further, 0, arguments, 2, further.length);
        int code = command.execute(arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    @Test
    void findsNothingToSayOfAGoodFolder() {
        PriceFiles.write(folder, "ACME", "2016-03-01", "2016-03-08");
        PriceFiles.write(folder, "SPY", "2016-03-01", "2016-03-08");

        Answer answer = check("--data", folder.toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .isEqualToNormalizingNewlines("Data: 2 files: 2 read.\nThe trading day would be 2016-03-08.\n");
    }

    @Test
    void tellsEveryFindingAndEndsWithThreeWhereSomethingIsRefused() {
        PriceFiles.write(folder, "ACME", "2016-03-01", "2016-03-08");
        PriceFiles.write(folder, "BOLT", "<html></html>");

        Answer answer = check("--data", folder.toString());

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).isEqualToNormalizingNewlines("""
                Data: 2 files: 1 read, 1 not, because BOLT.csv: it is an HTML page, not a table: the download failed; download it again.
                  BOLT.csv: it is an HTML page, not a table: the download failed; download it again; file not read
                The trading day would be 2016-03-08.
                """);
    }

    @Test
    void failsWhereMostFilesCannotBeUsed() {
        PriceFiles.write(folder, "ACME", "2016-03-01", "2016-03-08");
        PriceFiles.write(folder, "BOLT", "");
        PriceFiles.write(folder, "CORE", "");

        Answer answer = check("--data", folder.toString());

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .startsWith("bellwether: most files of ")
                .endsWith("3 files: 1 read, 2 not, because BOLT.csv, CORE.csv: the file is empty."
                        + " Correct them or name another folder" + System.lineSeparator());
    }

    @Test
    void printsItAsJson() {
        PriceFiles.write(folder, "ACME", "2016-03-07", "2016-03-08");

        Answer answer = check("--json", "--data", folder.toString());

        assertThat(answer.out())
                .contains("\"tradingDate\":\"2016-03-08\"")
                .contains("\"name\":\"ACME.csv\",\"outcome\":\"READ\",\"bars\":2,\"refusedRows\":0");
    }

    @Test
    void refusesBadArgumentsBeforeAnythingStarts() throws IOException {
        PriceFiles.write(folder, "ACME", "2016-03-01", "2016-03-08");
        Path file = folder.resolve("ACME.csv");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertUsage(check("--data", folder.resolve("none").toString()), "there is no folder ");
        assertUsage(check("--data", file.toString()), file + " is a file; name the folder that it lies in");
        assertUsage(check("--data", empty.toString()), "folder " + empty.toAbsolutePath());
        assertUsage(
                check("--data", folder.toString(), "--benchmark", "SPY"),
                folder + " has no prices of the benchmark SPY");
        assertUsage(check("--data", folder.toString(), "--benchmark", "S P"), "--benchmark 'S P' is no ticker");
        assertUsage(
                check("--data", folder.toString(), "--date", "2016-03-09"),
                folder.toRealPath() + " has no prices of 2016-03-09; its last session is 2016-03-08");
        assertUsage(
                check("--data", folder.toString(), "--date", "2016-03-01"),
                folder.toRealPath()
                        + " has no prices of 2016-02-29, the session before 2016-03-01; its last session is 2016-03-08");
        assertUsage(
                check("--date", "2016-03-12"), "--date 2016-03-12 is not a trading day; the next one is 2016-03-14");
        assertUsage(
                check("--date", "9999-12-31"),
                "invalid value for option '--date': must be from 1990-01-01 to 2030-12-31");
    }

    private static void assertUsage(Answer answer, String begins) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).startsWith("bellwether: " + begins);
    }
}
