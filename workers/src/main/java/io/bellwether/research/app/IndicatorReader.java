package io.bellwether.research.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Indicators;
import java.time.Instant;
import java.util.Map;

/** Computes indicators from stored bars; never sees a bar that was not finished at {@code asOf}. */
public interface IndicatorReader {
    /** Indicators of every instrument that has enough bars; the others are absent. */
    Map<Symbol, Indicators> all(String market, Instant asOf);
}
