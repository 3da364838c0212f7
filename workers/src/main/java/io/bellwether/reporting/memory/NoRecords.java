package io.bellwether.reporting.memory;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import io.bellwether.reporting.app.RecordReadings;
import io.bellwether.reporting.domain.RecordedBooks;
import java.util.Optional;

/** No desk of a run was made of a record. */
@InMemory
final class NoRecords implements RecordReadings {
    @Override
    public Optional<RecordedBooks> books(DeskId desk) {
        return Optional.empty();
    }
}
