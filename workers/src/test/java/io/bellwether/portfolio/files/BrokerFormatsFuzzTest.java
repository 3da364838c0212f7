package io.bellwether.portfolio.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports that were edited, cut, joined or damaged: each is read or refused with a sentence, row by row. */
class BrokerFormatsFuzzTest {
    private static final Path EXPORTS = Path.of("src/test/resources/portfolio/exports");
    private static final int TRIALS = 100;
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-0",
            "-1",
            "1e9",
            "0.0000000001",
            "99999999999999",
            "-12345.678901234567",
            "NaN",
            "S",
            "1S",
            "-S",
            "()",
            "($)",
            "$",
            "2025-11-03",
            "11/03/2025 as of",
            "9999-12-31",
            "0000-00-00",
            "A VERY LONG NAME OF A SHARE",
            "*",
            "@@@@@@@@9",
            "123456789",
            "BRK/B",
            "\uD83D\uDCC8",
            "buy",
            "Split 0 for 0",
            "X(Y) Split 1 for 0 (Z, Q, R)",
            "X(Y) Merged(Acquisition) for USD 1 per Share (*, Q, R)",
            "SPLIT",
            "MERGER MER PAYOUT #REOR",
            "REVERSE SPLIT");

    @TempDir
    Path folder;

    static Stream<Path> exports() throws IOException {
        return Files.list(EXPORTS)
                .filter(path -> path.toString().endsWith(".csv"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("exports")
    void aDamagedExportIsReadOrRefusedAndNeverBreaksOff(Path export) throws IOException {
        Broker broker = BrokerFormats.recognise(export);
        String text = Files.readString(export);
        Random random = new Random(export.getFileName().toString().hashCode());
        int read = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            String damaged = damage(text, random);
            Path file = Files.writeString(folder.resolve("export.csv"), damaged);
            try {
                SourceRecord record = BrokerFormats.read(file, broker);
                record.findings()
                        .forEach(finding -> assertThat(finding.detail()).isNotBlank());
                read++;
            } catch (PermanentFault refused) {
                assertThat(refused.getMessage()).startsWith("export.csv ");
            } catch (RuntimeException broken) {
                fail("broke off over\n" + damaged, broken);
            }
        }
        assertThat(read).as("of %d damaged exports are read", TRIALS).isGreaterThan(TRIALS / 2);
    }

    private static String damage(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(6)) {
                case 0 -> lines.set(at, field(line, random));
                case 1 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                case 2 -> lines.add(at, line);
                case 3 -> lines.set(at, line + "," + WORDS.get(random.nextInt(WORDS.size())));
                case 4 -> lines.set(at, line.replace('"', '\''));
                default -> lines.set(at, field(field(line, random), random));
            }
        }
        return String.join("\n", lines);
    }

    private static String field(String line, Random random) {
        String[] fields = line.split(",", -1);
        fields[random.nextInt(fields.length)] = WORDS.get(random.nextInt(WORDS.size()));
        return String.join(",", fields);
    }
}
