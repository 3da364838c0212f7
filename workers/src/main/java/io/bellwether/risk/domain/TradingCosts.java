package io.bellwether.risk.domain;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a trade costs at worst: slippage on market and stop orders, and the fee.
 *
 * @param model the desk's costs
 */
public record TradingCosts(CostModel model) {
    private static final BigDecimal BPS = new BigDecimal("10000");
    private static final int PRICE_SCALE = 4;
    private static final BigDecimal TWO = new BigDecimal("2");
    /** Notional and fee are rounded to the cent one by one, so a cost may be a cent above the exact sum. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    /** Slippage and half the spread [fraction of price]; what an order itself moves depends on what the session trades. */
    public BigDecimal slippage() {
        return model.worseBps().divide(BPS, MathContext.DECIMAL64);
    }

    /** Worst price of a buy [USD per share, up to 4 decimals]: a limit order never pays more than its limit. */
    public BigDecimal worstBuyPrice(OrderType type, Price entry) {
        return type == OrderType.LIMIT
                ? entry.value()
                : entry.value().multiply(BigDecimal.ONE.add(slippage())).setScale(PRICE_SCALE, RoundingMode.CEILING);
    }

    /** Fee of one execution [USD]. */
    public BigDecimal fee(BigDecimal shares) {
        return shares.multiply(model.feePerShare()).max(model.minimumFee().amount());
    }

    /** The same of shares that move so much [USD]: a tariff may have a most. */
    private BigDecimal fee(BigDecimal shares, BigDecimal notional) {
        BigDecimal fee = fee(shares);
        return model.maximumFeeShare().signum() == 0
                ? fee
                : fee.min(model.maximumFeeShare().multiply(notional));
    }

    /** Cash a buy takes at worst, rounded up to the cent. */
    public Money toBuy(Quantity shares, BigDecimal worstPrice) {
        BigDecimal notional = shares.value().multiply(worstPrice).setScale(2, RoundingMode.CEILING);
        return new Money(notional.add(fee(shares.value(), notional).setScale(2, RoundingMode.CEILING)));
    }

    /** Shares that the budget buys at worst, fee included [shares, 9 decimals, rounded down, &gt;= 0]. */
    public BigDecimal affordable(Money budget, BigDecimal worstPrice) {
        BigDecimal cash = budget.amount().subtract(ROUNDING);
        BigDecimal byShare = cash.divide(worstPrice.add(model.feePerShare()), 9, RoundingMode.FLOOR);
        BigDecimal byMinimum = cash.subtract(model.minimumFee().amount()).divide(worstPrice, 9, RoundingMode.FLOOR);
        return byShare.min(byMinimum).max(BigDecimal.ZERO);
    }

    /** Fee and slippage of one execution [fraction of what it moves]. */
    public BigDecimal oneWay(Price price, BigDecimal shares) {
        BigDecimal notional = shares.multiply(price.value());
        return slippage().add(fee(shares, notional).divide(notional, MathContext.DECIMAL64));
    }

    /** Slippage and per-share fee of buying and selling [fraction of the entry price]. */
    public BigDecimal roundTrip(Price entry) {
        BigDecimal feeShare = model.feePerShare().divide(entry.value(), MathContext.DECIMAL64);
        return slippage().add(feeShare).multiply(TWO);
    }

    /** The same for a known number of shares, so that the minimum fee counts too [fraction of the entry price]. */
    public BigDecimal roundTrip(Price entry, BigDecimal shares) {
        BigDecimal notional = shares.multiply(entry.value());
        BigDecimal feeShare = fee(shares, notional).divide(notional, MathContext.DECIMAL64);
        return slippage().add(feeShare).multiply(TWO);
    }
}
