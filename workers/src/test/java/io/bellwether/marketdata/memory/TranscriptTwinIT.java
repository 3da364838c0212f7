package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Transcripts;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Transcript;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class TranscriptTwinIT extends KnownRowsTwin<Transcript> {
    @Autowired
    Transcripts stored;

    @Override
    protected String name() {
        return "transcripts";
    }

    @Override
    protected Rows<Transcript> inDatabase() {
        return rows(stored);
    }

    @Override
    protected Rows<Transcript> inMemory(MarketTables into) {
        return rows(new MemoryTranscripts(into));
    }

    private static Rows<Transcript> rows(Transcripts kept) {
        return new Rows<>() {
            @Override
            public void put(Market market, List<Transcript> some, Instant asOf) {
                kept.put(market, some, asOf);
            }

            @Override
            public List<Transcript> since(String market, Instant from, Instant asOf) {
                return kept.since(market, from, asOf);
            }
        };
    }

    @Override
    protected Transcript row(String symbol, Instant at, int version) {
        return new Transcript(new Symbol(symbol), at, version % 2 == 0 ? "Q3" : "", "We raised guidance " + version);
    }
}
