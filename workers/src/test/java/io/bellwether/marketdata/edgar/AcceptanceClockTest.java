package io.bellwether.marketdata.edgar;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceClockTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-12-23T19:06:26 | New York | fits both",
                "2025-05-01T16:21:59 2025-04-30T07:30:32 | New York | half past seven is before the archive opens in UTC",
                "2025-12-19T22:44:45 2025-12-19T17:14:45 | UTC | a quarter to eleven is after it closed in New York",
                "2025-12-20T01:10:00 | UTC | Saturday night in UTC is Friday evening in New York",
                "2025-12-19T22:44:45 2025-12-19T07:30:32 | New York | they contradict each other",
                "1996-05-14T04:00:00 2025-12-19T17:14:45 | New York | the archive was closed in both",
                "'' | New York | nothing is there"
            })
    void theHoursOfTheArchive_tellTheZone_elseItIsTheLaterOne(String written, String zone, String why) {
        ZoneId expected = zone.equals("UTC") ? ZoneOffset.UTC : ExchangeCalendar.ZONE;
        assertThat(AcceptanceClock.zone(
                        Stream.of(written.split(" "))
                                .filter(text -> !text.isEmpty())
                                .map(LocalDateTime::parse)
                                .toList(),
                        Optional.of("auto")))
                .isEqualTo(expected);
    }
}
