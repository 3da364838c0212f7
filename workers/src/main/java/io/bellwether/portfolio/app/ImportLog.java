package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordRow;
import java.util.List;
import java.util.Optional;

/** What was imported into which desk, row by row, and what did not add up. */
public interface ImportLog {
    /**
     * How a desk's record is read.
     *
     * @param desk the books it became
     * @param source what kind of files
     * @param asRecorded whether the source is followed against its own trades
     * @param cashNamed whether somebody named the cash it starts from; otherwise the record says it
     * @param files names of the last files
     */
    record Import(DeskId desk, Source source, boolean asRecorded, boolean cashNamed, String files) {}

    /**
     * One import of files.
     *
     * @param n counted from 1
     * @param files their names
     */
    record Run(int n, String files) {}

    /** Kinds of files. */
    enum Source {
        EXPERIMENT,
        TRADES
    }

    /** The record a desk was made by; empty when it was made otherwise. */
    Optional<Import> find(DeskId desk);

    /** The imports that stand, oldest first. */
    List<Run> runs(DeskId desk);

    /** Number of the next import: those that were taken back keep theirs. */
    int nextRun(DeskId desk);

    /** The rows that are kept, those of a day in their order. */
    List<RecordRow> rows(DeskId desk);

    /** Ids of every fill of the desk, in the order they were booked. */
    List<String> booked(DeskId desk);

    /** Keeps an import; rows and findings take the place of those there were. */
    void keep(Import done, Run run, List<RecordRow> rows, List<Finding> findings);

    /** Takes an import back; rows and findings take the place of those there were. */
    void takeBack(DeskId desk, Run run, List<RecordRow> rows, List<Finding> findings);

    /** The findings of the desk's record, by file and line. */
    List<Finding> findings(DeskId desk);
}
