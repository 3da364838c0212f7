package io.bellwether.backtest.domain;

import io.bellwether.kernel.Counted;
import java.util.ArrayList;
import java.util.List;

/** What a desk did when something went wrong, for a person. */
final class FaultWords {
    private FaultWords() {}

    static String of(FaultsMet.Met met) {
        List<String> words = new ArrayList<>();
        if (met.sessionsSkipped() > 0) {
            words.add(Counted.of(met.sessionsSkipped(), "morning or close", "mornings and closes") + " left out");
        }
        add(words, met.advisorsAway(), "attempt", "without an answer");
        add(words, met.answersRefused(), "answer", "refused");
        add(words, met.decidedByOthers(), "session", "decided by the next advisor");
        add(words, met.withoutDecision(), "session", "without a decision");
        add(words, met.ordersRejected(), "order", "rejected");
        met.alerts().forEach((kind, times) -> add(words, times, "alert", kind));
        return words.isEmpty() ? "the days went on as others" : String.join("; ", words);
    }

    private static void add(List<String> words, int count, String what, String how) {
        if (count > 0) {
            words.add(Counted.of(count, what) + " " + how);
        }
    }
}
