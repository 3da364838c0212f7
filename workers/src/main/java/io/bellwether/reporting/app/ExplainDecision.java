package io.bellwether.reporting.app;

import io.bellwether.decision.app.prompt.PromptVersions;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.reporting.domain.explain.ExplainedAttempt;
import io.bellwether.reporting.domain.explain.ExplainedAttempt.Files;
import io.bellwether.reporting.domain.explain.Explanation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the whole way of one decision, from the question to the fills, out of one snapshot of the database. */
@Service
public class ExplainDecision {
    private static final int OFFERED = 5;

    private final Explanations explanations;
    private final Desks desks;
    private final PromptVersions prompts;

    ExplainDecision(Explanations explanations, Desks desks, PromptVersions prompts) {
        this.explanations = explanations;
        this.desks = desks;
        this.prompts = prompts;
    }

    /**
     * The explanation.
     *
     * @param id a decision's id, or that of an order it led to
     * @throws PermanentFault when there is none; it names the latest ones of the desk
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Explanation run(String id) {
        Explanation stored = explanations
                .find(id)
                .or(() -> explanations.decisionOf(id).flatMap(explanations::find))
                .orElseThrow(() -> new PermanentFault(unknown(id)));
        return stored.withAttempts(stored.attempts().stream()
                .map(attempt -> attempt.withFiles(files(attempt.prompt())))
                .toList());
    }

    private Files files(ExplainedAttempt.PromptUsed prompt) {
        if (prompt.version().isEmpty()) {
            return Files.UNKNOWN;
        }
        return prompts.hash(prompt.version())
                .map(now -> now.equals(prompt.hash()) ? Files.UNCHANGED : Files.CHANGED)
                .orElse(Files.GONE);
    }

    private String unknown(String id) {
        Optional<DeskId> desk = desks.all().stream()
                .map(Desk::id)
                .filter(known -> id.equals(known.value()) || id.startsWith(known.value() + "-"))
                .max(Comparator.comparingInt(known -> known.value().length()));
        List<String> latest = explanations.latest(desk, OFFERED);
        String whose = desk.map(known -> " of desk " + known).orElse("");
        return latest.isEmpty()
                ? "there is no decision '%s', and none%s yet".formatted(id, whose)
                : "there is no decision '%s'; the latest%s: %s".formatted(id, whose, String.join(", ", latest));
    }
}
