package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketViews;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.MarketView;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books the corporate actions of what the desk holds, with the stops, and restates its waiting orders, before anything
 * is compared or traded in the new shares. The broker does the same on its side. Safe to run twice: each action is
 * booked once for a desk.
 */
@Service
public class ApplyCorporateActions {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyCorporateActions.class);

    private final Desks desks;
    private final Books books;
    private final MarketViews views;
    private final OrdersUnderWay orders;

    ApplyCorporateActions(Desks desks, Books books, MarketViews views, OrdersUnderWay orders) {
        this.desks = desks;
        this.books = books;
        this.views = views;
        this.orders = orders;
    }

    /** Returns how many actions were booked now. */
    @Transactional
    public int run(SessionRef session) {
        Desk desk = desks.get(session.desk());
        books.openWith(desk.id(), desk.initialCash(), session.tradingDate(), session.asOf());
        Set<Symbol> seen = new HashSet<>();
        Set<Symbol> symbols = symbols(desk);
        int booked = 0;
        while (seen.addAll(symbols)) {
            booked += apply(desk, session, symbols);
            // A changed symbol may have actions of its own.
            symbols = symbols(desk);
        }
        return booked;
    }

    private Set<Symbol> symbols(Desk desk) {
        Set<Symbol> symbols = new HashSet<>(orders.symbols(desk.id()));
        books.portfolio(desk.id()).positions().stream().map(Position::symbol).forEach(symbols::add);
        return symbols;
    }

    private int apply(Desk desk, SessionRef session, Set<Symbol> symbols) {
        int booked = 0;
        Portfolio portfolio = books.portfolio(desk.id());
        MarketView market = views.of(desk.market(), session.asOf());
        for (CorporateAction action : market.corporateActions(symbols)) {
            LocalDate since =
                    portfolio.position(action.symbol()).map(Position::openedOn).orElse(LocalDate.MAX);
            if (since.isBefore(action.exDate())
                    && books.apply(desk.id(), action, terms(desk, session, market, action))) {
                LOG.info("desk {} booked {}", desk.id(), action.key());
                booked++;
            }
            if (action instanceof CorporateAction.Split split) {
                orders.restate(desk.id(), split, session.asOf());
            }
        }
        return booked;
    }

    private static ActionTerms terms(Desk desk, SessionRef session, MarketView market, CorporateAction action) {
        return new ActionTerms(
                desk.settings().fractionalShares(),
                market.closeBefore(action.symbol(), action.exDate()),
                session.tradingDate(),
                session.asOf());
    }
}
