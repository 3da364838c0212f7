package io.bellwether.portfolio.files;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a trade really moved. The amount that a broker states is the cash; prices are printed rounded, and some brokers
 * leave out what a sale cost.
 *
 * @param price [USD per share] the printed one, or with more digits where only those make the stated amount
 * @param cost [USD] beside the price; below zero is a rebate
 */
public record Settlement(Price price, BigDecimal cost) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** A cost that no column names is small: fees of the exchange, of the regulator, of a depositary. */
    private static final BigDecimal SMALL_SHARE = new BigDecimal("0.01");

    private static final BigDecimal SMALL = BigDecimal.TEN;

    /**
     * @param printed [USD per share]
     * @param cost [USD] that the file's columns of fees name
     * @param amount [USD] cash that moved, with any sign
     * @throws BadRow when they contradict each other
     */
    static Settlement of(Side side, Quantity shares, BigDecimal printed, BigDecimal cost, Optional<BigDecimal> amount) {
        Price price = CsvRow.price("price", printed);
        BigDecimal gross = printed.multiply(shares.value());
        Optional<BigDecimal> stated = amount.map(BigDecimal::abs).filter(cash -> cash.signum() > 0);
        if (stated.isEmpty()) {
            return new Settlement(price, cost);
        }
        // The little that a sale brings may cost more than it is.
        boolean paid =
                side == Side.SELL && cost.compareTo(gross) > 0 && amount.get().signum() < 0;
        BigDecimal cash = paid ? stated.get().negate() : stated.get();
        BigDecimal slack = shares.value().multiply(halfOfLastDigit(printed)).add(CENT);
        BigDecimal expected = side == Side.BUY ? gross.add(cost) : gross.subtract(cost);
        if (side == Side.SELL && cost.signum() == 0 && isWhole(shares) && near(cash, gross, slack)) {
            return new Settlement(price, gross.subtract(cash).max(BigDecimal.ZERO));
        }
        if (near(cash, expected, slack)) {
            return new Settlement(exact(price, shares, side == Side.BUY ? cash.subtract(cost) : cash.add(cost)), cost);
        }
        if (near(cash, gross, slack)) {
            return new Settlement(exact(price, shares, cash), cost);
        }
        BigDecimal more = side == Side.BUY ? cash.subtract(expected) : expected.subtract(cash);
        BigDecimal most = gross.multiply(SMALL_SHARE).max(SMALL.min(gross.multiply(new BigDecimal("0.5"))));
        if (more.signum() > 0 && more.compareTo(most) <= 0) {
            return new Settlement(price, cost.add(more));
        }
        throw new BadRow("%s shares at %s with %s of fees make %s, the amount says %s"
                .formatted(
                        shares,
                        printed.toPlainString(),
                        cost.toPlainString(),
                        expected.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                        cash.toPlainString()));
    }

    /** Whether cash came for a purchase, or went for a sale that brings more than it costs. */
    static boolean isBackwards(
            Side side, Quantity shares, BigDecimal printed, BigDecimal cost, Optional<BigDecimal> amount) {
        int sign = amount.map(BigDecimal::signum).orElse(0);
        return side == Side.BUY
                ? sign > 0
                : sign < 0 && printed.multiply(shares.value()).compareTo(cost) > 0;
    }

    /** Whole shares are sold at the printed price: what is missing are the regulator's fees. */
    private static boolean isWhole(Quantity shares) {
        return shares.value().scale() == 0;
    }

    private static boolean near(BigDecimal a, BigDecimal b, BigDecimal slack) {
        return a.subtract(b).abs().compareTo(slack) <= 0;
    }

    /** The printed price where it makes the value to the cent. */
    private static Price exact(Price price, Quantity shares, BigDecimal value) {
        BigDecimal cents = value.setScale(2, RoundingMode.HALF_UP);
        if (cents.signum() <= 0 || price.times(shares).amount().compareTo(cents) == 0) {
            return price;
        }
        return Price.rounded(cents.divide(shares.value(), Price.MAX_SCALE, RoundingMode.HALF_UP), Price.MAX_SCALE);
    }

    private static BigDecimal halfOfLastDigit(BigDecimal printed) {
        return new BigDecimal("0.5").movePointLeft(Math.max(printed.scale(), 2));
    }
}
