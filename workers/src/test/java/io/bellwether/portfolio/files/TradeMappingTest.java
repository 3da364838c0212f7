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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                "colums: {} | map.yaml: nobody reads 'colums'; known here: columns, dateFormat, decimal, defaultFee, feeSign, newestFirst, separator, sides, symbols, thousands, zone",
                "columns: {date: d, symbol: s, quantity: q, price: x} | trades.csv:1: the header must name 'x' once, it does 0 times; it has d,s,q,p"
            },
            quoteCharacter = '~')
    void aWrongMappingIsRefusedWithWhatIsWrong(String mapping, String message) {
        assertThatThrownBy(() -> read("d,s,q,p\n", mapping))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso | 2025-07-02 | 2025-07-02 |",
                "iso | 2025-07-02T02:31:00+00:00 | 2025-07-01 | 2025-07-02T02:31:00Z",
                "iso | 2025-07-02 14:31:00.123Z | 2025-07-02 | 2025-07-02T14:31:00.123Z",
                "iso | 2025-07-02T10:31 | 2025-07-02 | 2025-07-02T14:31:00Z",
                "iso | 2025-07-02T10:31:05.5-0400 | 2025-07-02 | 2025-07-02T14:31:05.500Z",
                "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]X | 2025-11-04T00:30:00.5Z | 2025-11-03 | 2025-11-04T00:30:00.500Z",
                "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]X | 2025-11-04T00:30:00Z | 2025-11-03 | 2025-11-04T00:30:00Z",
                "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]X | 2025-11-03T14:31:02.123456789Z | 2025-11-03 | 2025-11-03T14:31:02.123456789Z",
                "yyyy-MM-dd'T'HH:mm:ssXXX | 2025-07-02T02:31:00+09:00 | 2025-07-01 | 2025-07-01T17:31:00Z",
                "MM/dd/yy | 07/02/25 | 2025-07-02 |",
                "MM/dd/yy | 07/02/99 | 1999-07-02 |",
                "M/d/yy h:mm a | 7/2/25 9:31 am | 2025-07-02 | 2025-07-02T13:31:00Z",
                "dd-MMM-yyyy | 02-Jul-2025 | 2025-07-02 |"
            })
    void aDateIsReadAsThePatternSaysAndAnOffsetDecides(String pattern, String text, LocalDate date, Instant moment)
            throws IOException {
        SourceRecord record =
                read("d;s;q;p\n" + text + ";ABC;1;2\n", COLUMNS + "separator: ;\ndateFormat: \"" + pattern + "\"\n");
        assertThat(record.findings()).isEmpty();
        assertThat(record.trades()).extracting(SourceTrade::date).containsExactly(date);
        assertThat(record.trades().getFirst().time()).isEqualTo(Optional.ofNullable(moment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[f] | most | -1,0 / -0.5,0 / 0.12,0 | 1.00 0.50 0.00 | 0.12",
                "[f] | most | 1,0 / 0.5,0 / -0.12,0 | 1.00 0.50 0.00 | 0.12",
                "[f] | minus | 1,0 / 0,0 / -2,0 | 0.00 0.00 2.00 | 1.00",
                "[f] | any | 1,0 / 0,0 / -2,0 | 1.00 0.00 2.00 |",
                "[f, g] | any | -1,0.02 / 4.95,0 / ,0.01 | 1.02 4.95 0.01 |",
                "[f, g] | most | -1,0.02 / -4.95,0.03 / ,-0.01 | 1.02 4.98 0.00 | 0.01",
                "f | most | ($1.00),0 / ($2.00),0 / ,0 | 1.00 2.00 7.00 |"
            })
    void feesOfSeveralColumnsAndEitherSignAreWhatWasPaid(
            String columns, String sign, String fees, String paid, String rebate) throws IOException {
        String rows = Stream.of(fees.split(" / "))
                .map(pair -> "2025-07-01,ABC,1,2," + pair + "\n")
                .collect(Collectors.joining());
        SourceRecord record = read(
                "d,s,q,p,f,g\n" + rows,
                "columns: {date: d, symbol: s, quantity: q, price: p, fee: %s}\nfeeSign: %s\ndefaultFee: 7\n"
                        .formatted(columns, sign));
        assertThat(record.findings()).isEmpty();
        assertThat(record.trades().stream().map(trade -> trade.fee().toString()))
                .containsExactly(paid.split(" "));
        assertThat(RecordLines.events(record))
                .isEqualTo(rebate == null ? List.of() : List.of("2025-07-01 FEE " + rebate + " ABC"));
    }

    @Test
    void linesOfTextAroundTheTableAreNoRows() throws IOException {
        SourceRecord record = read(
                "Account history\n\n\"made on, 2025-07-03\"\nd,s,q,p\n2025-07-01,ABC,10,1.5\n\nThe end\n", COLUMNS);
        assertThat(RecordLines.trades(record)).containsExactly("2025-07-01 BUY 10 ABC at 1.50 fee 0.00");
        assertThat(record.findings()).isEmpty();
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
