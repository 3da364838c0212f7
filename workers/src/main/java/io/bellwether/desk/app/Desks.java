package io.bellwether.desk.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Optional;

/** The desks and their settings. */
public interface Desks {
    /** @throws io.bellwether.kernel.PermanentFault when there is no such desk */
    Desk get(DeskId id);

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
