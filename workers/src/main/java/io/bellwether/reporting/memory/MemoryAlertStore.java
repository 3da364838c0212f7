package io.bellwether.reporting.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.InMemory;
import io.bellwether.reporting.app.mail.AlertStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alerts in memory, each once by its key, in the order in which they were raised. */
@InMemory
final class MemoryAlertStore implements AlertStore {
    private final Desks desks;
    private final Map<String, Waiting> byKey = new LinkedHashMap<>();
    private final Set<Long> enveloped = new HashSet<>();
    private long last;

    MemoryAlertStore(Desks desks) {
        this.desks = desks;
    }

    @Override
    public boolean store(Alert alert) {
        return insert(alert, false);
    }

    @Override
    public boolean storeWithin(Alert alert) {
        return insert(alert, false);
    }

    @Override
    public boolean storeTold(Alert alert) {
        return insert(alert, true);
    }

    /** An attempt takes a number in any case, as the database's numbers do. */
    private boolean insert(Alert alert, boolean told) {
        last++;
        if (byKey.containsKey(alert.key())) {
            return false;
        }
        Alert stored = new Alert(
                alert.key(),
                alert.desk().filter(desk -> desks.find(desk).isPresent()),
                alert.tradingDate(),
                alert.severity(),
                alert.kind(),
                alert.title(),
                alert.text(),
                alert.link());
        byKey.put(alert.key(), new Waiting(last, stored));
        if (told) {
            enveloped.add(last);
        }
        return true;
    }

    @Override
    public Map<String, Integer> kinds(DeskId desk, LocalDate tradingDate) {
        Map<String, Integer> kinds = new HashMap<>();
        byKey.values().stream()
                .map(Waiting::alert)
                .filter(alert -> alert.desk().filter(desk::equals).isPresent()
                        && alert.tradingDate().filter(tradingDate::equals).isPresent())
                .forEach(alert -> kinds.merge(alert.kind(), 1, Integer::sum));
        return kinds;
    }

    @Override
    public List<Waiting> lockWaiting(int limit) {
        List<Waiting> waiting = byKey.values().stream()
                .filter(alert -> !enveloped.contains(alert.id()))
                .toList();
        Map<Optional<?>, Integer> taken = new HashMap<>();
        return waiting.stream()
                .sorted(Comparator.comparing((Waiting alert) -> alert.alert().severity() != Severity.CRITICAL)
                        .thenComparing(Waiting::id))
                .filter(alert -> taken.merge(alert.alert().desk(), 1, Integer::sum) <= limit)
                .sorted(Comparator.comparing(Waiting::id))
                .toList();
    }

    @Override
    public void enveloped(Collection<Waiting> alerts, Collection<String> mailKeys) {
        alerts.forEach(alert -> enveloped.add(alert.id()));
    }
}
