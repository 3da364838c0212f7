package io.bellwether.rebalance.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rebalancing that a person asked for.
 *
 * @param id {@code <deskId>-<yyyymmdd>-rebalance-<n>}, also the id of its decision
 * @param desk the desk
 * @param tradingDate the session's day it was asked for in
 * @param key what the caller names the request; the same key asks for the same rebalancing
 * @param wish what is wished
 * @param requestedBy who asked
 * @param state how far it is
 * @param detail what became of it, for people; empty before its end
 */
public record Rebalance(
        String id,
        DeskId desk,
        LocalDate tradingDate,
        String key,
        Wish wish,
        String requestedBy,
        State state,
        String detail) {

    /** How far it is. */
    public enum State {
        /** Written down, no process works on it. */
        REQUESTED,
        /** A process works on it. */
        RUNNING,
        /** Its orders are placed, or there were none to place. */
        DONE,
        /** It was not begun, because the desk is halted. */
        REFUSED,
        /** An emergency stop ended it. */
        STOPPED;

        public boolean hasEnded() {
            return this != REQUESTED && this != RUNNING;
        }
    }

    /**
     * What is wished.
     *
     * @param targets weights [fraction of equity, 0..1], at most 1 in sum
     * @param band how far a weight may be from its target [fraction of the target, 0..1]
     * @param maxTurnover most that is traded [fraction of equity, &gt;= 0]
     * @param taxAware whether taxes count
     * @param sellOthers whether what is held without a target may be sold
     */
    public record Wish(
            Map<Symbol, BigDecimal> targets,
            BigDecimal band,
            BigDecimal maxTurnover,
            boolean taxAware,
            boolean sellOthers) {
        /** Numbers lose trailing zeros, so that equal wishes are equal. */
        public Wish {
            Map<Symbol, BigDecimal> plain = new TreeMap<>();
            targets.forEach((symbol, weight) -> plain.put(symbol, weight.stripTrailingZeros()));
            targets = Map.copyOf(plain);
            band = band.stripTrailingZeros();
            maxTurnover = maxTurnover.stripTrailingZeros();
        }
    }
}
