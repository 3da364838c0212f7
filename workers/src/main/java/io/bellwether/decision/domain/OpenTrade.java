package io.bellwether.decision.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A proposed buy or sell whose thesis was not judged yet.
 *
 * @param decisionId the decision
 * @param n place in it, from 1
 * @param tradingDate session it was decided in
 * @param asOf [UTC] moment it was decided at
 * @param horizonDays sessions after {@code tradingDate} until it is judged
 */
public record OpenTrade(
        String decisionId, int n, Action action, Symbol symbol, LocalDate tradingDate, Instant asOf, int horizonDays) {}
