package io.bellwether.reporting.domain;

import java.math.BigDecimal;

/**
 * Sums of a desk's whole life.
 *
 * @param fees [USD] paid, &gt;= 0
 * @param dividends [USD]
 * @param bought [USD] value of all buys
 * @param sold [USD] value of all sells
 */
public record Traded(BigDecimal fees, BigDecimal dividends, BigDecimal bought, BigDecimal sold) {}
