package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What is known to be wrong in market data. */
public interface DataIssues {
    /** Sessions for which a symbol with a possible split is not bought, the day of the split included. */
    int BLOCKED_SESSIONS = 20;

    /** Symbols that must not be bought: their price series has an unexplained split in the last 20 sessions. */
    Set<Symbol> blockedSymbols(String market, Instant asOf);

    /** Stores issues; one that is stored already changes nothing. */
    void record(List<DataIssue> issues);

    /**
     * Stores what an import found, in the place of what the last one found in files; a session still sees what it saw.
     *
     * @param asOf when it became known
     */
    void replaceFileIssues(Market market, List<DataIssue> issues, Instant asOf);

    /** Issues of the data set by file, line and kind, at most {@code limit}. */
    List<DataIssue> list(String market, int limit);

    /** Stores what became of the files of the data set, in the place of what was stored. */
    void recordFiles(String market, DataFiles files);

    /** What became of the files of the data set at the last import; none for a data set without files. */
    DataFiles files(String market);

    /** Whether the other data set stood in for the session of the day. */
    boolean stoodIn(String market, String fallback, LocalDate date);
}
