package io.bellwether.marketdata.app;

import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/** Loads the quotes of the session known at midday, from the source the morning used. Safe to run twice. */
@Service
public class FetchQuotes {
    private final LoadDesk loadDesk;

    FetchQuotes(LoadDesk loadDesk) {
        this.loadDesk = loadDesk;
    }

    /**
     * Loads for the session.
     *
     * @throws io.bellwether.kernel.BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     */
    public void run(SessionRef session) {
        loadDesk.run(session);
    }
}
