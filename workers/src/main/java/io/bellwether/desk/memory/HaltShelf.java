package io.bellwether.desk.memory;

import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Halts in force: what the ports to them share. Of a halt that was released the moment of its release stays. */
@InMemory
final class HaltShelf {
    private final Map<Long, Row> inForce = new TreeMap<>();
    private final Map<DeskId, Row> byDesk = new HashMap<>();
    private final Map<DeskId, NavigableSet<Instant>> releases = new HashMap<>();
    private long last;

    /** A halt in force, with what was asked since and how far the process that serves it is. */
    static final class Row {
        final long id;
        final DeskId desk;
        Halt halt;

        @Nullable
        Halt again;

        @Nullable
        Long instance;

        boolean startedByKey;
        boolean announced;
        boolean toldToSell;
        boolean selling;

        @Nullable
        Instant cancelled;

        @Nullable
        Integer ordersLeft;

        @Nullable
        BigDecimal sharesLeft;

        String trouble = "";

        @Nullable
        Instant progressAt;

        private Row(long id, DeskId desk, Halt halt) {
            this.id = id;
            this.desk = desk;
            this.halt = halt;
        }

        StandingHalt standing() {
            return new StandingHalt(
                    id,
                    desk,
                    halt,
                    Optional.ofNullable(instance),
                    Optional.ofNullable(cancelled),
                    new StandingHalt.Progress(
                            Optional.ofNullable(ordersLeft),
                            Optional.ofNullable(sharesLeft),
                            trouble,
                            Optional.ofNullable(progressAt)));
        }
    }

    Optional<Row> find(long halt) {
        return Optional.ofNullable(inForce.get(halt));
    }

    Optional<Row> find(DeskId desk) {
        return Optional.ofNullable(byDesk.get(desk));
    }

    /** Oldest first. */
    Collection<Row> all() {
        return inForce.values();
    }

    /** Sets a halt unless one is in force; the attempt takes a number in any case, as the database's numbers do. */
    boolean add(DeskId desk, Halt halt) {
        last++;
        if (byDesk.containsKey(desk)) {
            return false;
        }
        Row row = new Row(last, desk, halt);
        inForce.put(row.id, row);
        byDesk.put(desk, row);
        return true;
    }

    void release(Row row, Instant asOf) {
        inForce.remove(row.id);
        byDesk.remove(row.desk);
        releases.computeIfAbsent(row.desk, desk -> new TreeSet<>()).add(asOf);
    }

    Optional<Instant> lastRelease(DeskId desk, Instant asOf) {
        return Optional.ofNullable(releases.get(desk)).map(moments -> moments.floor(asOf));
    }
}
