package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a desk meets a corporate action.
 *
 * @param fractionalShares whether it holds fractions of shares
 * @param lastClose [USD per old share] close before the ex-date, if one is known
 * @param tradingDate session it is booked in
 * @param asOf [UTC] business time of the booking
 */
public record ActionTerms(boolean fractionalShares, Optional<Price> lastClose, LocalDate tradingDate, Instant asOf) {}
