package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Worth of a desk at the end of a day.
 *
 * @param date the session; the first one is the deposit
 * @param equity [USD]
 * @param cash [USD]
 * @param benchmark the benchmark's price at that moment [USD], if one is known
 */
public record DailyEquity(LocalDate date, BigDecimal equity, BigDecimal cash, Optional<BigDecimal> benchmark) {}
