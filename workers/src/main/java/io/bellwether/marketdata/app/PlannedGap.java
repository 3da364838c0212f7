package io.bellwether.marketdata.app;

import io.bellwether.desk.app.FaultsOfDay;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Component;

/** A source of prices that delivers nothing on purpose. */
@Component
class PlannedGap {
    private final FaultsOfDay faults;

    PlannedGap(FaultsOfDay faults) {
        this.faults = faults;
    }

    /** @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} on a day with a gap */
    void check(SessionRef session) {
        if (faults.isOn(session.desk(), session.tradingDate(), PlannedFault.DATA_GAP)) {
            throw new BpmnErrorException(
                    LoadSession.UNAVAILABLE,
                    "the source has no prices of %s: it was told so".formatted(session.tradingDate()));
        }
    }
}
