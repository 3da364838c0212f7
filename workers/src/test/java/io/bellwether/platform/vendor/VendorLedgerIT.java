package io.bellwether.platform.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.platform.vendor.VendorLedger.Turn;
import io.bellwether.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class VendorLedgerIT {
    private static final Instant BEGIN = Instant.parse("2026-11-30T23:20:00Z");

    @Autowired
    VendorLedger database;

    private static VendorSettings vendor(String name, int perMinute, int perHour, int perDay, int failures) {
        return TestVendors.patient(
                failures,
                TestVendors.bounded(perMinute, perHour, perDay, TestVendors.open(name, "http://127.0.0.1:1")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void databaseAndMemoryComeToTheSame(long seed) {
        VendorLedger memory = new MemoryVendorLedger();
        List<VendorSettings> vendors = List.of(
                vendor("even-" + seed, 190, 0, 0, 3),
                vendor("slow-" + seed, 5, 0, 0, 5),
                vendor("few-" + seed, 600, 20, 30, 2));
        Random random = new Random(seed);
        Instant now = BEGIN;
        for (int i = 0; i < 250; i++) {
            now = now.plusMillis(random.nextInt(10) == 0 ? random.nextInt(900_000) : random.nextInt(4_000));
            VendorSettings vendor = vendors.get(random.nextInt(vendors.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    database.answered(vendor, now);
                    memory.answered(vendor, now);
                }
                case 1 -> {
                    VendorFault fault = fault(vendor, random);
                    database.failed(vendor, now, fault);
                    memory.failed(vendor, now, fault);
                }
                default -> {
                    Duration longest = Duration.ofSeconds(random.nextInt(40));
                    assertThat(database.take(vendor, now, longest))
                            .as("step %d", i)
                            .isEqualTo(memory.take(vendor, now, longest));
                }
            }
            assertThat(database.find(vendor.name(), now)).as("step %d", i).isEqualTo(memory.find(vendor.name(), now));
        }
    }

    private static VendorFault fault(VendorSettings vendor, Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Optional<Duration> wait =
                random.nextInt(3) == 0 ? Optional.of(Duration.ofSeconds(random.nextInt(300))) : Optional.empty();
        return new VendorFault(vendor.name(), kind, "it said\0 so" + " again".repeat(random.nextInt(120)), wait, null);
    }

    @Test
    void workersThatAskAtOnce_waitForEachOther_andShareTheBudget() throws Exception {
        VendorSettings vendor = vendor("shared", 60, 0, 15, 5);
        List<Callable<Turn>> asked = Collections.nCopies(20, () -> database.take(vendor, BEGIN, Duration.ofMinutes(5)));
        List<Turn> turns = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            for (Future<Turn> turn : workers.invokeAll(asked)) {
                turns.add(turn.get());
            }
        }
        assertThat(turns.stream().filter(turn -> turn.refusal().isEmpty()).map(Turn::delay))
                .as("one second apart")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 15).mapToObj(Duration::ofSeconds).toList());
        assertThat(turns.stream().flatMap(turn -> turn.refusal().stream()))
                .hasSize(5)
                .containsOnly(Kind.BUDGET_SPENT);
    }

    @Test
    void anAnswerThatWasUnderWay_takesNoPauseAway() {
        VendorSettings vendor = vendor("underway", 60_000, 0, 0, 5);
        database.take(vendor, BEGIN, Duration.ZERO);
        database.take(vendor, BEGIN.plusMillis(1), Duration.ZERO);
        VendorFault told =
                new VendorFault(vendor.name(), Kind.THROTTLED, "slowly", Optional.of(Duration.ofSeconds(60)), null);
        database.failed(vendor, BEGIN.plusMillis(5), told);
        database.answered(vendor, BEGIN.plusMillis(9));
        assertThat(database.take(vendor, BEGIN.plusSeconds(1), Duration.ZERO).refusal())
                .contains(Kind.PAUSED);
        assertThat(database.take(vendor, BEGIN.plusSeconds(61), Duration.ZERO).refusal())
                .isEmpty();
    }
}
