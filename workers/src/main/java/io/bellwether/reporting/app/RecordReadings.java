package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.RecordedBooks;
import java.util.Optional;

/** The books of desks that were made of a record of trades. */
public interface RecordReadings {
    /** Empty when the desk was not, when its record names closes itself, or when nothing is booked yet. */
    Optional<RecordedBooks> books(DeskId desk);
}
