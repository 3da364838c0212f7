package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.MacroValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Numbers about the economy that are stored, in every form in which they were published. */
public interface MacroValues {
    /**
     * Stores values; one that is stored already changes nothing.
     *
     * @param source who told them
     * @param asOf the session that fetched them: earlier ones go on without
     */
    void put(List<MacroValue> values, String source, Instant asOf);

    /**
     * Every form in which values were published by a day and fetched by a moment, by series, date and day of publication.
     *
     * @param from first date that they describe
     * @param knownOn last day of publication
     */
    List<MacroValue> versions(Collection<String> series, LocalDate from, LocalDate knownOn, Instant asOf);
}
