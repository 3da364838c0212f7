package io.bellwether.risk.domain;

/** Names of the rules, as stored with every verdict. */
public enum RuleName {
    KNOWN_SYMBOL,
    ORDER_SHAPE,
    CONVICTION,
    EXPECTED_VALUE,
    STOP_SANE,
    PRICE_BAND,
    MARKET_CAP_BAND,
    LIQUIDITY,
    POSITION_SIZE,
    TRADE_RISK,
    CLUSTER,
    MAX_POSITIONS,
    DAILY_NOTIONAL,
    DAILY_LOSS,
    WEEKLY_LOSS,
    DRAWDOWN,
    CASH,
    SELL_HOLDING,
    DUPLICATE_ORDER,
    COOL_DOWN,
    BLACKOUT,
    PAPER_PERIOD,
    SIZING
}
