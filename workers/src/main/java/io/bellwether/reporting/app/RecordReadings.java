package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.RecordedBooks;
import java.util.Optional;

/** The books of desks that were made of a record. */
public interface RecordReadings {
    /** Empty when the desk was not, or when nothing is booked yet. */
    Optional<RecordedBooks> books(DeskId desk);
}
