package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.DateRange;
import java.util.Optional;

/**
 * What is already stored of a market data set from its own source.
 *
 * @param fingerprint state of the source at the last import, empty when there was none
 * @param sessions first to last stored session, empty when there are none
 */
public record Imported(String fingerprint, Optional<DateRange> sessions) {}
