package io.bellwether.execution.domain;

import io.bellwether.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Cash that came to an account from outside, or went there.
 *
 * @param key natural key within the account
 * @param amount [USD] positive when it came, negative when it went
 * @param tradingDate day at the broker
 * @param asOf [UTC] when
 * @param detail one line for people
 */
public record Transfer(String key, Money amount, LocalDate tradingDate, Instant asOf, String detail) {}
