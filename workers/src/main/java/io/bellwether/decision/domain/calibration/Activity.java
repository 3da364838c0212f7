package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much was done, whatever came of it.
 *
 * @param sessions sessions an advisor was asked in
 * @param decided those with a usable decision
 * @param proposing those that proposed to buy or sell
 * @param trading those of which something was bought or sold
 * @param convictions proposals to buy or sell by tenth of their conviction: 0 to 9, ..., 90 to 100
 */
public record Activity(int sessions, int decided, int proposing, int trading, List<Integer> convictions) {
    public Activity {
        convictions = List.copyOf(convictions);
        if (convictions.size() != Tally.TENTHS) {
            throw new IllegalArgumentException("ten tenths are needed, were " + convictions.size());
        }
    }

    /** Part of the sessions that traded [0..1]; empty without sessions. */
    public Optional<BigDecimal> tradeRate() {
        return sessions == 0
                ? Optional.empty()
                : Optional.of(Calibration.divide(BigDecimal.valueOf(trading), sessions));
    }
}
