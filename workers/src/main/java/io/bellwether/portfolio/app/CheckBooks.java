package io.bellwether.portfolio.app;

import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Values a desk between its sessions and checks its ledger to the cent. Stores no snapshot: a day has one per session,
 * and a trade in between must not take the place of the session's own.
 */
@Service
public class CheckBooks {
    private final Valuation valuation;

    CheckBooks(Valuation valuation) {
        this.valuation = valuation;
    }

    /** @throws io.bellwether.kernel.BpmnErrorException LEDGER_BROKEN, with the numbers */
    @Transactional
    public EquitySnapshot run(SessionRef session) {
        return valuation.take(session, Moment.of(session.session()));
    }
}
