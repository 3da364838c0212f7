package io.bellwether.portfolio.domain.imports;

import java.util.List;

/**
 * What was read: every row that can be understood, and a finding for each one that cannot.
 *
 * @param trades in the order of the file, oldest first where the file is newest first
 * @param events what the file says beside its trades, in the same order
 * @param days in the order of the file, a date at most once; empty when the source has no daily figures
 * @param findings rows that were refused while reading
 * @param takenBack trades that the file has and takes back, which are not among the trades
 */
public record SourceRecord(
        List<SourceTrade> trades,
        List<RecordEvent> events,
        List<SourceDay> days,
        List<Finding> findings,
        List<SourceTrade> takenBack) {
    public SourceRecord {
        trades = List.copyOf(trades);
        events = List.copyOf(events);
        days = List.copyOf(days);
        findings = List.copyOf(findings);
        takenBack = List.copyOf(takenBack);
    }

    /** A record that takes nothing back. */
    public SourceRecord(
            List<SourceTrade> trades, List<RecordEvent> events, List<SourceDay> days, List<Finding> findings) {
        this(trades, events, days, findings, List.of());
    }

    /** A record of trades and daily figures only. */
    public SourceRecord(List<SourceTrade> trades, List<SourceDay> days, List<Finding> findings) {
        this(trades, List.of(), days, findings);
    }
}
