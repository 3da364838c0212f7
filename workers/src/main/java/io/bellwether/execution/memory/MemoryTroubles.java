package io.bellwether.execution.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Troubles of the paper broker, with the calls that they still let pass and still spoil. */
@InMemory
final class MemoryTroubles implements BrokerTroubles {
    private final Desks desks;
    private final Map<DeskId, List<Standing>> troubles = new HashMap<>();

    MemoryTroubles(Desks desks) {
        this.desks = desks;
    }

    private static final class Standing {
        private final Trouble trouble;
        private int skip;
        private Optional<Integer> left;

        private Standing(Trouble trouble) {
            this.trouble = trouble;
            this.skip = trouble.skip();
            this.left = trouble.calls();
        }

        private boolean meets(Call call, Instant asOf) {
            return (trouble.call() == Call.ANY || trouble.call() == call)
                    && trouble.from().filter(asOf::isBefore).isEmpty()
                    && trouble.until().filter(end -> !asOf.isBefore(end)).isEmpty();
        }

        /** Whether this call is spoiled. */
        private boolean count() {
            if (skip > 0) {
                skip--;
                return false;
            }
            left = left.map(calls -> calls - 1);
            return true;
        }

        private boolean isSpent() {
            return left.filter(calls -> calls == 0).isPresent();
        }
    }

    @Override
    public void add(DeskId desk, Trouble trouble) {
        if (isLive(desk)) {
            throw new PermanentFault("desk %s is LIVE: its broker makes no trouble on purpose".formatted(desk));
        }
        troubles.computeIfAbsent(desk, none -> new ArrayList<>()).add(new Standing(trouble));
    }

    @Override
    public void clear(DeskId desk) {
        troubles.remove(desk);
    }

    /** See {@link MemoryBroker#meeting}. */
    List<Trouble> meeting(DeskId desk, Call call, Instant asOf) {
        List<Standing> standing = troubles.getOrDefault(desk, List.of());
        if (standing.isEmpty() || isLive(desk)) {
            return List.of();
        }
        List<Trouble> met = new ArrayList<>();
        for (Iterator<Standing> each = standing.iterator(); each.hasNext(); ) {
            Standing trouble = each.next();
            if (trouble.meets(call, asOf) && trouble.count()) {
                met.add(trouble.trouble);
                if (trouble.isSpent()) {
                    each.remove();
                }
            }
        }
        return met;
    }

    private boolean isLive(DeskId desk) {
        return desks.get(desk).mode() == Desk.Mode.LIVE;
    }
}
