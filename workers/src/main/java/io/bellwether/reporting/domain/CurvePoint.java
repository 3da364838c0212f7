package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One point of the equity curve, both lines measured from the desk's start.
 *
 * @param tradingDate session day
 * @param desk change of equity since the start [fraction; 0.05 = 5 %]
 * @param benchmark change of the benchmark since the start [fraction], if there is one
 */
public record CurvePoint(LocalDate tradingDate, BigDecimal desk, Optional<BigDecimal> benchmark) {}
