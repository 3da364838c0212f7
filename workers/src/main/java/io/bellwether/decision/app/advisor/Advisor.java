package io.bellwether.decision.app.advisor;

import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.WrittenContext;
import io.bellwether.kernel.Session;
import io.bellwether.platform.OutsideCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Someone who decides: a language model, or strategies that answer like one. It sees the request and nothing else.
 *
 * <p>When there is no answer it throws {@link AdvisorFault}, which tells what went wrong and whether it may pass; or, when
 * asking again is no use and nobody need act, {@link io.bellwether.kernel.BpmnErrorException} with code {@link #UNAVAILABLE},
 * and the process turns to the next advisor.
 */
@OutsideCall
public interface Advisor {
    String UNAVAILABLE = "ADVISOR_UNAVAILABLE";

    /** Name in a desk's settings. */
    @OutsideCall.Local
    String name();

    /**
     * The most that one call of {@link #ask} may cost [USD]: the longest prompt and the longest answer, at their prices, for
     * every exchange it may make. Zero, the default, means that it never costs anything.
     */
    @OutsideCall.Local
    default BigDecimal highestCost() {
        return BigDecimal.ZERO;
    }

    Answer ask(Request request);

    /**
     * What an advisor is asked.
     *
     * @param contextId which session's context it is
     * @param told the session's context, the only facts there are
     * @param session which decision of the day it is
     * @param advisorIndex the advisor's place in the desk's list, from 0
     * @param repair 0 when asked for the first time, then 1, 2, ...
     * @param problems what was wrong with the previous answer; empty when asked for the first time
     * @param previousAnswer the answer to repair
     * @param without what a vendor refused and is not sent any more
     * @param again whether the very same is asked several times
     */
    record Request(
            String contextId,
            WrittenContext told,
            Session session,
            int advisorIndex,
            int repair,
            List<Problem> problems,
            Optional<String> previousAnswer,
            Set<RequestParameter> without,
            boolean again) {
        public Request {
            problems = List.copyOf(problems);
            without = Set.copyOf(without);
        }

        /** The context as text. */
        public String context() {
            return told.text();
        }

        /** The whole request, with nothing left out, of a context that is there as text. */
        public Request(
                String contextId,
                String context,
                Session session,
                int advisorIndex,
                int repair,
                List<Problem> problems,
                Optional<String> previousAnswer) {
            this(contextId, WrittenContext.of(context), session, advisorIndex, repair, problems, previousAnswer);
        }

        /** The whole request, with nothing left out. */
        public Request(
                String contextId,
                WrittenContext told,
                Session session,
                int advisorIndex,
                int repair,
                List<Problem> problems,
                Optional<String> previousAnswer) {
            this(contextId, told, session, advisorIndex, repair, problems, previousAnswer, Set.of(), false);
        }

        /** The same without what the vendor refuses. */
        public Request without(Set<RequestParameter> refused) {
            return new Request(
                    contextId, told, session, advisorIndex, repair, problems, previousAnswer, refused, again);
        }

        /** The same, one of several times. */
        public Request severalTimes() {
            return new Request(contextId, told, session, advisorIndex, repair, problems, previousAnswer, without, true);
        }

        /** The request to the first advisor of the list, for the first time or for the first repair. */
        public Request(
                String contextId,
                String context,
                Session session,
                List<Problem> problems,
                Optional<String> previousAnswer) {
            this(contextId, context, session, 0, previousAnswer.isPresent() ? 1 : 0, problems, previousAnswer);
        }
    }

    /**
     * What an advisor wrote.
     *
     * @param text exactly as it came, not yet trusted
     * @param model which model or version wrote it
     * @param ending how it ended
     * @param usage what was counted
     * @param exchange how it was asked
     */
    record Answer(String text, String model, Ending ending, Usage usage, Exchange exchange) {
        /** An answer that was asked for without a prompt and cost nothing. */
        public static Answer plain(String text, String model) {
            return new Answer(text, model, Ending.COMPLETE, Usage.NONE, Exchange.NONE);
        }
    }

    /** How an answer ended. */
    enum Ending {
        COMPLETE,
        /** cut off at the output limit; asking for a shorter one may help */
        TRUNCATED,
        /** the model would not answer; its words are the text */
        REFUSED,
        /** the vendor's filter took the answer away */
        FILTERED,
        /** the vendor stopped for something else than the end of an answer: a pause, the call of a tool */
        UNFINISHED
    }

    /**
     * Tokens of one exchange.
     *
     * @param input all that was read, the cached ones included
     * @param cachedInput part of the input that the vendor had in its cache
     * @param output all that was written, reasoning included
     * @param reasoning part of the output that is not in the text
     * @param cacheWritten part of the input that the vendor put into its cache
     */
    record Usage(long input, long cachedInput, long output, long reasoning, long cacheWritten) {
        public static final Usage NONE = new Usage(0, 0, 0, 0);

        /** Tokens of an exchange that put nothing into the cache. */
        public Usage(long input, long cachedInput, long output, long reasoning) {
            this(input, cachedInput, output, reasoning, 0);
        }
    }

    /**
     * How a model was asked: with the model and the context, all that is needed to ask it again years later.
     *
     * @param provider e.g. {@code openai}; empty when no vendor was asked
     * @param parameters what was sent beside the prompt, e.g. {@code max_output_tokens}; never a key
     * @param prompt what was said; empty when nothing was
     * @param requestId the vendor's id of the exchange, for its support
     */
    record Exchange(
            String provider, Map<String, String> parameters, Optional<Prompt> prompt, Optional<String> requestId) {
        public static final Exchange NONE = new Exchange("", Map.of(), Optional.empty(), Optional.empty());

        public Exchange {
            parameters = Map.copyOf(parameters);
        }
    }
}
