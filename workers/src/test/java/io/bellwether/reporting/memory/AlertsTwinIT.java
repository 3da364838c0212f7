package io.bellwether.reporting.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.reporting.app.mail.AlertStore;
import io.bellwether.reporting.app.mail.AlertStore.Waiting;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Alerts in memory and those in PostgreSQL are the same, in the same order. */
@DatabaseTest
class AlertsTwinIT {
    private static final int ALL = 100_000;

    @Autowired
    AlertStore store;

    @Autowired
    Desks desks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    /** Alerts of every desk are in every desk's report. */
    @AfterEach
    void forget() {
        db.sql("delete from alert where key like 'alerts-twin-%'").update();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyAlerts_bothKeepTheFirstOfAKeyInTheOrderTheyCame(long seed) {
        Random random = new Random(seed);
        String prefix = "alerts-twin-" + seed;
        List<DeskId> known = List.of(new DeskId(prefix + "-a"), new DeskId(prefix + "-b"));
        known.forEach(id -> desks.save(TestDesks.desk(id.value())));
        AlertStore memory = new MemoryAlertStore(desks);
        int repeats = 0;
        for (int n = 0; n < 80; n++) {
            Alert alert = alert(random, prefix, known);
            boolean told = random.nextInt(6) == 0;
            boolean stored = Boolean.TRUE.equals(
                    transaction.execute(status -> told ? store.storeTold(alert) : store.storeWithin(alert)));
            assertThat(told ? memory.storeTold(alert) : memory.storeWithin(alert))
                    .isEqualTo(stored);
            repeats += stored ? 0 : 1;
            transaction.executeWithoutResult(status -> {
                assertThat(waiting(memory, ALL, prefix)).isEqualTo(waiting(store, ALL, prefix));
                assertThat(ofDesks(memory, known)).isEqualTo(ofDesks(store, known));
            });
            if (n % 20 == 19) {
                transaction.executeWithoutResult(status -> {
                    envelopFirst(memory, prefix);
                    envelopFirst(store, prefix);
                });
            }
        }
        assertThat(repeats).as("repeats").isGreaterThan(5);
    }

    private static Alert alert(Random random, String prefix, List<DeskId> known) {
        Optional<DeskId> desk = switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new DeskId("unknown"));
            default -> Optional.of(known.get(random.nextInt(known.size())));
        };
        return new Alert(
                prefix + ":" + random.nextInt(60),
                desk,
                random.nextBoolean() ? Optional.empty() : Optional.of(LocalDate.of(2026, 11, 2)),
                Severity.values()[random.nextInt(Severity.values().length)],
                "KIND",
                "Title " + random.nextInt(9),
                "Text",
                "");
    }

    private static void envelopFirst(AlertStore of, String prefix) {
        List<Waiting> first = of.lockWaiting(ALL).stream()
                .filter(waiting -> waiting.alert().key().startsWith(prefix + ":"))
                .limit(3)
                .toList();
        of.enveloped(first, Set.of());
    }

    private static List<Alert> waiting(AlertStore of, int limit, String prefix) {
        return of.lockWaiting(limit).stream()
                .map(Waiting::alert)
                .filter(alert -> alert.key().startsWith(prefix + ":"))
                .toList();
    }

    private static List<Alert> ofDesks(AlertStore of, List<DeskId> desks) {
        return of.lockWaiting(3).stream()
                .map(Waiting::alert)
                .filter(alert -> alert.desk().filter(desks::contains).isPresent())
                .toList();
    }
}
