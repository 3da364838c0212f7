package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What trading costs, and what idle cash earns, at the paper broker; printed in every report.
 *
 * @param slippageBps how far a market or stop fill is worse than the market's price [basis points]
 * @param feePerShare [USD per share]
 * @param minimumFee [USD per execution, or per order and session where the tariff says so]
 * @param maxVolumeShare largest part of a day's volume one order can get [fraction]; the rest stays open
 * @param regulatoryFees whether sales also pay what US regulators take of them at the rates of their day
 * @param tariff whose commission it is; of a broker's, its numbers are {@code feePerShare}, {@code minimumFee} and
 *     {@code maximumFeeShare}
 * @param maximumFeeShare most that the commission is of what is traded, also where that is below the minimum [fraction];
 *     zero: any part
 * @param spreadBps bid to ask [basis points of the price]; half of it is paid where slippage is
 * @param impact k of the square-root law: an order that takes a part q of a session's volume is executed worse by
 *     {@code k * s * sqrt(q)} of the price, s being the symbol's daily volatility; zero: none
 * @param interestRate what idle cash earns [fraction a year of 365 days]
 */
public record CostModel(
        BigDecimal slippageBps,
        BigDecimal feePerShare,
        Money minimumFee,
        BigDecimal maxVolumeShare,
        Boolean regulatoryFees,
        Tariff tariff,
        BigDecimal maximumFeeShare,
        BigDecimal spreadBps,
        BigDecimal impact,
        BigDecimal interestRate) {
    private static final BigDecimal MOST_BPS = new BigDecimal("1000");
    private static final BigDecimal TWO = new BigDecimal("2");

    public static final CostModel DEFAULT =
            new CostModel(new BigDecimal("20"), new BigDecimal("0.005"), Money.of("1.00"), new BigDecimal("0.10"));

    public CostModel {
        // Settings stored before there was a choice have none.
        regulatoryFees = Objects.requireNonNullElse(regulatoryFees, false);
        tariff = Objects.requireNonNullElse(tariff, Tariff.OWN);
        maximumFeeShare = Objects.requireNonNullElse(maximumFeeShare, BigDecimal.ZERO);
        spreadBps = Objects.requireNonNullElse(spreadBps, BigDecimal.ZERO);
        impact = Objects.requireNonNullElse(impact, BigDecimal.ZERO);
        interestRate = Objects.requireNonNullElse(interestRate, BigDecimal.ZERO);
        if (tariff != Tariff.OWN) {
            feePerShare = tariff.perShare();
            minimumFee = tariff.minimum();
            maximumFeeShare = tariff.maximumShare();
        }
        requireBetween("slippage-bps", slippageBps, MOST_BPS);
        if (feePerShare.signum() < 0 || minimumFee.isNegative()) {
            throw new IllegalArgumentException("fees must be >= 0");
        }
        if (maxVolumeShare.signum() <= 0 || maxVolumeShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("max-volume-share must be > 0 and <= 1, was " + maxVolumeShare);
        }
        requireBetween("maximum-fee-share", maximumFeeShare, BigDecimal.ONE);
        requireBetween("spread-bps", spreadBps, MOST_BPS);
        requireBetween("impact", impact, BigDecimal.TEN);
        requireBetween("interest-rate", interestRate, BigDecimal.ONE);
    }

    private static void requireBetween(String name, BigDecimal value, BigDecimal most) {
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s must be from 0 to %s, was %s".formatted(name, most.toPlainString(), value));
        }
    }

    /** Costs of the desk's own commission, without spread, impact, interest and what regulators take. */
    public CostModel(BigDecimal slippageBps, BigDecimal feePerShare, Money minimumFee, BigDecimal maxVolumeShare) {
        this(
                slippageBps,
                feePerShare,
                minimumFee,
                maxVolumeShare,
                false,
                Tariff.OWN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** The same with what regulators take, or without. */
    public CostModel withRegulatoryFees(boolean other) {
        return new CostModel(
                slippageBps,
                feePerShare,
                minimumFee,
                maxVolumeShare,
                other,
                tariff,
                maximumFeeShare,
                spreadBps,
                impact,
                interestRate);
    }

    /** The same with a broker's commission. */
    public CostModel withTariff(Tariff other) {
        return new CostModel(
                slippageBps,
                feePerShare,
                minimumFee,
                maxVolumeShare,
                regulatoryFees,
                other,
                maximumFeeShare,
                spreadBps,
                impact,
                interestRate);
    }

    /** The same with another spread and impact. */
    public CostModel withSpreadAndImpact(BigDecimal otherSpreadBps, BigDecimal otherImpact) {
        return new CostModel(
                slippageBps,
                feePerShare,
                minimumFee,
                maxVolumeShare,
                regulatoryFees,
                tariff,
                maximumFeeShare,
                otherSpreadBps,
                otherImpact,
                interestRate);
    }

    /** The same with another rate of interest. */
    public CostModel withInterestRate(BigDecimal other) {
        return new CostModel(
                slippageBps,
                feePerShare,
                minimumFee,
                maxVolumeShare,
                regulatoryFees,
                tariff,
                maximumFeeShare,
                spreadBps,
                impact,
                other);
    }

    /** Half of the spread [basis points]. */
    public BigDecimal halfSpreadBps() {
        return spreadBps.divide(TWO);
    }

    /** How far a market or stop fill is worse than the market's price whatever its size: slippage and half the spread [basis points]. */
    public BigDecimal worseBps() {
        return slippageBps.add(halfSpreadBps());
    }
}
