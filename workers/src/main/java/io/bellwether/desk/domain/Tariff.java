package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;

/**
 * What a broker takes for trades of US-listed shares, as its published price list said in November 2026. What exchanges
 * and clearing take beside a tiered price, and what an account, data or a transfer costs, is none of it; what regulators
 * take of a sale is passed on by each of them, see {@link CostModel#regulatoryFees()}.
 */
public enum Tariff {
    /** The desk's own numbers, for each execution. */
    OWN("of its own", "0", "0", "0", false),

    /** No commission (Alpaca Securities, Brokerage Fee Schedule: self-directed, commission-free US-listed equities). */
    ALPACA("of Alpaca", "0", "0", "0", true),

    /** No commission (Charles Schwab Pricing Guide: online trades of listed stocks). */
    SCHWAB("of Charles Schwab", "0", "0", "0", true),

    /** No commission (E*TRADE from Morgan Stanley, Pricing and Rates: online trades of US-listed stocks). */
    ETRADE("of E*TRADE", "0", "0", "0", true),

    /** Interactive Brokers, Commissions Stocks, United States, IBKR Pro Fixed; minimum and maximum are for an order. */
    IBKR_FIXED("IBKR Fixed", "0.005", "1.00", "0.01", true),

    /** Interactive Brokers, the same, IBKR Pro Tiered, up to 300,000 shares a month. */
    IBKR_TIERED("IBKR Tiered", "0.0035", "0.35", "0.01", true);

    private final String title;
    private final BigDecimal perShare;
    private final Money minimum;
    private final BigDecimal maximumShare;
    private final boolean perOrder;

    Tariff(String title, String perShare, String minimum, String maximumShare, boolean perOrder) {
        this.title = title;
        this.perShare = new BigDecimal(perShare);
        this.minimum = Money.of(minimum);
        this.maximumShare = new BigDecimal(maximumShare);
        this.perOrder = perOrder;
    }

    /** For people, after the word tariff. */
    public String title() {
        return title;
    }

    /** Whether minimum and maximum are those of an order in a session, not of each of its executions. */
    public boolean perOrder() {
        return perOrder;
    }

    BigDecimal perShare() {
        return perShare;
    }

    Money minimum() {
        return minimum;
    }

    BigDecimal maximumShare() {
        return maximumShare;
    }
}
