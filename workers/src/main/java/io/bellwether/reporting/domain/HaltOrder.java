package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an emergency stop did to one order.
 *
 * @param side {@code BUY} or {@code SELL}
 * @param symbol ticker
 * @param shares [shares] taken back, or sold
 * @param price mean price of what was sold [USD per share]; empty for what was taken back
 */
public record HaltOrder(String side, String symbol, BigDecimal shares, Optional<BigDecimal> price) {}
