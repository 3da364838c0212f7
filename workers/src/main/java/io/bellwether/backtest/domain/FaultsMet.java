package io.bellwether.backtest.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Which paths of the desk a run's faults exercised.
 *
 * @param every sessions from one fault to the next
 * @param met what came, in the order of the scenario
 * @param never faults that were asked for and did not come
 */
public record FaultsMet(int every, List<Met> met, List<String> never) {
    public FaultsMet {
        met = List.copyOf(met);
        never = List.copyOf(never);
    }

    /**
     * A fault, and what the desk did on its days.
     *
     * @param fault as commands say it
     * @param days when it came
     * @param sessionsSkipped sessions that were left out: mornings in which nobody was asked, closes without a valuation
     * @param withoutDecision sessions in which nobody's answer was a decision
     * @param advisorsAway attempts to ask an advisor that got no answer
     * @param answersRefused answers that were none
     * @param decidedByOthers sessions in which an advisor decided that was not the first to be asked
     * @param ordersRejected orders that were refused
     * @param alerts how often the desk told people, by kind
     */
    public record Met(
            String fault,
            List<LocalDate> days,
            int sessionsSkipped,
            int withoutDecision,
            int advisorsAway,
            int answersRefused,
            int decidedByOthers,
            int ordersRejected,
            SortedMap<String, Integer> alerts) {
        public Met {
            days = List.copyOf(days);
        }

        /** What the desk did, in words; never empty. */
        public String inWords() {
            return FaultWords.of(this);
        }
    }

    /** How many faults came. */
    public int count() {
        return met.stream().mapToInt(one -> one.days().size()).sum();
    }
}
