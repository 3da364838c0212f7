package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What earlier proposals of the same decision used up, on top of what is held and on open buys; immutable. */
final class Running {
    static final Integer UNMEASURED = -1;

    private final Start start;
    private final Money spendable;
    private final BigDecimal bought;
    private final int newSymbols;
    private final BigDecimal[] exposure;
    private final BigDecimal total;

    /**
     * What does not change.
     *
     * @param symbols held or on open buys
     * @param slots place of each cluster in the exposures; the first is of everything without a cluster
     */
    private record Start(Set<Symbol> symbols, Map<Integer, Integer> slots) {
        int slot(Integer cluster) {
            return slots.getOrDefault(cluster, 0);
        }
    }

    private Running(
            Start start, Money spendable, BigDecimal bought, int newSymbols, BigDecimal[] exposure, BigDecimal total) {
        this.start = start;
        this.spendable = spendable;
        this.bought = bought;
        this.newSymbols = newSymbols;
        this.exposure = exposure;
        this.total = total;
    }

    /**
     * Before the first proposal.
     *
     * @param exposures [USD] of what is held and on open buys
     * @param clusterOf number of the cluster of each symbol that was measured
     */
    static Running start(
            Money spendable, Money bought, Map<Symbol, BigDecimal> exposures, Map<Symbol, Integer> clusterOf) {
        Map<Integer, Integer> slots = new HashMap<>();
        slots.put(UNMEASURED, 0);
        clusterOf.values().forEach(cluster -> slots.putIfAbsent(cluster, slots.size()));
        Start start = new Start(Set.copyOf(exposures.keySet()), slots);
        BigDecimal[] exposure = new BigDecimal[slots.size()];
        Arrays.fill(exposure, BigDecimal.ZERO);
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<Symbol, BigDecimal> each : exposures.entrySet()) {
            int slot = start.slot(clusterOf.getOrDefault(each.getKey(), UNMEASURED));
            exposure[slot] = exposure[slot].add(each.getValue());
            total = total.add(each.getValue());
        }
        return new Running(start, spendable, bought.amount(), 0, exposure, total);
    }

    Running afterBuying(Symbol symbol, Integer cluster, Money cost, BigDecimal notional) {
        BigDecimal[] exposures = exposure.clone();
        int slot = start.slot(cluster);
        exposures[slot] = exposures[slot].add(notional);
        return new Running(
                start,
                spendable.minus(cost),
                bought.add(notional),
                owns(symbol) ? newSymbols : newSymbols + 1,
                exposures,
                total.add(notional));
    }

    /**
     * What moves together with the cluster [USD]. What is unmeasured counts as moving with everything, and so links all
     * clusters to one as soon as there is any of it.
     */
    BigDecimal exposureOf(Integer cluster) {
        int slot = start.slot(cluster);
        return slot == 0 || exposure[0].signum() > 0 ? total : exposure[slot];
    }

    /** Cash that may still be spent [USD]; negative when the reserve is already used. */
    Money spendable() {
        return spendable;
    }

    /** Bought today, these proposals included [USD]. */
    BigDecimal bought() {
        return bought;
    }

    /** Whether the symbol is held or on an open buy; of one decision no symbol is bought twice. */
    boolean owns(Symbol symbol) {
        return start.symbols().contains(symbol);
    }

    /** Symbols held, on open buys or bought since. */
    int symbolCount() {
        return start.symbols().size() + newSymbols;
    }
}
