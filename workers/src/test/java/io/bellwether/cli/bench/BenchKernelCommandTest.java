package io.bellwether.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchKernelCommandTest {
    @TempDir
    private Path folder;

    private String fails() {
        StringWriter err = new StringWriter();
        int code = BellwetherCommand.line(work -> {
                    throw new AssertionError("no bean is asked");
                })
                .setErr(new PrintWriter(err))
                .execute("bench", "kernel", "--json", "--data", folder.toString());
        assertThat(code).isEqualTo(1);
        return err.toString().strip();
    }

    @Test
    void aFolderWithoutBarsIsASentence() {
        assertThat(fails()).isEqualTo("bellwether: %s has no file that ends in .csv".formatted(folder));
    }

    @Test
    void aWrongRowIsNamedByFileAndLine() throws IOException {
        Files.writeString(folder.resolve("T00.csv"), """
                Date,Open,High,Low,Close,Volume
                2014-01-02,10,11,9,10,1000
                2014-01-03,10,11,9,oops,1000
                """);
        assertThat(fails()).isEqualTo("bellwether: T00.csv, line 3: Close must be a plain decimal number, was 'oops'");
    }

    @Test
    void tooFewFilesAreASentence() throws IOException {
        Files.writeString(folder.resolve("T00.csv"), "Date,Open,High,Low,Close,Volume\n");
        assertThat(fails()).isEqualTo("bellwether: w1 needs the bars of 50 symbols, there are 1");
    }
}
