package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Timing;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final Symbol ACME = new Symbol("ACME");

    @TempDir
    Path folder;

    @Test
    void readsReportsAndHalts() throws IOException {
        EventFile file = read("""
                symbol,kind,date,timing,period,announced_on,from,to,reason
                acme,Earnings,2016-05-05,amc,2016Q1,2016-04-20,,,
                ACME,earnings,2016-08-04,,,2016-07-20T08:00:00-04:00,,,
                ACME,earnings,,Before_Open,,2016-10-20,2016-11-03,,
                ACME,halt,,,,,2016-06-01T14:05:00Z,2016-06-01T15:00:00Z,T1
                ACME,halt,,,,,2016-06-02,2016-06-03,SEC
                ACME,HALT,2016-06-09,,,,,,
                """);
        assertThat(file.issues()).isEmpty();
        assertThat(file.events().rows())
                .containsExactly(
                        earnings("2016Q1", "2016-05-05", Timing.AFTER_CLOSE, "2016-04-21T04:00:00Z"),
                        earnings("2016-08-04", "2016-08-04", Timing.UNKNOWN, "2016-07-20T12:00:00Z"),
                        earnings("2016-11-03", "2016-11-03", Timing.BEFORE_OPEN, "2016-10-21T04:00:00Z"),
                        halt("2016-06-01T14:05:00Z", "2016-06-01T15:00:00Z", "T1"),
                        halt("2016-06-02T04:00:00Z", "2016-06-04T04:00:00Z", "SEC"),
                        new TradingHalt(ACME, Instant.parse("2016-06-09T04:00:00Z"), Optional.empty(), ""));
    }

    @Test
    void everyBadRowIsNamedByItsLine() throws IOException {
        EventFile file = read("""
                symbol,kind,date,timing,period,announced_on,from,to,reason
                ,earnings,2016-05-05,,,2016-04-20,,,
                ACME,merger,2016-05-05,,,2016-04-20,,,
                ACME,earnings,2016-05-05,,,,,,
                ACME,earnings,,,,2016-04-20,,,
                ACME,earnings,2016-05-05,tea time,,2016-04-20,,,
                ACME,earnings,2016-05-05,,,2016-05-06,,,
                ACME,halt,,,,,,,
                ACME,halt,,,,,2016-06-02T10:00:00,,
                ACME,halt,,,,,2016-06-02T14:00:00Z,2016-06-02T13:59:59Z,
                ACME,halt,,,,,2016-06-02,2016-06-01,
                ACME,halt,,,,,+999999999-12-31T23:59:59-18:00,,
                ACME,halt,,,,,2016-06-03,,a\0b
                ACME,halt
                ACME,earnings,2016-05-05,,,2016-05-05,,,
                ACME,earnings,2016-05-05,,,2016-05-05,,,
                ACME,earnings,2016-08-04,,2016Q2,2016-07-20,,,
                ACME,earnings,2016-08-05,,2016Q2,2016-07-20,,,
                """);
        assertThat(file.events().rows())
                .containsExactly(earnings("2016-05-05", "2016-05-05", Timing.UNKNOWN, "2016-05-06T04:00:00Z"));
        assertThat(file.issues().stream()
                        .map(issue -> issue.file() + ":" + issue.line() + " " + issue.kind() + " " + issue.detail()))
                .containsExactlyInAnyOrder(
                        "events.csv:2 BAD_ROW symbol '' is not a ticker; row refused",
                        "events.csv:3 BAD_ROW kind 'merger' is none of earnings, halt; row refused",
                        "events.csv:4 BAD_DATE announced_on '' is neither YYYY-MM-DD nor a time with offset, e.g."
                                + " 2026-11-20T13:05:00Z; row refused",
                        "events.csv:5 BAD_DATE from '' is not YYYY-MM-DD; row refused",
                        "events.csv:6 BAD_ROW timing 'tea time' is none of bmo, dmh, amc, before open, during session,"
                                + " after close; row refused",
                        "events.csv:7 BAD_DATE announced_on is after the day of the report, 2016-05-05; row refused",
                        "events.csv:8 BAD_DATE date '' is neither YYYY-MM-DD nor a time with offset, e.g."
                                + " 2026-11-20T13:05:00Z; row refused",
                        "events.csv:9 BAD_DATE from '2016-06-02T10:00:00' is neither YYYY-MM-DD nor a time with offset,"
                                + " e.g. 2026-11-20T13:05:00Z; row refused",
                        "events.csv:10 BAD_DATE a halt must end after it began, was 2016-06-02T14:00:00Z to"
                                + " 2016-06-02T13:59:59Z; row refused",
                        "events.csv:11 BAD_DATE a halt must end after it began, was 2016-06-02T04:00:00Z to"
                                + " 2016-06-02T04:00:00Z; row refused",
                        "events.csv:12 BAD_DATE from '+999999999-12-31T23:59:59-18:00' is not between 1990-01-01 and"
                                + " 2100-01-01; row refused",
                        "events.csv:13 BAD_ROW reason must have at most 100 characters and no control characters; row"
                                + " refused",
                        "events.csv:14 BAD_ROW 2 fields instead of 9; row refused",
                        "events.csv:16 DUPLICATE the report 2016-05-05 of ACME announced 2016-05-06T04:00:00Z stands in"
                                + " line 15 already; first kept",
                        "events.csv:17 CONTRADICTION lines [17, 18] disagree about the report 2016Q2 of ACME announced"
                                + " 2016-07-21T04:00:00Z; all refused",
                        "events.csv:18 CONTRADICTION lines [17, 18] disagree about the report 2016Q2 of ACME announced"
                                + " 2016-07-21T04:00:00Z; all refused");
    }

    @Test
    void aFileWithoutItsColumnsWithdrawsNothing() throws IOException {
        EventFile file = read("symbol,date\nACME,2016-05-05\n");
        assertThat(file.events()).isEqualTo(KnownIn.some(List.of()));
        assertThat(file.issues())
                .extracting(issue -> issue.line() + " " + issue.kind() + " " + issue.detail())
                .containsExactly("1 BAD_HEADER columns are [symbol, date]; the first line must name symbol,kind, and no"
                        + " column twice; file not read");
    }

    private EventFile read(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("events.csv"), text);
        return EventFile.read(path, "m");
    }

    private static MarketEvent earnings(String period, String date, Timing timing, String announced) {
        return new Earnings(ACME, period, LocalDate.parse(date), timing, Instant.parse(announced));
    }

    private static MarketEvent halt(String from, String until, String reason) {
        return new TradingHalt(ACME, Instant.parse(from), Optional.of(Instant.parse(until)), reason);
    }
}
