package io.bellwether.decision.app;

import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.claims.FactCheck;
import io.bellwether.kernel.PermanentFault;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides whether an answer is a decision, and records it when it is, with what of it contradicts the facts. */
@Service
public class CheckAnswer {
    private final Attempts attempts;
    private final Contexts contexts;
    private final DecisionLog log;
    private final Contradictions contradictions;
    private final ContextFormat contextFormat;
    private final AnswerFormat answerFormat;

    CheckAnswer(
            Attempts attempts,
            Contexts contexts,
            DecisionLog log,
            Contradictions contradictions,
            ContextFormat contextFormat,
            AnswerFormat answerFormat) {
        this.attempts = attempts;
        this.contexts = contexts;
        this.log = log;
        this.contradictions = contradictions;
        this.contextFormat = contextFormat;
        this.answerFormat = answerFormat;
    }

    /**
     * The verdict.
     *
     * @param valid whether there is a decision
     * @param decisionId the decision, when valid
     * @param repairable whether asking again can help; false when valid
     */
    public record Checked(boolean valid, Optional<String> decisionId, boolean repairable) {}

    /** Reads the attempt's answer; running it again reads the same answer to the same verdict. */
    @Transactional
    public Checked run(String attemptId) {
        Attempt attempt = attempts.get(attemptId);
        String raw = attempt.rawAnswer()
                .orElseThrow(() -> new PermanentFault("attempt " + attemptId + " has no answer to check"));
        DeskContext context =
                contextFormat.read(contexts.get(attempt.contextId()).snapshot());
        CheckedAnswer checked = EndingRules.refuse(attempts.ending(attemptId), raw)
                .orElseGet(() -> answerFormat.read(raw, context, attempt.advisor()));
        return switch (checked) {
            case CheckedAnswer.Valid valid -> {
                attempts.judged(attemptId, Attempt.Verdict.VALID, List.of(), valid.mappings());
                log.record(valid.decision(), attemptId, answerFormat.write(valid.decision()));
                contradictions.record(valid.decision().id(), attemptId, FactCheck.of(valid.decision(), context));
                yield new Checked(true, Optional.of(valid.decision().id()), false);
            }
            case CheckedAnswer.Invalid invalid -> {
                attempts.judged(attemptId, Attempt.Verdict.INVALID, invalid.problems(), List.of());
                yield new Checked(false, Optional.empty(), invalid.repairable());
            }
        };
    }
}
