package io.bellwether.decision.app;

import io.bellwether.decision.domain.Problem;
import io.bellwether.kernel.Session;
import java.util.List;
import java.util.Optional;

/**
 * Someone who decides: a language model, or strategies that answer like one. It sees the request and nothing else.
 *
 * <p>It answers within {@link #TIMEOUT_SECONDS}; otherwise, and when it cannot be had, it throws
 * {@link io.bellwether.kernel.ModelledFault} with code {@link #UNAVAILABLE} and the process turns to the next advisor.
 */
public interface Advisor {
    String UNAVAILABLE = "ADVISOR_UNAVAILABLE";

    /** Below the job's timeout of 60 s, so that a late answer is not asked for twice. */
    int TIMEOUT_SECONDS = 50;

    /** Name in a desk's settings. */
    String name();

    Answer ask(Request request);

    /**
     * What an advisor is asked.
     *
     * @param context the session's context as text, the only facts there are
     * @param session which decision of the day it is
     * @param problems what was wrong with the previous answer; empty when asked for the first time
     * @param previousAnswer the answer to repair
     */
    record Request(String context, Session session, List<Problem> problems, Optional<String> previousAnswer) {
        public Request {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What an advisor wrote.
     *
     * @param text exactly as it came, not yet trusted
     * @param model which model or version wrote it
     * @param inputTokens 0 when nothing is counted
     * @param outputTokens 0 when nothing is counted
     */
    record Answer(String text, String model, long inputTokens, long outputTokens) {}
}
