package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.SourceChoice;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which source delivered what, and why not another. */
public interface SourceLog {
    /** Keeps the choices; one of the same market, kind, symbol and moment is replaced. */
    void record(List<SourceChoice> choices);

    /** The choices of one moment, by symbol. */
    Map<Symbol, SourceChoice> at(String market, DataKind kind, Instant asOf);

    /** Who delivered last before or at the moment, by symbol; symbols for which nobody ever did are missing. */
    Map<Symbol, String> last(String market, DataKind kind, Instant asOf);

    /** The newest choices before or at the moment, of each kind and symbol one, by kind and symbol. */
    List<SourceChoice> newest(String market, Instant asOf);
}
