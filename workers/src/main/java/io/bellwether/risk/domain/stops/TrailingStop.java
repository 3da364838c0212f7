package io.bellwether.risk.domain.stops;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Price;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A stop that follows a rising close: max(close - multiple x ATR, floor x close), as at the entry, and never down. A
 * position without a stop gets none, and a close from before the position was opened moves nothing.
 */
public final class TrailingStop {
    private TrailingStop() {}

    /**
     * The higher stop the position deserves; empty when its stop stays.
     *
     * @param lastBar session of the close
     * @param close the last finished close
     * @param atr [USD per share] ATR(14) at that close
     */
    public static Optional<Price> raised(
            Position position, LocalDate lastBar, Price close, BigDecimal atr, RiskLimits limits) {
        if (!limits.on(LimitKey.TRAILING_STOPS) || lastBar.isBefore(position.openedOn())) {
            return Optional.empty();
        }
        Price trailed = ProtectiveStop.ofDesk(close, atr, limits);
        return position.stop()
                .filter(stop -> trailed.compareTo(stop) > 0 && trailed.compareTo(close) < 0)
                .map(stop -> trailed);
    }
}
