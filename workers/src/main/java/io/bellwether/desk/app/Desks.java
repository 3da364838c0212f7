package io.bellwether.desk.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Suggestion;
import java.util.List;
import java.util.Optional;

/** The desks and their settings. */
public interface Desks {
    /** @throws PermanentFault when there is no such desk */
    default Desk get(DeskId id) {
        return find(id).orElseThrow(() -> {
            List<String> known = all().stream().map(desk -> desk.id().value()).toList();
            return new PermanentFault("there is no desk '%s'; known: %s%s"
                    .formatted(id, known, Suggestion.didYouMean(id.value(), known)));
        });
    }

    Optional<Desk> find(DeskId id);

    /** Desks for which the market clock opens days, by id. */
    List<Desk> active();

    /** Every desk, by id. */
    List<Desk> all();

    /**
     * Inserts a desk that must be a new one.
     *
     * @return false when there is one of that id already, also when another command made it at the same time
     */
    boolean create(Desk desk);

    /** Inserts or replaces by id. */
    void save(Desk desk);
}
