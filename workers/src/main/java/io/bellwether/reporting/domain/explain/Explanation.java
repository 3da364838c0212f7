package io.bellwether.reporting.domain.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is stored about one session's decision.
 *
 * @param id {@code <deskId>-<yyyymmdd>-<session>}
 * @param desk the desk's id
 * @param deskName for people
 * @param tradingDate the session's day in New York
 * @param session {@code MORNING}, {@code MIDDAY}, {@code CLOSE} or an intraday check
 * @param asOf [UTC] nothing newer was known
 * @param outcome whether somebody decided
 * @param attemptId the attempt whose answer became the decision
 * @param why why nobody decided; empty otherwise
 * @param plan whom the session might ask; empty for sessions from before there were plans
 * @param attempts every time an advisor was asked, in order
 * @param decision what was decided
 * @param theses what was said of each open thesis
 * @param trades every proposed trade with what became of it
 * @param context the facts that every advisor read, byte for byte
 * @param contradictions numbers of the decision that are not what it was given, in its order
 */
public record Explanation(
        String id,
        String desk,
        String deskName,
        LocalDate tradingDate,
        String session,
        Instant asOf,
        Outcome outcome,
        Optional<String> attemptId,
        String why,
        Optional<Plan> plan,
        List<ExplainedAttempt> attempts,
        Optional<Words> decision,
        List<ThesisWord> theses,
        List<ExplainedTrade> trades,
        String context,
        List<Wrong> contradictions) {
    public Explanation {
        attempts = List.copyOf(attempts);
        theses = List.copyOf(theses);
        trades = List.copyOf(trades);
        contradictions = List.copyOf(contradictions);
    }

    /** Whether it is no session's advice but a rebalancing towards targets that a person gave. */
    public boolean isRebalancing() {
        return attempts.isEmpty()
                && decision.filter(words -> words.advisor().equals("rebalance")).isPresent();
    }

    /** Whether somebody decided. */
    public enum Outcome {
        DECIDED,
        NO_DECISION,
        /** the session still waits for an answer, or was interrupted */
        OPEN
    }

    /** The same with other attempts. */
    public Explanation withAttempts(List<ExplainedAttempt> others) {
        return new Explanation(
                id,
                desk,
                deskName,
                tradingDate,
                session,
                asOf,
                outcome,
                attemptId,
                why,
                plan,
                others,
                decision,
                theses,
                trades,
                context,
                contradictions);
    }

    /** What was spent on this session's advice [USD]. */
    public BigDecimal cost() {
        return attempts.stream().map(ExplainedAttempt::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Whom the session might ask, with the budget as it stood.
     *
     * @param advisors in the order they are asked
     * @param state {@code NORMAL}, {@code NEAR} or {@code SPENT}
     * @param spentToday [USD] before the session
     * @param spentMonth [USD] before the session
     * @param dailyBudget [USD]
     * @param monthlyBudget [USD]
     */
    public record Plan(
            List<String> advisors,
            String state,
            BigDecimal spentToday,
            BigDecimal spentMonth,
            BigDecimal dailyBudget,
            BigDecimal monthlyBudget) {
        public Plan {
            advisors = List.copyOf(advisors);
        }
    }

    /**
     * The decision in its own words.
     *
     * @param confidence 0 to 100
     * @param answer the answer as it was read, canonical JSON
     */
    public record Words(
            String advisor,
            String analysis,
            String marketConditions,
            String reasoning,
            String expectedOutcome,
            String riskAssessment,
            Optional<Integer> confidence,
            String answer) {}

    /**
     * What was said of an open thesis.
     *
     * @param verdict {@code CONFIRM}, {@code CHANGE} or {@code CLOSE}
     * @param statement how it reads from now on, when it was changed
     * @param horizonDays [sessions] until it is judged, when that was moved
     */
    public record ThesisWord(
            String thesisId,
            String verdict,
            String reasoning,
            Optional<String> statement,
            Optional<Integer> horizonDays) {}

    /**
     * A number that the decision named as a fact and that is not what it was given.
     *
     * @param place where it stands in the answer
     * @param symbol what it is about; empty for the market or the desk
     * @param fact which fact
     * @param said in the decision's words
     * @param given what the facts say
     */
    public record Wrong(String place, Optional<String> symbol, String fact, String said, String given) {
        private static final Pattern PART = Pattern.compile("(theses|trades)\\[(\\d{1,3})]\\.(\\w+)");

        /** For people. */
        public String sentence() {
            return "%s\u201c%s\u201d, the facts say %s (%s)"
                    .formatted(symbol.map(one -> one + ": ").orElse(""), said, given, where());
        }

        /** {@code trades[0].reasoning} is the reasoning of trade 1, {@code market_conditions} the market conditions. */
        private String where() {
            Matcher part = PART.matcher(place);
            return part.matches()
                    ? "%s of %s %d"
                            .formatted(
                                    part.group(3),
                                    part.group(1).equals("theses") ? "thesis" : "trade",
                                    Integer.parseInt(part.group(2)) + 1)
                    : place.replace('_', ' ');
        }
    }
}
