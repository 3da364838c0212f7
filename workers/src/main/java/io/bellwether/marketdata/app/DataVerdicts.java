package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.DataCheck;
import java.time.Instant;
import java.util.Optional;

/** What was found of the data of markets, session by session. */
public interface DataVerdicts {
    /** Stores a check, in the place of one of the same market and moment. */
    void record(DataCheck check);

    /** The newest check of the market on the day of the moment, at or before it; what was found on another day is over. */
    Optional<DataCheck> find(String market, Instant asOf);
}
