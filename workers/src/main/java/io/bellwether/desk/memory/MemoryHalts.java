package io.bellwether.desk.memory;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.Releases;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.StoredMoments;
import java.time.Instant;
import java.util.Optional;

/** Halts in memory. */
@InMemory
final class MemoryHalts implements Halts, Releases {
    private final HaltShelf shelf;

    MemoryHalts(HaltShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<Halt> current(DeskId desk) {
        return shelf.find(desk).map(row -> row.halt);
    }

    @Override
    public Optional<StandingHalt> standing(DeskId desk) {
        return shelf.find(desk).map(HaltShelf.Row::standing);
    }

    @Override
    public Optional<StandingHalt> standing(long haltId) {
        return shelf.find(haltId).map(HaltShelf.Row::standing);
    }

    @Override
    public boolean halt(DeskId desk, Halt halt) {
        return shelf.add(desk, stored(halt, halt.flatten()));
    }

    @Override
    public boolean pulledAgain(long haltId, Halt request) {
        return shelf.find(haltId).filter(row -> pulledAgain(row, request)).isPresent();
    }

    private static boolean pulledAgain(HaltShelf.Row row, Halt request) {
        Halt halt = row.halt;
        Halt earlier = row.again;
        Halt again = stored(request, request.flatten() || (earlier != null && earlier.flatten()));
        if (!halt.asOf().equals(again.asOf())) {
            row.again = again;
        }
        if (!request.flatten() || halt.flatten()) {
            return false;
        }
        row.halt = stored(halt, true);
        return true;
    }

    @Override
    public Release release(long haltId, String releasedBy, String reason, Instant asOf) {
        return shelf.find(haltId).map(row -> release(row, asOf)).orElse(Release.WAS_RELEASED);
    }

    private Release release(HaltShelf.Row row, Instant asOf) {
        shelf.release(row, StoredMoments.stored(asOf));
        Halt again = row.again;
        if (again == null || again.asOf().isBefore(asOf)) {
            return Release.RELEASED;
        }
        shelf.add(row.desk, again);
        return Release.HALTED_AGAIN;
    }

    @Override
    public Release releaseUnnumbered(DeskId desk, String releasedBy, String reason, Instant asOf) {
        return shelf.find(desk)
                .filter(row -> row.instance == null)
                .map(row -> release(row, asOf))
                .orElse(Release.WAS_RELEASED);
    }

    @Override
    public Optional<Instant> last(DeskId desk, Instant asOf) {
        return shelf.lastRelease(desk, StoredMoments.stored(asOf));
    }

    /** A text for pages, which a run in memory has none of. */
    @Override
    public void whatNext(long haltId, String text) {}

    private static Halt stored(Halt halt, boolean flatten) {
        return new Halt(halt.reason(), halt.requestedBy(), flatten, StoredMoments.stored(halt.asOf()));
    }
}
