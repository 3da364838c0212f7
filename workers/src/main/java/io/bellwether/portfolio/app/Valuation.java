package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.MarketViews;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.LedgerCheck;
import io.bellwether.portfolio.domain.LedgerInvariant;
import io.bellwether.portfolio.domain.MarkToMarket;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Values a desk at the prices of a moment, and refuses to when its ledger does not hold. */
@Component
class Valuation {
    static final String LEDGER_BROKEN = "LEDGER_BROKEN";

    private final Desks desks;
    private final MarketViews views;
    private final Books books;
    private final Ledger ledger;

    Valuation(Desks desks, MarketViews views, Books books, Ledger ledger) {
        this.desks = desks;
        this.views = views;
        this.books = books;
        this.ledger = ledger;
    }

    /**
     * The snapshot of a session; positions are marked at its prices.
     *
     * @throws BpmnErrorException LEDGER_BROKEN with the numbers
     */
    EquitySnapshot take(SessionRef ref, EquitySnapshot.Moment moment) {
        Desk desk = desks.get(ref.desk());
        open(desk, ref);
        var facts = ledger.facts(ref.desk());
        MarkToMarket marked = marked(desk, ref.asOf());
        if (LedgerInvariant.check(facts, marked.portfolio().cash(), marked.positionsValue(), marked.equity())
                instanceof LedgerCheck.Broken broken) {
            throw new BpmnErrorException(
                    LEDGER_BROKEN,
                    "The books of desk %s do not hold at %s: %s".formatted(ref.desk(), ref.asOf(), broken.sentence()));
        }
        ledger.mark(ref.desk(), marked.prices(), ref.asOf());
        return marked.snapshot(ref, moment);
    }

    /**
     * Makes sure of the initial deposit. A late session may be the first one that touches the books; and opening them
     * locks the desk until the transaction ends, so that no booking comes between two reads.
     */
    void open(Desk desk, SessionRef ref) {
        books.openWith(desk.id(), desk.initialCash(), ref.tradingDate(), ref.asOf());
    }

    /** What the desk holds at the last prices of the moment. */
    MarkToMarket marked(Desk desk, Instant asOf) {
        return MarkToMarket.at(books.portfolio(desk.id()), views.of(desk.market(), asOf));
    }
}
