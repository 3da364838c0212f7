package io.bellwether.risk.domain;

import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.clusters.Clusters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What, besides books and market, decides how much may be risked now.
 *
 * @param tradingDate the session's day
 * @param marks what equity is compared with
 * @param boughtToday [USD] executed or on open buys of the day
 * @param riskMultiplier what is left of a position's size [0..1], as the risk-multiplier table sets it
 * @param clusters which symbols move together
 * @param stoppedOut session in which the protective stop of a symbol was last executed
 * @param segmentLimits own limits of the segment that a symbol belongs to
 * @param winProbabilities calibrated, by the proposal's number; where there is none the advisor's own stands
 * @param paperRecord with a desk that trades real money: what it showed on paper
 */
public record RiskSituation(
        LocalDate tradingDate,
        EquityMarks marks,
        Money boughtToday,
        BigDecimal riskMultiplier,
        Clusters clusters,
        Map<Symbol, LocalDate> stoppedOut,
        Map<Symbol, SegmentLimits> segmentLimits,
        Map<Integer, BigDecimal> winProbabilities,
        Optional<PaperRecord> paperRecord) {
    public RiskSituation {
        if (riskMultiplier.signum() < 0 || riskMultiplier.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("the risk multiplier must be from 0 to 1, was " + riskMultiplier);
        }
        if (boughtToday.isNegative()) {
            throw new IllegalArgumentException("what was bought today must be >= 0, was " + boughtToday);
        }
        stoppedOut = Map.copyOf(stoppedOut);
        segmentLimits = Map.copyOf(segmentLimits);
        winProbabilities = Map.copyOf(winProbabilities);
    }

    /** The same as far as some symbols are concerned, with those measured. */
    public RiskSituation narrowedTo(Set<Symbol> symbols, Clusters measured) {
        return new RiskSituation(
                tradingDate,
                marks,
                boughtToday,
                riskMultiplier,
                measured,
                only(symbols, stoppedOut),
                only(symbols, segmentLimits),
                winProbabilities,
                paperRecord);
    }

    private static <T> Map<Symbol, T> only(Set<Symbol> symbols, Map<Symbol, T> all) {
        Map<Symbol, T> some = new HashMap<>();
        symbols.forEach(symbol -> Optional.ofNullable(all.get(symbol)).ifPresent(value -> some.put(symbol, value)));
        return some;
    }
}
