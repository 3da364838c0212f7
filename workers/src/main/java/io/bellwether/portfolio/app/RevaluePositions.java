package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks every open position at the last price known. A second run writes the same prices. */
@Service
public class RevaluePositions {
    private final Desks desks;
    private final Ledger ledger;
    private final Valuation valuation;

    RevaluePositions(Desks desks, Ledger ledger, Valuation valuation) {
        this.desks = desks;
        this.ledger = ledger;
        this.valuation = valuation;
    }

    /** A position without any quote keeps the price it was marked at before. */
    @Transactional
    public void run(SessionRef ref) {
        Desk desk = desks.get(ref.desk());
        valuation.open(desk, ref);
        ledger.mark(ref.desk(), valuation.marked(desk, ref.asOf()).prices(), ref.asOf());
    }
}
