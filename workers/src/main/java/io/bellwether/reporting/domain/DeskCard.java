package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Which desk it is and what its trades are assumed to cost.
 *
 * @param id natural key
 * @param name for people
 * @param mode {@code PAPER} or {@code LIVE}
 * @param broker broker adapter
 * @param market market data set
 * @param simulated whether the market is made up
 * @param initialCash [USD]
 * @param reportTo where mails go
 * @param costs what trading costs on paper
 */
public record DeskCard(
        String id,
        String name,
        String mode,
        String broker,
        String market,
        boolean simulated,
        BigDecimal initialCash,
        String reportTo,
        Costs costs) {

    /**
     * Assumed costs.
     *
     * @param slippageBps with half of the spread [basis points]
     * @param feePerShare [USD per share]
     * @param minimumFee [USD per execution]
     * @param maxVolumeShare largest part of a day's volume one order can get [fraction]
     * @param regulatoryFees whether sales pay the SEC's and FINRA's fees of their day, too
     */
    public record Costs(
            BigDecimal slippageBps,
            BigDecimal feePerShare,
            BigDecimal minimumFee,
            BigDecimal maxVolumeShare,
            Boolean regulatoryFees) {
        public Costs {
            // Reports stored before there was a choice do not say.
            regulatoryFees = Objects.requireNonNullElse(regulatoryFees, false);
        }
    }
}
