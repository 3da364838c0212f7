package io.bellwether.execution.memory;

import io.bellwether.execution.app.approval.ApprovalAnswers;
import io.bellwether.platform.InMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers to orders that wait. */
@InMemory
final class MemoryApprovalAnswers implements ApprovalAnswers {
    private final Map<Long, Given> answers = new HashMap<>();
    private long last;

    @Override
    public long give(String orderId, boolean approved, String actor, String reason) {
        last++;
        answers.put(last, new Given(last, orderId, approved, actor, reason, false));
        return last;
    }

    @Override
    public Optional<Given> find(long id) {
        return Optional.ofNullable(answers.get(id));
    }

    @Override
    public void taken(long id) {
        answers.computeIfPresent(
                id,
                (same, given) ->
                        new Given(same, given.orderId(), given.approved(), given.actor(), given.reason(), true));
    }

    @Override
    public void withdraw(long id) {
        find(id).filter(given -> !given.taken()).ifPresent(given -> answers.remove(id));
    }
}
