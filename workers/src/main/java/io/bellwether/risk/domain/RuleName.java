package io.bellwether.risk.domain;

/** Names of the rules, as stored with every verdict. */
public enum RuleName {
    KNOWN_SYMBOL,
    ORDER_SHAPE,
    CONVICTION,
    EXPECTED_VALUE,
    STOP_SANE,
    PRICE_BAND,
    LIQUIDITY,
    POSITION_SIZE,
    CASH,
    SELL_HOLDING,
    DUPLICATE_ORDER,
    SIZING
}
