package io.bellwether.risk.domain.stops;

import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Decimals;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.domain.Indicators;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which stops follow a rising close, and to where. A position opened today waits for its first close; a symbol whose data
 * may not be traded on keeps its stop.
 *
 * @param limits of the desk
 * @param segments tighter limits, by symbol
 * @param blocked symbols whose data may not be traded on
 */
public record TrailingStopPlan(RiskLimits limits, Map<Symbol, SegmentLimits> segments, Set<Symbol> blocked) {
    private static final int SCALE = 6;

    public TrailingStopPlan {
        segments = Map.copyOf(segments);
        blocked = Set.copyOf(blocked);
    }

    /** Whether there is a position that a stop may follow on the day. */
    public static boolean concerns(Position position, LocalDate today) {
        return position.openedOn().isBefore(today);
    }

    /** [USD per share] new stops by symbol; each is higher than the one it replaces. */
    public Map<Symbol, Price> raised(List<Position> positions, LocalDate today, Map<Symbol, Indicators> indicators) {
        Map<Symbol, Price> raised = new TreeMap<>();
        for (Position position : positions) {
            Symbol symbol = position.symbol();
            if (!concerns(position, today) || blocked.contains(symbol)) {
                continue;
            }
            Optional.ofNullable(indicators.get(symbol))
                    .filter(found -> Double.isFinite(found.atr14()))
                    .flatMap(found -> TrailingStop.raised(
                            position, found.lastBar(), found.close(), exact(found.atr14()), limitsOf(symbol)))
                    .ifPresent(stop -> raised.put(symbol, stop));
        }
        return raised;
    }

    private RiskLimits limitsOf(Symbol symbol) {
        return Optional.ofNullable(segments.get(symbol))
                .map(segment -> limits.tightenedBy(segment.own()))
                .orElse(limits);
    }

    private static BigDecimal exact(double value) {
        return Decimals.rounded(value, SCALE);
    }
}
