package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.TaxHistory;
import io.bellwether.reporting.domain.TaxReport;
import java.time.Instant;
import java.time.Year;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at a desk's sales as the tax does: long and short term, losses of wash sales moved to what replaced them. Changes
 * nothing in the books.
 */
@Service
public class ReadTaxView {
    private final Desks desks;
    private final TaxHistory history;

    ReadTaxView(Desks desks, TaxHistory history) {
        this.desks = desks;
        this.history = history;
    }

    /**
     * @param asOf [UTC] corporate actions up to then are known
     * @param year of the sales to look at; empty: all
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    @Transactional(readOnly = true)
    public TaxReport run(DeskId desk, Instant asOf, Optional<Year> year) {
        return TaxReport.of(desk, history.read(desks.get(desk), asOf), year);
    }
}
