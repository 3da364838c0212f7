package io.bellwether.marketdata.app;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Opinion;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Further sources of a market, where it has several. */
public interface SecondOpinion {
    /** The sources that did not deliver what was asked for at the moment, by symbol; none for a market of one source. */
    Map<Symbol, List<Passed>> passed(Market market, DataKind kind, Instant asOf);

    /**
     * Asks for closes of a session the sources that did not deliver them; where one is too far from what is stored, another
     * one too. Nothing but that session is asked for, and no more than so many requests are made.
     *
     * @param closes what is stored, as traded; the symbols that matter most first
     * @param tolerance how far apart two sources may be [fraction]
     * @param requests most requests
     * @return by symbol; none for a market of one source
     */
    Map<Symbol, Opinion> ask(
            Market market,
            SequencedMap<Symbol, Price> closes,
            LocalDate session,
            Instant asOf,
            BigDecimal tolerance,
            int requests);
}
