package io.bellwether.risk.domain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a desk showed on paper before it may trade real money.
 *
 * @param sessions finished sessions on paper
 * @param forecasts forecasts that were judged
 * @param brier mean Brier score of them [0..1]; empty when there are none
 * @param maxDrawdown deepest fall from a peak [fraction, 6 decimals, &gt;= 0]
 */
public record PaperRecord(int sessions, int forecasts, Optional<BigDecimal> brier, BigDecimal maxDrawdown) {}
