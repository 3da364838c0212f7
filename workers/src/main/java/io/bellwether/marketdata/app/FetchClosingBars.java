package io.bellwether.marketdata.app;

import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/** Loads the day's bars and closing quotes, from the source the morning used; before the exchange's close it loads what is known then, without the day's bar. Safe to run twice. */
@Service
public class FetchClosingBars {
    private final LoadDesk loadDesk;

    FetchClosingBars(LoadDesk loadDesk) {
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
