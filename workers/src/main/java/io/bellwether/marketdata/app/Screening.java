package io.bellwether.marketdata.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Screen;
import java.time.LocalDate;
import java.util.List;

/**
 * What a screen finds.
 *
 * @param desk whose segment it is
 * @param market id of the market data set that was screened
 * @param segment the segment's id
 * @param date what was known before this day began in New York
 * @param members the symbols that belong to the segment, in their order
 * @param added those of them that did not belong to it so far
 * @param removed those that belonged to it and do so no more
 * @param left the others of the market, each with its reason
 * @param written whether the segment has been changed by it
 */
public record Screening(
        DeskId desk,
        String market,
        String segment,
        LocalDate date,
        List<Symbol> members,
        List<Symbol> added,
        List<Symbol> removed,
        List<Screen.Miss> left,
        boolean written) {
    public Screening {
        members = List.copyOf(members);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        left = List.copyOf(left);
    }

    /** Whether the segment would be another one. */
    public boolean isChange() {
        return !added.isEmpty() || !removed.isEmpty();
    }

    Screening asWritten() {
        return new Screening(desk, market, segment, date, members, added, removed, left, true);
    }
}
