package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.InstrumentFact.Kind;
import io.bellwether.marketdata.domain.KnownIn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentFileTest {
    private static final Symbol ACME = new Symbol("ACME");

    @TempDir
    Path folder;

    /** A day was over at midnight in New York; a filing may be known later than the day it tells of. */
    @Test
    void readsSizesWithTheDayTheyAreOfAndTheMomentTheyAreKnown() throws IOException {
        InstrumentFile file = read("""
                Symbol,Name,Exchange,Sector,Shares_Outstanding,market_cap,as_of,known_from
                acme,Acme Inc.,NASDAQ,Mining,12000000,,2016-03-31,
                ACME,,,,12500000.5,,2016-06-30,2016-08-09
                ACME,Acme Corp.,,,,31000000.25,2016-09-30,2016-11-08T16:30:00-05:00
                SPY,SPDR S&P 500,,,,,,
                """);
        assertThat(file.issues()).isEmpty();
        assertThat(file.facts().rows())
                .containsExactly(
                        fact(Kind.SHARES_OUTSTANDING, "12000000", "2016-03-31", "2016-04-01T04:00:00Z"),
                        fact(Kind.SHARES_OUTSTANDING, "12500000.5", "2016-06-30", "2016-08-10T04:00:00Z"),
                        fact(Kind.MARKET_CAP, "31000000.25", "2016-09-30", "2016-11-08T21:30:00Z"));
        assertThat(file.labels().get(ACME))
                .isEqualTo(new InstrumentFile.Label("Acme Corp.", "Mining", LocalDate.of(2016, 9, 30)));
        assertThat(file.labels()).containsOnlyKeys(ACME, new Symbol("SPY"));
    }

    @Test
    void everyBadRowIsNamedByItsLine() throws IOException {
        InstrumentFile file = read("""
                symbol,name,sector,shares_outstanding,market_cap,as_of,known_from
                A CME,,,1,,2016-03-31,
                ACME,,,-5,,2016-03-31,
                ACME,,,1e6,,2016-03-31,
                ACME,,,0,,2016-03-31,
                ACME,,,,NaN,2016-03-31,
                ACME,,,5,,,
                ACME,,,5,,31.03.2016,
                ACME,,,5,,0001-01-01,
                ACME,,,5,,2016-03-31,2016-03-30T00:00:00Z
                ACME,,,5,,2016-03-31,soon
                ACME,N\0L,,,,,
                ACME,%s,,,,,
                ACME,,
                ACME,,,,123456789012345678,2016-03-31,
                ACME,,,7,,2016-05-31,
                ACME,,,7.0,,2016-05-31,
                ACME,,,8,,2016-06-30,
                ACME,,,9,,2016-06-30,
                BOLT,Bolt,Mining,,,,
                BOLT,Bolt,Energy,,,,
                """.formatted("x".repeat(101)));
        assertThat(file.facts().rows())
                .containsExactly(fact(Kind.SHARES_OUTSTANDING, "7", "2016-05-31", "2016-06-01T04:00:00Z"));
        assertThat(file.issues().stream()
                        .map(issue -> issue.file() + ":" + issue.line() + " " + issue.kind() + " " + issue.detail()))
                .containsExactlyInAnyOrder(
                        "instruments.csv:2 BAD_ROW symbol 'A CME' is not a ticker; row refused",
                        "instruments.csv:3 BAD_NUMBER shares_outstanding '-5' is not a plain number greater than 0; row"
                                + " refused",
                        "instruments.csv:4 BAD_NUMBER shares_outstanding '1e6' is not a plain number greater than 0; row"
                                + " refused",
                        "instruments.csv:5 BAD_NUMBER shares_outstanding '0' is not a plain number greater than 0; row"
                                + " refused",
                        "instruments.csv:6 BAD_NUMBER market_cap 'NaN' is not a plain number greater than 0; row refused",
                        "instruments.csv:7 BAD_DATE as_of '' is not YYYY-MM-DD; row refused",
                        "instruments.csv:8 BAD_DATE as_of '31.03.2016' is not YYYY-MM-DD; row refused",
                        "instruments.csv:9 BAD_DATE as_of '0001-01-01' is not between 1990-01-01 and 2100-01-01; row"
                                + " refused",
                        "instruments.csv:10 BAD_DATE known_from is before as_of 2016-03-31; row refused",
                        "instruments.csv:11 BAD_DATE known_from 'soon' is neither YYYY-MM-DD nor a time with offset, e.g."
                                + " 2026-11-20T13:05:00Z; row refused",
                        "instruments.csv:12 BAD_ROW name must have at most 100 characters and no control characters; row"
                                + " refused",
                        "instruments.csv:13 BAD_ROW name must have at most 100 characters and no control characters; row"
                                + " refused",
                        "instruments.csv:14 BAD_ROW 3 fields instead of 7; row refused",
                        "instruments.csv:15 BAD_NUMBER MARKET_CAP must be > 0, below 1000000000000000 and have at most 4"
                                + " decimals, was 123456789012345678; row refused",
                        "instruments.csv:17 DUPLICATE SHARES_OUTSTANDING of ACME known from 2016-06-01T04:00:00Z stands in"
                                + " line 16 already; first kept",
                        "instruments.csv:18 CONTRADICTION lines [18, 19] disagree about SHARES_OUTSTANDING of ACME known"
                                + " from 2016-07-01T04:00:00Z; all refused",
                        "instruments.csv:19 CONTRADICTION lines [18, 19] disagree about SHARES_OUTSTANDING of ACME known"
                                + " from 2016-07-01T04:00:00Z; all refused",
                        "instruments.csv:21 CONTRADICTION BOLT is called 'Bolt' of 'Mining' by an earlier row; row"
                                + " refused");
    }

    /** What was stored before must not be taken for withdrawn because of a slip in the header. */
    @Test
    void aFileThatCannotBeReadWithdrawsNothing() throws IOException {
        InstrumentFile noColumn = read("ticker,as_of\nACME,2016-03-31\n");
        InstrumentFile twice = read("symbol,as_of,as_of\nACME,2016-03-31,2016-03-31\n");
        InstrumentFile empty = read("");
        Path broken = folder.resolve("instruments.csv");
        Files.write(broken, "symbol,market_cap,as_of\nACME,\"1\n".getBytes(StandardCharsets.UTF_16));
        InstrumentFile garbage = InstrumentFile.read(broken, "m");
        for (InstrumentFile file : List.of(noColumn, twice, empty, garbage)) {
            assertThat(file.facts()).isEqualTo(KnownIn.some(List.of()));
            assertThat(file.issues()).isNotEmpty();
        }
        assertThat(read("symbol\n").facts()).isEqualTo(KnownIn.everything(List.of()));
    }

    private InstrumentFile read(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("instruments.csv"), text);
        return InstrumentFile.read(path, "m");
    }

    private static InstrumentFact fact(Kind kind, String value, String of, String knownAt) {
        return new InstrumentFact(ACME, kind, new BigDecimal(value), LocalDate.parse(of), Instant.parse(knownAt));
    }
}
