package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.marketdata.app.MacroValues;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is published and fetched whenever, memory answers as PostgreSQL does, and nobody sees what was not known. */
@DatabaseTest
class MacroTwinIT {
    private static final LocalDate FIRST = LocalDate.of(2016, 3, 1);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");

    @Autowired
    MacroValues inDatabase;

    private final MacroValues inMemory = new MemoryMacroValues();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyValuesAtAnyMoments_bothGiveTheSameAnswers_andNoneIsOfLater(long seed) {
        Random random = new Random(seed);
        List<String> series = List.of("A" + seed, "B_" + seed);
        for (int step = 0; step < 60; step++) {
            List<MacroValue> some = values(random, series);
            Instant fetched = OPEN.plusSeconds(random.nextInt(60) * 7_200L);
            inDatabase.put(some, "fred", fetched);
            inMemory.put(some, "fred", fetched);

            Instant asOf = OPEN.plusSeconds(random.nextInt(60) * 7_200L);
            LocalDate from = FIRST.plusDays(random.nextInt(5));
            LocalDate knownOn = FIRST.plusDays(random.nextInt(20));
            assertThat(inMemory.versions(series, from, knownOn, asOf))
                    .as("from %s, published until %s, at %s", from, knownOn, asOf)
                    .isEqualTo(inDatabase.versions(series, from, knownOn, asOf))
                    .allSatisfy(value -> assertThat(value.knownOn()).isBeforeOrEqualTo(knownOn));
        }
    }

    @Test
    void aCorrectionIsNotSeenBeforeItsDay_norByASessionBeforeItWasFetched() {
        LocalDate day = LocalDate.of(2016, 3, 4);
        MacroValue first = new MacroValue("LOOKAHEAD", day, new BigDecimal("1.80"), day.plusDays(1));
        MacroValue corrected = new MacroValue("LOOKAHEAD", day, new BigDecimal("1.85"), day.plusDays(3));
        for (MacroValues values : List.of(inDatabase, inMemory)) {
            values.put(List.of(first), "fred", OPEN);
            values.put(List.of(corrected), "fred", OPEN.plusSeconds(86_400));

            assertThat(values.versions(List.of("LOOKAHEAD"), day, day, OPEN.plusSeconds(90_000)))
                    .isEmpty();
            assertThat(values.versions(List.of("LOOKAHEAD"), day, day.plusDays(1), OPEN.minusSeconds(1)))
                    .isEmpty();
            assertThat(values.versions(List.of("LOOKAHEAD"), day, day.plusDays(3), OPEN))
                    .containsExactly(first);
            assertThat(values.versions(List.of("LOOKAHEAD"), day, day.plusDays(3), OPEN.plusSeconds(86_400)))
                    .containsExactly(first, corrected);
        }
    }

    private static List<MacroValue> values(Random random, List<String> series) {
        List<MacroValue> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate day = FIRST.plusDays(random.nextInt(8));
            some.add(new MacroValue(
                    series.get(random.nextInt(series.size())),
                    day,
                    BigDecimal.valueOf(random.nextInt(500), 2),
                    day.plusDays(random.nextInt(8))));
        }
        return some;
    }
}
