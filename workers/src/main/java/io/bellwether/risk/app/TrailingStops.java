package io.bellwether.risk.app;

import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.BuyableData;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.domain.Indicators;
import io.bellwether.risk.domain.stops.TrailingStopPlan;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Raises the stops of a desk to where the last finished close puts them. At midday that is the close of the session
 * before, which was known at the open: a stop raised so is checked against the whole day without looking ahead. Running
 * again raises nothing further. A symbol whose data may not be traded on keeps its stop.
 */
@Component
public class TrailingStops {
    private final Books books;
    private final LimitBook limits;
    private final IndicatorReader indicators;
    private final BuyableData buyable;

    TrailingStops(Books books, LimitBook limits, IndicatorReader indicators, BuyableData buyable) {
        this.books = books;
        this.limits = limits;
        this.indicators = indicators;
        this.buyable = buyable;
    }

    /** Indicators of the desk's market at the session's moment, to be read before the desk is locked. */
    public Map<Symbol, Indicators> indicators(SessionRef session, Desk desk) {
        return indicators.all(desk.market(), session.asOf());
    }

    /** Raises what deserves it; see {@link TrailingStopPlan}. */
    public void raise(SessionRef session, Desk desk, Map<Symbol, Indicators> known) {
        List<Position> positions = books.portfolio(desk.id()).positions();
        if (positions.stream().noneMatch(position -> TrailingStopPlan.concerns(position, session.tradingDate()))) {
            return;
        }
        new TrailingStopPlan(
                        desk.settings().limits(),
                        limits.bySymbol(desk.id(), session.tradingDate()),
                        buyable.doubtful(desk.market(), session.asOf()))
                .raised(positions, session.tradingDate(), known)
                .forEach((symbol, stop) -> books.setStop(desk.id(), symbol, stop));
    }
}
