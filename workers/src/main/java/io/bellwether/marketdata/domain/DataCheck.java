package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found of the data of a market at a session.
 *
 * @param market the market data set
 * @param date the session's day
 * @param asOf [UTC] moment of the session
 * @param quality how much of it may be used
 * @param verdicts of the symbols of which something was found, by symbol; every other one is usable
 */
public record DataCheck(String market, LocalDate date, Instant asOf, DataQuality quality, List<DataVerdict> verdicts) {
    public DataCheck {
        verdicts = verdicts.stream()
                .sorted(Comparator.comparing(DataVerdict::symbol))
                .toList();
    }

    /** The verdicts by symbol; a symbol that is missing is usable. */
    public Map<Symbol, DataVerdict> bySymbol() {
        return verdicts.stream().collect(Collectors.toMap(DataVerdict::symbol, verdict -> verdict));
    }
}
