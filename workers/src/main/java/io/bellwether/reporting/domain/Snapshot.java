package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Equity at one moment, as the books recorded it.
 *
 * @param tradingDate session day
 * @param session {@code OPENING}, {@code MORNING}, {@code MIDDAY}, {@code CLOSE} or an intraday check
 * @param asOf [UTC]
 * @param cash [USD]
 * @param positionsValue [USD]
 * @param equity [USD] cash plus positions
 * @param benchmarkPrice [USD], if the market has a benchmark
 */
public record Snapshot(
        LocalDate tradingDate,
        String session,
        Instant asOf,
        BigDecimal cash,
        BigDecimal positionsValue,
        BigDecimal equity,
        Optional<BigDecimal> benchmarkPrice) {}
