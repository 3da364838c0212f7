package io.bellwether.decision.app;

import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Contexts and a decision log in memory. */
public final class MemoryDecisions implements Contexts, DecisionLog {
    final Map<String, StoredContext> contexts = new TreeMap<>();
    final List<PastDecision> history = new ArrayList<>();
    public final List<OpenTrade> open = new ArrayList<>();
    public final List<TradeOutcome> outcomes = new ArrayList<>();

    @Override
    public Optional<StoredContext> find(String id) {
        return Optional.ofNullable(contexts.get(id));
    }

    @Override
    public StoredContext get(String id) {
        return find(id).orElseThrow(() -> new PermanentFault("no context " + id));
    }

    @Override
    public void store(StoredContext context) {
        contexts.putIfAbsent(context.id(), context);
    }

    @Override
    public void record(Decision decision, String attemptId, Supplier<String> answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recordRebalance(Decision decision, String plan) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recordNone(StoredContext context, String why) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PastDecision> history(DeskId desk, Instant before, int limit) {
        return history.stream().limit(limit).toList();
    }

    @Override
    public List<OpenTrade> withoutOutcome(DeskId desk, Instant before) {
        return open.stream().filter(trade -> trade.asOf().isBefore(before)).toList();
    }

    @Override
    public void recordOutcome(TradeOutcome outcome) {
        outcomes.add(outcome);
    }
}
