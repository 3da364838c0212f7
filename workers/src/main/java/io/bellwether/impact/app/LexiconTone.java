package io.bellwether.impact.app;

import io.bellwether.impact.domain.EventKind;
import io.bellwether.impact.domain.Lexicon;
import io.bellwether.marketdata.app.source.ToneOfWords;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The tone of a text as the house's own lexicon reads headlines: without a kind of event it has none, and neither has it
 * where up and down are those of rates or prices and not of a company.
 */
@Component
class LexiconTone implements ToneOfWords {
    private static final Set<EventKind> OF_THE_WORLD =
            EnumSet.of(EventKind.RATES, EventKind.INFLATION, EventKind.OIL, EventKind.TARIFFS);

    @Override
    public int of(String text) {
        return Lexicon.own()
                .read(text)
                .filter(reading -> !OF_THE_WORLD.contains(reading.kind()))
                .map(reading -> reading.up() ? 1 : -1)
                .orElse(0);
    }
}
