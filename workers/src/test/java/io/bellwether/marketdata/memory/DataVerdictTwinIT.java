package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataVerdicts;
import io.bellwether.marketdata.domain.DataCheck;
import io.bellwether.marketdata.domain.DataQuality;
import io.bellwether.marketdata.domain.DataVerdict;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is found whenever, memory answers as PostgreSQL does. */
@DatabaseTest
class DataVerdictTwinIT {
    private static final Instant MONDAY = Instant.parse("2016-03-07T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2016-03-08T14:30:00Z");
    private static final Symbol ABC = new Symbol("ABC");

    @Autowired
    DataVerdicts inDatabase;

    private final DataVerdicts inMemory = new MemoryDataVerdicts();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyChecksAtAnyMoments_bothGiveTheSameAnswers(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            String market = "verdicts-%d-%d".formatted(seed, random.nextInt(2));
            Instant asOf = moment(random);
            DataCheck check = check(market, asOf, random);
            inDatabase.record(check);
            inMemory.record(check);
            Instant asked = moment(random).plusNanos(random.nextInt(3_000));
            assertThat(inMemory.find(market, asked))
                    .as("%s at %s", market, asked)
                    .isEqualTo(inDatabase.find(market, asked));
        }
    }

    @Test
    void aCheckCountsFromItsMomentToTheEndOfItsDay() {
        DataCheck monday = new DataCheck(
                "verdicts-day",
                LocalDate.of(2016, 3, 7),
                MONDAY,
                new DataQuality(1, 0, true),
                List.of(new DataVerdict(
                        ABC, List.of(new DataVerdict.Finding(DataVerdict.Reason.NO_QUOTE, "no price")))));
        for (DataVerdicts verdicts : List.of(inDatabase, inMemory)) {
            verdicts.record(monday);
            verdicts.record(monday);
            assertThat(verdicts.find("verdicts-day", MONDAY.minusMillis(1))).isEmpty();
            assertThat(verdicts.find("verdicts-day", MONDAY)).contains(monday);
            assertThat(verdicts.find("verdicts-day", MONDAY.plusSeconds(20_000)))
                    .contains(monday);
            assertThat(verdicts.find("verdicts-day", TUESDAY)).isEmpty();
            assertThat(verdicts.find("verdicts-other", MONDAY)).isEmpty();
        }
    }

    /** A verdict of a later check changes nothing for who looks at an earlier moment. */
    @Test
    void aLaterCheckOfTheDayTakesThePlaceOfAnEarlierOneFromItsMomentOn() {
        DataCheck morning = check("verdicts-later", MONDAY, new Random(1));
        Instant noon = MONDAY.plusSeconds(9_000);
        DataCheck midday =
                new DataCheck("verdicts-later", LocalDate.of(2016, 3, 7), noon, new DataQuality(1, 1, true), List.of());
        for (DataVerdicts verdicts : List.of(inDatabase, inMemory)) {
            verdicts.record(morning);
            verdicts.record(midday);
            assertThat(verdicts.find("verdicts-later", noon.minusMillis(1))).contains(morning);
            assertThat(verdicts.find("verdicts-later", noon)).isEqualTo(Optional.of(midday));
        }
    }

    private static Instant moment(Random random) {
        return MONDAY.plusSeconds(random.nextInt(40) * 7_200L);
    }

    private static DataCheck check(String market, Instant asOf, Random random) {
        List<DataVerdict> verdicts = new ArrayList<>();
        for (String symbol : List.of("ABC", "AB.C", "ZZ")) {
            List<DataVerdict.Finding> findings = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                DataVerdict.Reason[] reasons = DataVerdict.Reason.values();
                findings.add(new DataVerdict.Finding(
                        reasons[random.nextInt(reasons.length)], "it's \"so\" " + random.nextInt(2)));
            }
            if (!findings.isEmpty()) {
                verdicts.add(new DataVerdict(new Symbol(symbol), findings));
            }
        }
        return new DataCheck(
                market,
                asOf.atZone(ExchangeCalendar.ZONE).toLocalDate(),
                asOf,
                new DataQuality(3, random.nextInt(4), random.nextBoolean()),
                verdicts);
    }
}
