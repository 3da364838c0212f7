package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What trading costs at the paper broker; printed in every report.
 *
 * @param slippageBps how far a market or stop fill is worse than the market's price [basis points]
 * @param feePerShare [USD per share]
 * @param minimumFee [USD per execution]
 * @param maxVolumeShare largest part of a day's volume one order can get [fraction]; the rest stays open
 * @param regulatoryFees whether sales also pay what US regulators take of them at the rates of their day
 */
public record CostModel(
        BigDecimal slippageBps,
        BigDecimal feePerShare,
        Money minimumFee,
        BigDecimal maxVolumeShare,
        Boolean regulatoryFees) {
    public static final CostModel DEFAULT =
            new CostModel(new BigDecimal("20"), new BigDecimal("0.005"), Money.of("1.00"), new BigDecimal("0.10"));

    public CostModel {
        // Settings stored before there was a choice have none.
        regulatoryFees = Objects.requireNonNullElse(regulatoryFees, false);
        if (slippageBps.signum() < 0 || slippageBps.compareTo(new BigDecimal("1000")) > 0) {
            throw new IllegalArgumentException("slippage-bps must be from 0 to 1000, was " + slippageBps);
        }
        if (feePerShare.signum() < 0 || minimumFee.isNegative()) {
            throw new IllegalArgumentException("fees must be >= 0");
        }
        if (maxVolumeShare.signum() <= 0 || maxVolumeShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("max-volume-share must be > 0 and <= 1, was " + maxVolumeShare);
        }
    }

    /** Costs without what regulators take. */
    public CostModel(BigDecimal slippageBps, BigDecimal feePerShare, Money minimumFee, BigDecimal maxVolumeShare) {
        this(slippageBps, feePerShare, minimumFee, maxVolumeShare, false);
    }

    /** The same with what regulators take, or without. */
    public CostModel withRegulatoryFees(boolean other) {
        return new CostModel(slippageBps, feePerShare, minimumFee, maxVolumeShare, other);
    }
}
