package io.bellwether.backtest.domain;

import io.bellwether.kernel.Counted;
import io.bellwether.marketdata.domain.Market;

/**
 * Whether anything may be learned from a run. A language model has read how past days ended: what it decides on them while
 * it can know them by their names says nothing of what it can foresee. Strategies have read nothing, answers that the desk
 * recorded were given before those days ended, and made-up prices stand in no book.
 *
 * @param usable whether the run may be evidence
 * @param contaminated whether a model knew which days it was asked about
 * @param reason one sentence for a person
 */
public record Evidence(boolean usable, boolean contaminated, String reason) {
    /** The same of a run in which so many faults came on purpose. */
    static Evidence ofFaults(Evidence without, int faults) {
        return new Evidence(
                false,
                without.contaminated(),
                "%s came on purpose; the run shows how the desk stands them, not what it earns. %s"
                        .formatted(Counted.of(faults, "fault"), without.reason()));
    }

    /** Judges a run by who decided in it. */
    public static Evidence of(ModelUse models, Market.Kind market) {
        if (models.deciders().isEmpty()) {
            return new Evidence(true, false, "No language model decided in it.");
        }
        String who = String.join(", ", models.deciders());
        if (market == Market.Kind.SIMULATED) {
            return new Evidence(true, false, "%s decided on made-up prices, which nobody can remember.".formatted(who));
        }
        return models.masked()
                ? new Evidence(
                        true,
                        false,
                        "%s decided without being told names, dates and amounts as they were; what it may still recognise by the shape of prices is not known."
                                .formatted(who))
                : new Evidence(
                        false,
                        true,
                        "%s was asked about past days by their names and dates and may know how they ended; run it with --masked."
                                .formatted(who));
    }
}
