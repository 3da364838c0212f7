package io.bellwether.decision.memory;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Samples.Sample;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.AdviceCost;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.StoredContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An attempt as it stands, with its answers and votes. */
final class AttemptRow {
    final StoredContext context;
    Attempt attempt;
    String model = "";
    String promptVersion = "";
    Advisor.Ending ending = Advisor.Ending.COMPLETE;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal reserved = BigDecimal.ZERO;
    int wanted = 1;
    int billedFailures;
    final NavigableMap<Integer, SampleRow> samples = new TreeMap<>();
    final Map<VoteKey, Consensus.Vote> votes = new LinkedHashMap<>();

    AttemptRow(Attempt attempt, StoredContext context) {
        this.attempt = attempt;
        this.context = context;
    }

    /** One of several answers. */
    record SampleRow(Sample sample, List<Problem> problems) {}

    /** What is voted on once. */
    record VoteKey(String action, String symbol) {
        static VoteKey of(Consensus.Vote vote) {
            return new VoteKey(vote.action().name(), vote.symbol().value());
        }
    }

    boolean isUnanswered() {
        return attempt.rawAnswer().isEmpty();
    }

    /** Whether it may still be answered or given up. */
    boolean isUnderWay() {
        return isUnanswered() && attempt.verdict() == Attempt.Verdict.PENDING;
    }

    /**
     * What it cost.
     *
     * @param excepted an attempt whose own reserve does not count
     */
    AdviceCost cost(String excepted) {
        return new AdviceCost(
                context.tradingDate(),
                cost,
                reserved,
                isUnderWay() && !attempt.id().equals(excepted),
                billedFailures,
                wanted,
                wanted > 1 && attempt.verdict() == Attempt.Verdict.UNAVAILABLE ? ofSamples() : BigDecimal.ZERO);
    }

    private BigDecimal ofSamples() {
        return samples.values().stream().map(row -> row.sample().cost().usd()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The votes on purchases and sales. */
    List<Consensus.Vote> votesToTrade() {
        List<Consensus.Vote> trades = new ArrayList<>(votes.values());
        trades.removeIf(vote -> vote.action() == Action.HOLD);
        return trades;
    }
}
