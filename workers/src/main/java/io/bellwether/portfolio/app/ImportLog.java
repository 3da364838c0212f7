package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.imports.Finding;
import java.util.List;
import java.util.Optional;

/** What was imported into which desk, and what did not add up. */
public interface ImportLog {
    /**
     * An import.
     *
     * @param desk the books it became
     * @param source what kind of files
     * @param asRecorded whether the source is followed against its own trades
     * @param files their names
     */
    record Import(DeskId desk, Source source, boolean asRecorded, String files) {}

    /** Kinds of files. */
    enum Source {
        EXPERIMENT,
        TRADES
    }

    /** The import a desk was made by; empty when it was made otherwise. */
    Optional<Import> find(DeskId desk);

    /** Ids of every fill of the desk, in the order they were booked. */
    List<String> booked(DeskId desk);

    /** Keeps the import; its findings take the place of those of an earlier run. */
    void keep(Import done, List<Finding> findings);

    /** The findings of the desk's import, by file and line. */
    List<Finding> findings(DeskId desk);
}
