package io.bellwether.desk.domain;

import java.time.Instant;

/**
 * An emergency stop in force: no order leaves the desk.
 *
 * @param reason why, for people
 * @param requestedBy who or what pulled it
 * @param flatten whether positions are sold; then, and only then, orders with purpose FLATTEN may leave
 * @param asOf [UTC] business time of the stop
 */
public record Halt(String reason, String requestedBy, boolean flatten, Instant asOf) {}
