package io.bellwether.marketdata.domain;

/**
 * What readers of a market's daily bars see: two moments with equal editions have the same bars, adjusted for the same
 * splits. Anything that is computed of bars alone may be kept under it.
 *
 * @param market the market data set
 * @param version counts the writes into the data set
 * @param edge the last moment up to then at which something became known, was corrected or was taken back [seconds since
 *     1970, as text]; empty when nothing had
 */
public record Edition(String market, long version, String edge) {}
