package io.bellwether.impact.app;

import io.bellwether.impact.domain.CallSummary;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Transcripts;
import io.bellwether.marketdata.domain.Transcript;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Tells of the companies' calls what their most telling sentences are, from texts that were published by a moment. */
@Service
public class ReadCalls {
    /** Calendar days for which a call is news. */
    private static final int DAYS = 10;

    private final Transcripts transcripts;

    ReadCalls(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    /**
     * The last call of each company, by symbol; without those of which no sentence tells anything.
     *
     * @param told of which companies it tells
     */
    public List<CallSummary> run(String dataSet, Instant asOf, Predicate<Symbol> told) {
        Map<Symbol, Transcript> last = new TreeMap<>();
        transcripts.since(dataSet, asOf.minus(DAYS, ChronoUnit.DAYS), asOf).stream()
                .filter(one -> told.test(one.symbol()))
                .forEach(one -> last.put(one.symbol(), one));
        return last.values().stream()
                .map(CallSummary::of)
                .filter(summary -> !summary.told().isEmpty())
                .toList();
    }
}
