package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.platform.OutsideCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A vendor of numbers about the economy. */
@OutsideCall
public interface MacroSource extends MarketSource {
    /**
     * Values of the series as they were published at the end of a day, oldest first; what was corrected later is not.
     *
     * @param days they describe, not after {@code knownOn}
     * @param knownOn for a decision during a day this is the day before: the hour of publication is not told
     * @return empty when the vendor does not know the series
     */
    Optional<List<MacroValue>> observations(String series, DateRange days, LocalDate knownOn);
}
