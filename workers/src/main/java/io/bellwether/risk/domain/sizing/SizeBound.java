package io.bellwether.risk.domain.sizing;

/** What can limit the number of shares; the first of equal bounds is the binding one. */
public enum SizeBound {
    /** What the advisor wished, as shares or as weight. */
    ADVISOR("the advisor's wish"),
    /** What brings the weight to its target, as planned. */
    TARGET("the target weight"),
    /** Part of the Kelly fraction of equity. */
    KELLY("the Kelly fraction"),
    /** Largest position of the desk, after the risk multiplier. */
    MAX_POSITION("the largest position allowed"),
    /** Loss when the stop is hit. */
    TRADE_RISK("the risk per trade"),
    /** Volatility that one position may bring in. */
    VOLATILITY("the volatility target"),
    /** Room for what moves together. */
    CLUSTER("the room of its correlation cluster"),
    /** Largest part of the average volume. */
    VOLUME("the share of the average volume"),
    /** What may still be bought today. */
    DAILY_NOTIONAL("the daily notional limit"),
    /** Cash after the reserve, slippage and fee. */
    CASH("the cash after the reserve"),
    /** Shares held and not on another sell order. */
    HELD("the shares held"),
    /** The fee makes so small a trade a losing one, or costs too much of what it moves. */
    FEES("the fee of so small an order");

    private final String text;

    SizeBound(String text) {
        this.text = text;
    }

    /** For people, to be read after "set by". */
    public String text() {
        return text;
    }
}
