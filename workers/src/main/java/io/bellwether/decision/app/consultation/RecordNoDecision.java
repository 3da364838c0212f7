package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.kernel.SessionRef;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Records that a session ends without decision, and why. */
@Service
public class RecordNoDecision {
    private static final int PROBLEMS_SHOWN = 3;

    private final Contexts contexts;
    private final Attempts attempts;
    private final DecisionLog log;

    RecordNoDecision(Contexts contexts, Attempts attempts, DecisionLog log) {
        this.contexts = contexts;
        this.attempts = attempts;
        this.log = log;
    }

    /** Records it once per session and segment. */
    public void run(SessionRef session) {
        List<Attempt> made = attempts.findByContext(session.decision().id());
        String why = made.isEmpty()
                ? "No advisor was asked."
                : made.stream().map(RecordNoDecision::sentence).collect(Collectors.joining(" "));
        log.recordNone(contexts.get(session.decision().id()), why);
    }

    private static String sentence(Attempt attempt) {
        String who = attempt.advisor() + (attempt.repair() == 0 ? "" : ", repair " + attempt.repair());
        String shown = attempt.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        int more = attempt.problems().size() - PROBLEMS_SHOWN;
        String rest = more > 0 ? "; and " + more + " more" : "";
        return switch (attempt.verdict()) {
            case INVALID -> "%s gave an answer that cannot be used: %s%s.".formatted(who, shown, rest);
            case UNAVAILABLE -> "%s was unavailable: %s.".formatted(who, shown);
            case PENDING, VALID -> "%s was asked.".formatted(who);
        };
    }
}
