package io.bellwether.execution.domain;

import io.bellwether.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Interest that a broker gave for idle cash; one a session at most.
 *
 * @param tradingDate session before whose open it came
 * @param amount [USD] &gt;= 0
 * @param asOf [UTC] when
 */
public record Credit(LocalDate tradingDate, Money amount, Instant asOf) {}
