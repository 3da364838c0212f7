package io.bellwether.impact.app;

import io.bellwether.marketdata.app.Transcripts;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Transcript;
import java.time.Instant;
import java.util.List;

/** Companies' calls, for tests. */
public final class TestCalls {
    private TestCalls() {}

    /** A market whose companies said this. */
    public static ReadCalls of(List<Transcript> calls) {
        return new ReadCalls(new Transcripts() {
            @Override
            public void put(Market of, List<Transcript> some, Instant asOf) {
                throw new UnsupportedOperationException("these are given");
            }

            @Override
            public List<Transcript> since(String of, Instant from, Instant asOf) {
                return calls.stream()
                        .filter(one -> !one.publishedAt().isBefore(from)
                                && !one.publishedAt().isAfter(asOf))
                        .toList();
            }
        });
    }
}
