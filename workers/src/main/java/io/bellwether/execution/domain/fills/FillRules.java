package io.bellwether.execution.domain.fills;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * When, at what price, for how many shares and at what fee an order trades against quotes and daily bars. Order types
 * as the SEC describes them (Investor.gov, "Types of Orders"); whatever a daily bar cannot tell is settled against the
 * desk:
 *
 * <ul>
 *   <li>Market and triggered stop orders trade at the price of the moment moved against the order by the
 *       configured slippage, half of the configured spread and the order's own impact, rounded against it to 4 decimals.
 *   <li>An arriving limit order that is marketable trades at the quote plus slippage, but never beyond its limit. A
 *       resting one trades at its limit, and only when the price went strictly through it: a touch may have been
 *       filled for others that stood before it.
 *   <li>A stop is triggered by a touch. An open beyond it is a gap and trades at the open, not at the stop.
 *   <li>The range of a day's bar counts only for orders that stood since its open. For later ones the low or high may
 *       lie before they came, so that only the close counts.
 *   <li>A session gives one order at most a configured share of its volume: of the average of the sessions before it
 *       as long as its own volume is not known, of its own volume at the close. No volume, no trade.
 * </ul>
 */
public final class FillRules {
    /** Sessions whose average volume stands for a session that is still going on. */
    public static final int VOLUME_LOOKBACK = 20;

    private static final int SLIPPED_SCALE = 4;
    private static final int FRACTION_SCALE = 4;
    private static final int COST_SCALE = 4;

    private FillRules() {}

    /** An order that arrives while the market shows this price; at the open, this price is the open. */
    public static Match onArrival(RestingOrder order, Price quote, Concession concession) {
        if (order.isMarket() || (order.type() == OrderType.STOP && reaches(order, quote))) {
            return new Match.Trade(slipped(order.side(), quote, concession), quote);
        }
        if (order.type() == OrderType.LIMIT && isMarketable(order, quote)) {
            Price limit = order.limit().orElseThrow();
            return new Match.Trade(better(order.side(), slipped(order.side(), quote, concession), limit), quote);
        }
        return Match.NONE;
    }

    /**
     * An order that stands while a later price of the session is seen. A market order got its share of the session's
     * volume when it arrived, so that it waits for the close.
     */
    public static Match atLaterQuote(RestingOrder order, Price quote, Concession concession) {
        if (order.isMarket()) {
            return Match.NONE;
        }
        if (order.type() == OrderType.STOP) {
            return reaches(order, quote)
                    ? new Match.Trade(slipped(order.side(), quote, concession), quote)
                    : Match.NONE;
        }
        return isThrough(order, quote) ? Match.Trade.at(order.limit().orElseThrow()) : Match.NONE;
    }

    /**
     * An order that still stands when the session is over and its bar is known.
     *
     * @param sinceOpen whether it stood since the session's open
     */
    public static Match atClose(RestingOrder order, Bar bar, boolean sinceOpen, Concession concession) {
        if (order.isMarket()) {
            return new Match.Trade(slipped(order.side(), bar.close(), concession), bar.close());
        }
        Price low = sinceOpen ? bar.low() : bar.close();
        Price high = sinceOpen ? bar.high() : bar.close();
        if (order.type() == OrderType.LIMIT) {
            boolean through = isThrough(order, order.side() == Side.BUY ? low : high);
            return through ? Match.Trade.at(order.limit().orElseThrow()) : Match.NONE;
        }
        if (!reaches(order, order.side() == Side.BUY ? high : low)) {
            return Match.NONE;
        }
        Price stop = order.stop().orElseThrow();
        Price from = sinceOpen ? bar.open() : bar.close();
        Price worst = worse(order.side(), from, stop);
        return new Match.Trade(slipped(order.side(), worst, concession), worst);
    }

    /**
     * Shares an order can still get from a session.
     *
     * @param wanted [shares] still open
     * @param volume [shares] the session's volume, or what stands for it
     * @param got [shares] that the order got from the session already
     * @param fractional whether fractions of a share are traded, down to 4 decimals
     */
    public static Quantity shares(
            Quantity wanted, BigDecimal volume, Quantity got, boolean fractional, CostModel costs) {
        BigDecimal share = volume.multiply(costs.maxVolumeShare())
                .setScale(fractional ? FRACTION_SCALE : 0, RoundingMode.DOWN)
                .subtract(got.value());
        return wanted.min(new Quantity(share.max(BigDecimal.ZERO)));
    }

    /**
     * The broker's commission for so many shares, rounded up to the cent; zero for no shares. The most that it may be of
     * what is traded is rounded up, too.
     */
    public static Money commission(Quantity shares, Money notional, CostModel costs) {
        if (shares.isZero()) {
            return Money.ZERO;
        }
        Money own = new Money(costs.feePerShare().multiply(shares.value()).setScale(2, RoundingMode.CEILING))
                .max(costs.minimumFee());
        return costs.maximumFeeShare().signum() == 0
                ? own
                : own.min(new Money(
                        costs.maximumFeeShare().multiply(notional.amount()).setScale(2, RoundingMode.CEILING)));
    }

    /**
     * The commission of a further execution of an order in a session, where minimum and maximum are the order's: what is
     * missing of that of all of them, and never more than it would be alone.
     *
     * @param earlier [shares] executed in the session before
     * @param earlierNotional [USD] of these
     * @param charged [USD] commission of these
     */
    public static Money furtherCommission(
            Quantity earlier, Money earlierNotional, Money charged, Quantity shares, Money notional, CostModel costs) {
        Money missing = commission(earlier.plus(shares), earlierNotional.plus(notional), costs)
                .minus(charged);
        return missing.max(Money.ZERO).min(commission(shares, notional, costs));
    }

