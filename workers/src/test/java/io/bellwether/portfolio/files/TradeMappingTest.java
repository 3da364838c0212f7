package io.bellwether.portfolio.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeMappingTest {
    private static final String COLUMNS = "columns: {date: d, symbol: s, quantity: q, price: p}\n";

    @TempDir
    Path folder;

    @Test
    void withoutASideColumnTheSignDecides() throws IOException {
        SourceRecord record = read("d,s,q,p\n2025-07-01,abc,10,1.5\n2025-07-02,ABC,-4,$2\n", COLUMNS);
        assertThat(record.findings()).isEmpty();
        assertThat(record.trades()).extracting(SourceTrade::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(record.trades().getLast().quantity().toString()).isEqualTo("4");
        assertThat(record.trades().getLast().price().toString()).isEqualTo("2.00");
    }

    @Test
    void aTimeIsReadInItsZoneAndBelongsToItsDayInNewYork() throws IOException {
        SourceRecord record = read(
                "d,s,q,p\n2025-07-02 01:30,ABC,10,1.5\n", COLUMNS + "dateFormat: yyyy-MM-dd HH:mm\nzone: Asia/Tokyo\n");
        SourceTrade trade = record.trades().getFirst();
        assertThat(trade.date()).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(trade.time()).contains(Instant.parse("2025-07-01T16:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-30,ABC,1,1 | date '2025-02-30' is not written as the mapping says; row refused",
                "2025-07-01,A BC,1,1 | s 'A BC' is no ticker of 1 to 12 of A-Z, 0-9, dot, dash; row refused",
                "2025-07-01,ABC,1e3,1 | q '1e3' is not a plain number; row refused",
                "2025-07-01,ABC,0,1 | the quantity is zero; row refused",
                "2025-07-01,ABC,1,0 | p 0 must be > 0; row refused",
                "2025-07-01,ABC,1,'1,000' | p '1,000' is not a plain number; row refused",
                "2025-07-01,ABC,1 | 3 fields instead of 4; row refused"
            },
            quoteCharacter = '~')
    void aRowThatIsNotCertainlyRightIsRefusedWithItsLine(String row, String detail) throws IOException {
        SourceRecord record = read("d,s,q,p\n" + row.replace('\'', '"') + "\n", COLUMNS);
        assertThat(record.trades()).isEmpty();
        assertThat(record.findings()).extracting(f -> f.at().line()).containsExactly(2);
        assertThat(record.findings()).extracting(Finding::detail).containsExactly(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns: {date: d, symbol: s, quantity: q} | map.yaml: columns must name 'price'",
                "colums: {} | map.yaml: nobody reads 'colums'; known here: columns, dateFormat, decimal, defaultFee, newestFirst, separator, sides, symbols, thousands, zone",
                "columns: {date: d, symbol: s, quantity: q, price: x} | trades.csv:1: the header must name 'x' once, it does 0 times; it has d,s,q,p"
            },
            quoteCharacter = '~')
    void aWrongMappingIsRefusedWithWhatIsWrong(String mapping, String message) {
        assertThatThrownBy(() -> read("d,s,q,p\n", mapping))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(message);
    }

    @Test
    void aMissingFileIsNamed() {
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> new CsvRecordReader().experiment(none, none))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("there is no file " + none);
    }

    private SourceRecord read(String csv, String mapping) throws IOException {
        Path file = Files.writeString(folder.resolve("trades.csv"), csv);
        return new CsvRecordReader().trades(file, Files.writeString(folder.resolve("map.yaml"), mapping));
    }
}
