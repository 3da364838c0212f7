package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.DeskDay;
import java.time.LocalDate;
import java.util.Optional;

/** Stored daily reports. */
public interface Reports {
    /** The day's report, if it was built. */
    Optional<String> idOf(DeskId desk, LocalDate date);

    /** Stores a new report; while one with this id exists, nothing changes. */
    void store(String id, DeskId desk, LocalDate date, DeskDay model);

    /** Whether there is such a report. */
    boolean isBuilt(String id);

    /** @throws io.bellwether.kernel.PermanentFault when there is no such report */
    DeskDay model(String id);

    /** Stores how the report looks; a report whose mail is in the outbox stays as it is there. */
    void storeRendering(String id, Rendering rendering);

    /** How the report looks; empty before it was rendered. */
    Optional<Rendering> rendering(String id);

    /**
     * Locks the report until the transaction ends and returns it if its mail is not in the outbox; before it is rendered its
     * HTML is empty.
     */
    Optional<Rendering> lockUnqueued(String id);

    /** Remembers that the mail is in the outbox. */
    void markQueued(String id);

    /**
     * How a report looks.
     *
     * @param subject of the mail
     * @param html body, with the chart as {@code cid:equity-chart}
     * @param chart PNG, if one could be painted
     */
    record Rendering(String subject, String html, Optional<byte[]> chart) {}
}
