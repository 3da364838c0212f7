package io.bellwether.portfolio.domain.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The end of a day as a file states it.
 *
 * @param at its first row
 * @param date the day
 * @param holdings its positions, a symbol at most once
 * @param total its sums
 */
public record SourceDay(SourceRow at, LocalDate date, List<SourceHolding> holdings, Optional<SourceTotal> total) {
    public SourceDay {
        holdings = List.copyOf(holdings);
    }
}
