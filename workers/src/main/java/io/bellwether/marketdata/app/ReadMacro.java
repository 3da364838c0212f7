package io.bellwether.marketdata.app;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.MacroFigure;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** What is known of the economy at a moment. */
@Service
public class ReadMacro {
    /** Older numbers are no news: a quarter's is published within that [days]. */
    static final int REMEMBERED = 200;

    private final Markets markets;
    private final MacroValues values;
    private final MacroSeries series;

    ReadMacro(Markets markets, MacroValues values, MacroSeries series) {
        this.markets = markets;
        this.values = values;
        this.series = series;
    }

    /** Figures as published by the end of the day before, in the order of the settings; none for a market that asks no vendors. */
    public List<MacroFigure> run(String market, Instant asOf) {
        if (series.names().isEmpty() || markets.get(market).kind() != Market.Kind.VENDORS) {
            return List.of();
        }
        LocalDate knownOn = knownOn(asOf);
        return MacroFigure.of(
                series.names(), values.versions(series.names(), knownOn.minusDays(REMEMBERED), knownOn, asOf));
    }

    /** The last day whose publications are surely known: the hour of publication is not told, so not today. */
    public static LocalDate knownOn(Instant asOf) {
        return asOf.atZone(ExchangeCalendar.ZONE).toLocalDate().minusDays(1);
    }
}
