package io.bellwether.backtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.backtest.domain.BarColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarFileTest {
    private static final String HEADER = "Date,Open,High,Low,Close,Volume\n";

    private static BarColumns parse(String text) {
        return BarFile.parse("ACME.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsEveryColumn(String end) {
        String text = (HEADER + "2024-02-29,10.1,11,9.5,10.25,1234\n2024-03-01,10,10,10,10,0\n").replace("\n", end);
        for (String file : new String[] {text, text.stripTrailing()}) {
            BarColumns bars = parse(file);
            assertThat(bars.name()).isEqualTo("ACME");
            assertThat(bars.size()).isEqualTo(2);
            assertThat(bars.date(0)).isEqualTo("2024-02-29");
            assertThat(new double[] {bars.open(0), bars.high(0), bars.low(0), bars.close(0)})
                    .containsExactly(10.1, 11, 9.5, 10.25);
            assertThat(bars.volume(0)).isEqualTo(1234);
            assertThat(bars.date(1)).isEqualTo("2024-03-01");
        }
    }

    @Test
    void aHeaderAloneIsASeriesWithoutBars() {
        assertThat(parse(HEADER).size()).isZero();
        assertThat(parse(HEADER.strip()).size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-1-02,1,1,1,1,1|Date must be like 2014-01-02, was '2024-1-02'",
                "02/01/2024,1,1,1,1,1|Date must be like 2014-01-02, was '02/01/2024'",
                "2023-02-29,1,1,1,1,1|there is no date '2023-02-29'",
                "2024-01-02T00:00,1,1,1,1,1|the row ends after Date; its columns are Date,Open,High,Low,Close,Volume",
                "2024-01-02|the row ends after Date; its columns are Date,Open,High,Low,Close,Volume",
                "2024-01-02,1,1,1|the row ends after Low; its columns are Date,Open,High,Low,Close,Volume",
                "2024-01-02,,1,1,1,1|Open must be a plain decimal number, was ''",
                "2024-01-02,.,1,1,1,1|Open must be a plain decimal number, was '.'",
                "2024-01-02,1.2.3,1,1,1,1|Open must be a plain decimal number, was '1.2.3'",
                "2024-01-02,1,1e3,1,1,1|High must be a plain decimal number, was '1e3'",
                "2024-01-02,1,1,-1,1,1|Low must be a plain decimal number, was '-1'",
                "2024-01-02,1,1,1,NaN,1|Close must be a plain decimal number, was 'NaN'",
                "2024-01-02,1,1,1, 1,1|Close must be a plain decimal number, was ' 1'",
                "2024-01-02,0.0,1,1,1,1|open must be a finite price > 0, was 0.0",
                "2024-01-02,1,1,1,2,1|open and close must lie between low and high, but open is 1.0, high 1.0, low 1.0, close 2.0",
                "2024-01-02,1,1,1,1,1.5|Volume must be a whole number of at most 18 digits, was '1.5'",
                "2024-01-02,1,1,1,1,|Volume must be a whole number of at most 18 digits, was ''",
                "2024-01-02,1,1,1,1,1234567890123456789|Volume must be a whole number of at most 18 digits, was '1234567890123456789'",
                "2024-01-02,1,1,1,1,1,7|there is ',7' after the volume",
                "2023-12-29,1,1,1,1,1|dates must rise, but 2023-12-29 follows 2024-01-01",
                "2024-01-01,1,1,1,1,1|dates must rise, but 2024-01-01 follows 2024-01-01"
            })
    void refusesARowWithItsFileAndLine(String row, String sentence) {
        assertThatThrownBy(() -> parse(HEADER + "2024-01-01,1,1,1,1,1\n" + row + "\n2025-01-01,1,1,1,1,1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ACME.csv, line 3: " + sentence);
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] text = (HEADER + "2024-01-01,1,1,1,1,1x").getBytes(StandardCharsets.US_ASCII);
        text[text.length - 1] = (byte) 0xFF;
        assertThatThrownBy(() -> BarFile.parse("ACME.csv", text))
                .hasMessage("ACME.csv, line 2: Volume must be a whole number of at most 18 digits, was '1\uFFFD'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2", "2024-01-0", "2024-01-02", "2024-01-02,1", "2024-01-02,1,1,1,1", "2024-01-02,1,1,1,1,"})
    void refusesAFileThatIsCutOff(String rest) {
        assertThatThrownBy(() -> parse(HEADER + rest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ACME.csv, line 2: ");
    }

    @Test
    void refusesAnEmptyLine() {
        assertThatThrownBy(() -> parse(HEADER + "\n2024-01-01,1,1,1,1,1\n"))
                .hasMessage("ACME.csv, line 2: Date must be like 2014-01-02, was ''");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Date;Open;High;Low;Close;Volume", "2024-01-01,1,1,1,1,1", "date,open,high,low,close,volume"
            })
    void refusesAnotherHeader(String header) {
        assertThatThrownBy(() -> parse(header + "\n"))
                .hasMessage(
                        "ACME.csv, line 1: the header must be Date,Open,High,Low,Close,Volume, was '" + header + "'");
    }

    /** Numbers of 1 to 30 digits with the dot anywhere. */
    @Property(tries = 10_000)
    void readsPricesAsExactlyAsTheJdk(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        digits.insert(random.nextInt(digits.length() + 1), '.');
        String price = digits.toString();
        BarColumns bars = parse(HEADER + "2024-01-02,%1$s,%1$s,%1$s,%1$s,1\n".formatted(price));
        assertThat(bars.close(0)).isEqualTo(Double.parseDouble(price));
        assertThat(bars.open(0)).isEqualTo(Double.parseDouble(price));
    }

    @Test
    void readsAFolderByName(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"B", "A", "C"}) {
            Files.writeString(folder.resolve(name + ".csv"), HEADER + "2024-01-02,1,1,1,1,1\n");
        }
        Files.writeString(folder.resolve("notes.txt"), "no bars");
        assertThat(BarFile.readFolder(folder)).extracting(BarColumns::name).containsExactly("A", "B", "C");
    }

    @Test
    void aFolderWithoutFilesIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> BarFile.readFolder(folder))
                .hasMessage(String.format(Locale.ROOT, "%s has no file that ends in .csv", folder));
    }
}
