package io.bellwether.testing.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What is quoted at a moment.
 *
 * @param at [UTC] moment of bid and ask
 * @param bid empty when nobody bids
 * @param ask empty when nobody offers
 * @param last price of the last trade; empty when nothing traded
 * @param tradedAt [UTC] moment of the last trade
 */
public record TapeQuote(
        Instant at, Optional<BigDecimal> bid, Optional<BigDecimal> ask, Optional<BigDecimal> last, Instant tradedAt) {}
