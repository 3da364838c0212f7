package io.bellwether.desk.memory;

import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Desks with the limits that were changed since: what the ports to them share. */
@InMemory
final class DeskShelf {
    private final Map<DeskId, Row> rows = new TreeMap<>(Comparator.comparing(DeskId::value));

    /**
     * A desk as it was saved and as it is.
     *
     * @param saved with the limits of its settings
     * @param changed limits that were changed since; they win
     * @param inForce with both
     */
    record Row(Desk saved, Map<LimitKey, BigDecimal> changed, Desk inForce) {
        private static Row of(Desk saved, Map<LimitKey, BigDecimal> changed) {
            DeskSettings settings = saved.settings();
            return new Row(
                    saved,
                    changed,
                    new Desk(
                            saved.id(),
                            saved.name(),
                            saved.mode(),
                            saved.broker(),
                            saved.market(),
                            saved.fallbackMarket(),
                            saved.initialCash(),
                            saved.active(),
                            settings.withLimits(settings.limits().with(changed))));
        }
    }

    Optional<Row> find(DeskId desk) {
        return Optional.ofNullable(rows.get(desk));
    }

    /** By id. */
    Collection<Row> all() {
        return rows.values();
    }

    /** The desk's changed limits stay. Its settings are read from what was written, as those of every stored desk are. */
    void save(Desk desk) {
        Desk saved = new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                desk.broker(),
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                desk.active(),
                Json.read(Json.write(desk.settings()), DeskSettings.class));
        rows.put(desk.id(), Row.of(saved, find(desk.id()).map(Row::changed).orElse(Map.of())));
    }

    void change(DeskId desk, Map<LimitKey, BigDecimal> limits) {
        find(desk).ifPresent(row -> rows.put(desk, Row.of(row.saved(), limits)));
    }
}
