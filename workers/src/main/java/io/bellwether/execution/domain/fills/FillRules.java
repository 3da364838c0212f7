package io.bellwether.execution.domain.fills;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * When, at what price, for how many shares and at what fee an order trades against quotes and daily bars. Order types
 * as the SEC describes them (Investor.gov, "Types of Orders"); whatever a daily bar cannot tell is settled against the
 * desk:
 *
 * <ul>
 *   <li>Market and triggered stop orders trade at the price of the moment moved by the configured slippage against the
 *       order, rounded against it to 4 decimals.
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
    private static final BigDecimal BASIS_POINTS = new BigDecimal("10000");

    private FillRules() {}

    /** An order that arrives while the market shows this price; at the open, this price is the open. */
    public static Match onArrival(RestingOrder order, Price quote, CostModel costs) {
        if (order.isMarket() || (order.type() == OrderType.STOP && reaches(order, quote))) {
            return new Match.Trade(slipped(order.side(), quote, costs));
        }
        if (order.type() == OrderType.LIMIT && isMarketable(order, quote)) {
            Price limit = order.limit().orElseThrow();
            return new Match.Trade(better(order.side(), slipped(order.side(), quote, costs), limit));
        }
        return Match.NONE;
    }

    /**
     * An order that stands while a later price of the session is seen. A market order got its share of the session's
     * volume when it arrived, so that it waits for the close.
     */
    public static Match atLaterQuote(RestingOrder order, Price quote, CostModel costs) {
        if (order.isMarket()) {
            return Match.NONE;
        }
        if (order.type() == OrderType.STOP) {
            return reaches(order, quote) ? new Match.Trade(slipped(order.side(), quote, costs)) : Match.NONE;
        }
        return isThrough(order, quote) ? new Match.Trade(order.limit().orElseThrow()) : Match.NONE;
    }

    /**
     * An order that still stands when the session is over and its bar is known.
     *
     * @param sinceOpen whether it stood since the session's open
     */
    public static Match atClose(RestingOrder order, Bar bar, boolean sinceOpen, CostModel costs) {
        if (order.isMarket()) {
            return new Match.Trade(slipped(order.side(), bar.close(), costs));
        }
        Price low = sinceOpen ? bar.low() : bar.close();
        Price high = sinceOpen ? bar.high() : bar.close();
        if (order.type() == OrderType.LIMIT) {
            boolean through = isThrough(order, order.side() == Side.BUY ? low : high);
            return through ? new Match.Trade(order.limit().orElseThrow()) : Match.NONE;
        }
        if (!reaches(order, order.side() == Side.BUY ? high : low)) {
            return Match.NONE;
        }
        Price stop = order.stop().orElseThrow();
        Price from = sinceOpen ? bar.open() : bar.close();
        return new Match.Trade(slipped(order.side(), worse(order.side(), from, stop), costs));
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

    /** The broker's fee of one execution, rounded up to the cent; zero for no shares. */
    public static Money fee(Quantity shares, CostModel costs) {
        if (shares.isZero()) {
            return Money.ZERO;
        }
        BigDecimal perShare = costs.feePerShare().multiply(shares.value()).setScale(2, RoundingMode.CEILING);
        return new Money(perShare).max(costs.minimumFee());
    }

    /** Fee of one execution on the day, with what regulators take of a sale if the costs say so. */
    public static Money fee(Side side, Quantity shares, Price price, LocalDate date, CostModel costs) {
        Money own = fee(shares, costs);
        return side == Side.SELL && costs.regulatoryFees() ? own.plus(RegulatoryFees.onSale(shares, price, date)) : own;
    }

    /** What a buy takes from the account, fee included. */
    public static Money cost(Quantity shares, Price price, CostModel costs) {
        return price.times(shares).plus(fee(shares, costs));
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
        BigDecimal shares = byMinimum.min(byShare).min(wanted.value());
        while (shares.signum() > 0 && cost(new Quantity(shares), price, costs).compareTo(cash) > 0) {
            shares = shares.subtract(step);
        }
        return new Quantity(shares.max(BigDecimal.ZERO));
    }

    /** Price moved by the slippage against the order: a buy pays more, a sell gets less. */
    public static Price slipped(Side side, Price price, CostModel costs) {
        if (costs.slippageBps().signum() == 0) {
            return price;
        }
        BigDecimal part = costs.slippageBps().divide(BASIS_POINTS);
        BigDecimal factor = side == Side.BUY ? BigDecimal.ONE.add(part) : BigDecimal.ONE.subtract(part);
        RoundingMode against = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal moved = price.value().multiply(factor).setScale(SLIPPED_SCALE, against);
        return new Price(moved.max(BigDecimal.ONE.movePointLeft(SLIPPED_SCALE)));
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
