package io.bellwether.reporting.domain;

import java.time.Instant;

/**
 * The emergency stop in force.
 *
 * @param reason why
 * @param requestedBy who or what pulled it
 * @param flatten whether positions are sold
 * @param asOf [UTC] since when
 */
public record HaltLine(String reason, String requestedBy, boolean flatten, Instant asOf) {}
