package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What earlier proposals of the same decision used up; immutable.
 *
 * @param spendable [USD] cash that may still be spent; negative when the reserve is already used
 * @param bought [USD] bought today, these proposals included
 * @param symbols held or on open buys
 * @param exposure [USD] by number of the bucket, {@link #UNMEASURED} for symbols without one
 * @param total [USD] sum of all exposures
 */
record Running(
        Money spendable, BigDecimal bought, Set<Symbol> symbols, Map<Integer, BigDecimal> exposure, BigDecimal total) {
    static final Integer UNMEASURED = -1;

    Running afterBuying(Symbol symbol, Integer bucket, Money cost, BigDecimal notional) {
        Set<Symbol> more = symbols;
        if (!symbols.contains(symbol)) {
            more = new HashSet<>(symbols);
            more.add(symbol);
        }
        Map<Integer, BigDecimal> exposures = new HashMap<>(exposure);
        exposures.merge(bucket, notional, BigDecimal::add);
        return new Running(spendable.minus(cost), bought.add(notional), more, exposures, total.add(notional));
    }

    /** What moves together with the bucket: its own exposure and that of everything unmeasured. */
    BigDecimal exposureOf(Integer bucket) {
        if (bucket.equals(UNMEASURED)) {
            return total;
        }
        return exposure.getOrDefault(bucket, BigDecimal.ZERO).add(exposure.getOrDefault(UNMEASURED, BigDecimal.ZERO));
    }
}
