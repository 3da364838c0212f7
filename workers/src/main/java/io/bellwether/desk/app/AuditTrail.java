package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import java.util.Map;

/** Who did what to a desk, for later. */
public interface AuditTrail {
    /**
     * Appends an entry.
     *
     * @param actor who
     * @param action what, a short constant such as {@code RELEASE_STOP}
     * @param subject on what: the desk, or a part of it as {@code desk/part}
     * @param detail more, by name, such as reason and values before and after
     */
    void record(DeskId desk, String actor, String action, String subject, Map<String, ?> detail);
}
