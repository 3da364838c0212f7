package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.app.MacroSeries;
import io.bellwether.marketdata.app.MacroValues;
import io.bellwether.marketdata.app.ReadMacro;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.MacroFigure;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.vendor.VendorFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches numbers about the economy in the form in which they were known the day before. A desk trades without them. */
@Component
class MacroOfSources {
    private static final Logger log = LoggerFactory.getLogger(MacroOfSources.class);

    /** So far back numbers are asked for: some are of a month and come weeks after it [days]. */
    private static final int BACK = 120;

    private final Sources sources;
    private final MacroValues values;
    private final MacroSeries series;

    MacroOfSources(Sources sources, MacroValues values, MacroSeries series) {
        this.sources = sources;
        this.values = values;
        this.series = series;
    }

    /** Fetches for a session; of a source that fails nothing more is asked, and the next one goes on where it stopped. */
    void fetch(Market market, Instant asOf) {
        LocalDate knownOn = ReadMacro.knownOn(asOf);
        DateRange days = new DateRange(knownOn.minusDays(BACK), knownOn);
        List<String> missing = series.names();
        for (MacroSource source : sources.chain(market, DataKind.MACRO, MacroSource.class, Wanted.Reach.ALL)) {
            int had = 0;
            try {
                for (String name : missing) {
                    store(source, name, days, asOf);
                    had++;
                }
            } catch (VendorFault e) {
                log.warn("no numbers about the economy from {}: {}", source.name(), e.getMessage());
            }
            missing = missing.subList(had, missing.size());
        }
    }

    private void store(MacroSource source, String name, DateRange days, Instant asOf) {
        Optional<List<MacroValue>> fetched = source.observations(name, days, days.last());
        if (fetched.isEmpty()) {
            log.warn("{} does not know the series {} of bellwether.market-data.macro-series", source.name(), name);
            return;
        }
        List<MacroValue> changed =
                MacroFigure.changed(values.versions(List.of(name), days.first(), days.last(), asOf), fetched.get());
        if (!changed.isEmpty()) {
            values.put(changed, source.name(), asOf);
        }
    }
}
