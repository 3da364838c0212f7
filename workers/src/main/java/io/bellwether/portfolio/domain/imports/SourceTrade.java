package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A trade as a file states it.
 *
 * @param at its row
 * @param date session in New York
 * @param time [UTC] moment, where the file names one
 * @param symbol what was traded
 * @param side bought or sold
 * @param quantity [shares] &gt; 0
 * @param price [USD per share], rounded half up to 6 decimals
 * @param fee [USD] &gt;= 0
 * @param statedCost [USD] what the file says the shares cost
 * @param statedPnl [USD] what the file says a sale earned
 * @param reason the file's words, may be empty
 * @param id the file's own id of the trade
 */
public record SourceTrade(
        SourceRow at,
        LocalDate date,
        Optional<Instant> time,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Price price,
        Money fee,
        Optional<BigDecimal> statedCost,
        Optional<BigDecimal> statedPnl,
        String reason,
        Optional<String> id) {
    public SourceTrade {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("a trade moves > 0 shares, was " + quantity);
        }
        if (fee.isNegative()) {
            throw new IllegalArgumentException("fee must be >= 0, was " + fee);
        }
    }

    /** What the trade takes out of cash with its fee [USD]; negative when it brings some. */
    public Money cashOut() {
        Money value = price.times(quantity);
        return (side == Side.BUY ? value : value.negate()).plus(fee);
    }

    /** The trade with nothing of where it stands: rows with equal content are told apart by their number only. */
    String content() {
        return date + ":" + symbol + ":" + side + ":" + quantity + "@" + price;
    }
}
