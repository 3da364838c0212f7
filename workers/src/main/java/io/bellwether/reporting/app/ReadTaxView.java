package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.WashSales;
import io.bellwether.reporting.domain.TaxRecord;
import io.bellwether.reporting.domain.TaxYear;
import java.time.Instant;
import java.util.List;
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
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    @Transactional(readOnly = true)
    public List<TaxYear> run(DeskId desk, Instant asOf) {
        TaxRecord record = history.of(desks.get(desk), asOf);
        return TaxYear.of(WashSales.find(record.purchases(), record.disposals()).sales());
    }
}
