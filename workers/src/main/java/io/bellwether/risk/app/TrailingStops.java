package io.bellwether.risk.app;

import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.domain.Indicators;
import io.bellwether.risk.domain.stops.TrailingStop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Raises the stops of a desk to where the last finished close puts them. At midday that is the close of the session
 * before, which was known at the open: a stop raised so is checked against the whole day without looking ahead. Running
 * again raises nothing further. A symbol whose data may not be traded on keeps its stop.
 */
@Component
public class TrailingStops {
    private static final int SCALE = 6;

    private final Books books;
    private final LimitBook limits;
    private final IndicatorReader indicators;
    private final DataIssues issues;

    TrailingStops(Books books, LimitBook limits, IndicatorReader indicators, DataIssues issues) {
        this.books = books;
        this.limits = limits;
        this.indicators = indicators;
        this.issues = issues;
    }

    /** Indicators of the desk's market at the session's moment, to be read before the desk is locked. */
    public Map<Symbol, Indicators> indicators(SessionRef session, Desk desk) {
        return indicators.all(desk.market(), session.asOf());
    }

    /** Raises what deserves it; a position opened today waits for its first close. */
    public void raise(SessionRef session, Desk desk, Map<Symbol, Indicators> known) {
        List<Position> older = books.portfolio(desk.id()).positions().stream()
                .filter(position -> position.openedOn().isBefore(session.tradingDate()))
                .toList();
        if (older.isEmpty()) {
            return;
        }
        Set<Symbol> blocked = issues.blockedSymbols(desk.market(), session.asOf());
        RiskLimits ofDesk = desk.settings().limits();
        Map<Symbol, SegmentLimits> segments = limits.bySymbol(desk.id(), session.tradingDate());
        for (Position position : older) {
            Symbol symbol = position.symbol();
            if (blocked.contains(symbol)) {
                continue;
            }
            RiskLimits held = Optional.ofNullable(segments.get(symbol))
                    .map(segment -> ofDesk.tightenedBy(segment.own()))
                    .orElse(ofDesk);
            Optional.ofNullable(known.get(symbol))
                    .filter(found -> Double.isFinite(found.atr14()))
                    .flatMap(found ->
                            TrailingStop.raised(position, found.lastBar(), found.close(), exact(found.atr14()), held))
                    .ifPresent(stop -> books.setStop(desk.id(), symbol, stop));
        }
    }

    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
