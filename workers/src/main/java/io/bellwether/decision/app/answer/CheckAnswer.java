package io.bellwether.decision.app.answer;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.EndingRules;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.Samples;
import io.bellwether.decision.app.consultation.Samples.Sample;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.claims.FactCheck;
import io.bellwether.kernel.Deferred;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides whether an answer is a decision, and records it when it is, with what of it contradicts the facts. */
@Service
public class CheckAnswer {
    private final Attempts attempts;
    private final Samples samples;
    private final Contexts contexts;
    private final DecisionLog log;
    private final Contradictions contradictions;
    private final ContextFormat contextFormat;
    private final AnswerFormat answerFormat;

    CheckAnswer(
            Attempts attempts,
            Samples samples,
            Contexts contexts,
            DecisionLog log,
            Contradictions contradictions,
            ContextFormat contextFormat,
            AnswerFormat answerFormat) {
        this.attempts = attempts;
        this.samples = samples;
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
                contextFormat.read(contexts.get(attempt.contextId()).written());
        List<Sample> answers = samples.findByAttempt(attemptId);
        CheckedAnswer checked = answers.isEmpty()
                ? read(attempts.ending(attemptId), raw, context, attempt.advisor())
                : majority(attempt, context, answers);
        return switch (checked) {
            case CheckedAnswer.Valid valid -> {
                attempts.judged(attemptId, Attempt.Verdict.VALID, List.of(), valid.mappings());
                log.record(valid.decision(), attemptId, () -> answerFormat.write(valid.decision()));
                contradictions.record(
                        valid.decision().id(),
                        attemptId,
                        new Deferred<>(() -> FactCheck.of(valid.decision(), context)));
                yield new Checked(true, Optional.of(valid.decision().id()), false);
            }
            case CheckedAnswer.Invalid invalid -> {
                attempts.judged(attemptId, Attempt.Verdict.INVALID, invalid.problems(), List.of());
                yield new Checked(false, Optional.empty(), invalid.repairable());
            }
        };
    }

    private CheckedAnswer read(Advisor.Ending ending, String raw, DeskContext context, String advisor) {
        return EndingRules.refuse(ending, raw).orElseGet(() -> answerFormat.read(raw, context, advisor));
    }

    /** Each answer is checked by itself; with a majority of decisions they vote, without one the first refusal stands. */
    private CheckedAnswer majority(Attempt attempt, DeskContext context, List<Sample> answers) {
        List<Decision> decisions = new ArrayList<>();
        List<Mapping> mappings = new ArrayList<>();
        List<CheckedAnswer.Invalid> refused = new ArrayList<>();
        for (Sample answer : answers) {
            switch (read(answer.ending(), answer.rawAnswer(), context, attempt.advisor())) {
                case CheckedAnswer.Valid valid -> {
                    samples.judged(attempt.id(), answer.n(), Attempt.Verdict.VALID, List.of());
                    decisions.add(valid.decision());
                    mappings.addAll(valid.mappings());
                }
                case CheckedAnswer.Invalid invalid -> {
                    samples.judged(attempt.id(), answer.n(), Attempt.Verdict.INVALID, invalid.problems());
                    refused.add(invalid);
                }
            }
        }
        if (!Consensus.isMajority(decisions.size(), answers.size())) {
            return refused.stream()
                    .filter(CheckedAnswer.Invalid::repairable)
                    .findFirst()
                    .orElseGet(refused::getFirst);
        }
        return decided(attempt, context, new Consensus(decisions, answers.size(), symbols(context)), mappings);
    }

    /** The fullest of what the majority may mean that passes the same check as any answer. */
    private CheckedAnswer decided(Attempt attempt, DeskContext context, Consensus consensus, List<Mapping> mappings) {
        @Nullable CheckedAnswer last = null;
        for (Decision candidate : consensus.candidates()) {
            last = answerFormat.read(answerFormat.write(candidate), context, attempt.advisor());
            if (last instanceof CheckedAnswer.Valid valid) {
                samples.voted(attempt.id(), consensus.votes(valid.decision()));
                return new CheckedAnswer.Valid(valid.decision(), mappings);
            }
        }
        return Objects.requireNonNull(last);
    }

    private static Map<String, Symbol> symbols(DeskContext context) {
        return context.theses().stream()
                .collect(Collectors.toMap(DeskContext.ThesisFacts::id, DeskContext.ThesisFacts::symbol));
    }
}