    /** What regulators take of an execution on the day, if the costs say so. */
    public static Money regulatory(Side side, Quantity shares, Price price, LocalDate date, CostModel costs) {
        return side == Side.SELL && costs.regulatoryFees() ? RegulatoryFees.onSale(shares, price, date) : Money.ZERO;
    }

    /** What a buy takes from the account, fee included. */
    public static Money cost(Quantity shares, Price price, CostModel costs) {
        Money notional = price.times(shares);
        return notional.plus(commission(shares, notional, costs));
    }

    /** The most shares, up to {@code wanted}, that the cash pays for with the fee; a cash account never owes. */
    public static Quantity affordable(Quantity wanted, Price price, Money cash, boolean fractional, CostModel costs) {
        if (cost(wanted, price, costs).compareTo(cash) <= 0) {
            return wanted;
        }
        int scale = fractional ? FRACTION_SCALE : 0;
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        BigDecimal byMinimum = cash.minus(costs.minimumFee()).amount().divide(price.value(), scale, RoundingMode.DOWN);
        BigDecimal byShare = cash.amount().divide(price.value().add(costs.feePerShare()), scale, RoundingMode.DOWN);
        BigDecimal byMaximum = costs.maximumFeeShare().signum() == 0
                ? BigDecimal.ZERO
                : cash.amount()
                        .divide(
                                price.value().multiply(BigDecimal.ONE.add(costs.maximumFeeShare())),
                                scale,
                                RoundingMode.DOWN);
        BigDecimal shares = byMinimum.min(byShare).max(byMaximum).min(wanted.value());
        while (shares.signum() > 0 && cost(new Quantity(shares), price, costs).compareTo(cash) > 0) {
            shares = shares.subtract(step);
        }
        return new Quantity(shares.max(BigDecimal.ZERO));
    }

    /** Price moved against the order: a buy pays more, a sell gets less. */
    public static Price slipped(Side side, Price price, Concession concession) {
        BigDecimal part = concession.total();
        if (part.signum() == 0) {
            return price;
        }
        BigDecimal factor = side == Side.BUY ? BigDecimal.ONE.add(part) : BigDecimal.ONE.subtract(part);
        RoundingMode against = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal moved = price.value().multiply(factor).setScale(SLIPPED_SCALE, against);
        return new Price(moved.max(BigDecimal.ONE.movePointLeft(SLIPPED_SCALE)));
    }

    /**
     * What an order concedes that takes so many shares.
     *
     * @param shares [shares]
     * @param volume [shares] the session's volume, or what stands for it
     * @param volatility of the symbol [standard deviation of daily logarithmic returns]; asked only if orders have an impact
     */
    public static Concession concession(
            Quantity shares, BigDecimal volume, Supplier<BigDecimal> volatility, CostModel costs) {
        Concession concession = Concession.of(costs);
        return costs.impact().signum() == 0
                ? concession
                : concession.withImpact(costs.impact(), volatility.get(), shares.value(), volume);
    }

    /**
     * What a trade cost by its price, by what made it worse. Where a limit kept it better than all of that, first the
     * impact was spared, then the spread.
     */
    public static ExecutionCosts costs(Quantity shares, Match.Trade trade, Concession concession) {
        BigDecimal left =
                trade.price().value().subtract(trade.from().value()).abs().multiply(shares.value());
        BigDecimal notional = trade.from().value().multiply(shares.value());
        BigDecimal slippage = cents(notional.multiply(concession.slippage())).min(cents(left));
        BigDecimal spread =
                cents(notional.multiply(concession.spread())).min(cents(left).subtract(slippage));
        BigDecimal rest = cents(left).subtract(slippage).subtract(spread);
        return concession.impact().signum() == 0
                ? new ExecutionCosts(cents(left).subtract(spread), spread, BigDecimal.ZERO.setScale(COST_SCALE))
                : new ExecutionCosts(slippage, spread, rest);
    }

    private static BigDecimal cents(BigDecimal usd) {
        return usd.setScale(COST_SCALE, RoundingMode.HALF_UP);
    }

    /** Whether a limit order can trade at once: the price is at its limit or better. */
    private static boolean isMarketable(RestingOrder order, Price price) {
        int toLimit = price.compareTo(order.limit().orElseThrow());
        return order.side() == Side.BUY ? toLimit <= 0 : toLimit >= 0;
    }

    /** Whether the price went beyond the limit, not only to it. */
    private static boolean isThrough(RestingOrder order, Price price) {
        int toLimit = price.compareTo(order.limit().orElseThrow());
        return order.side() == Side.BUY ? toLimit < 0 : toLimit > 0;
    }

    /** Whether the price touches the stop: a sell stop lies below the market, a buy stop above. */
    private static boolean reaches(RestingOrder order, Price price) {
        int toStop = price.compareTo(order.stop().orElseThrow());
        return order.side() == Side.BUY ? toStop >= 0 : toStop <= 0;
    }

    private static Price better(Side side, Price a, Price b) {
        boolean first = side == Side.BUY ? a.compareTo(b) <= 0 : a.compareTo(b) >= 0;
        return first ? a : b;
    }

    private static Price worse(Side side, Price a, Price b) {
        return better(side, a, b).equals(a) ? b : a;
    }
}
