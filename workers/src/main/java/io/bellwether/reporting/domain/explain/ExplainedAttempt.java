package io.bellwether.reporting.domain.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time an advisor was asked.
 *
 * @param id {@code <contextId>-a<place>-r<repair>}
 * @param place in the session's order of advisors, from 0
 * @param repair 0 for the first answer
 * @param verdict {@code PENDING}, {@code VALID}, {@code INVALID} or {@code UNAVAILABLE}
 * @param provider which vendor's; empty when none was asked
 * @param parameters what was sent beside the prompt
 * @param ending how the answer ended, e.g. {@code TRUNCATED}
 * @param rawAnswer exactly what came; empty when nothing did
 * @param problems what was wrong with it, or why there is none
 * @param mappings how it was read where it left the schema
 * @param failures exchanges that gave no answer, in order
 * @param samples each answer, where the advisor was asked several times; else empty
 * @param votes what those answers proposed, the most agreed on first
 * @param requestId the vendor's id of the exchange
 * @param costUsd [USD]
 * @param priceVersion which price table the cost is from
 * @param latencyMillis how long the answer took
 */
public record ExplainedAttempt(
        String id,
        String advisor,
        int place,
        int repair,
        String verdict,
        String provider,
        String model,
        Map<String, String> parameters,
        PromptUsed prompt,
        String ending,
        Optional<String> rawAnswer,
        List<Problem> problems,
        List<Mapping> mappings,
        List<Failure> failures,
        List<Sample> samples,
        List<Vote> votes,
        Optional<String> requestId,
        Tokens tokens,
        BigDecimal costUsd,
        String priceVersion,
        long latencyMillis) {
    public ExplainedAttempt {
        parameters = Map.copyOf(parameters);
        problems = List.copyOf(problems);
        mappings = List.copyOf(mappings);
        failures = List.copyOf(failures);
        samples = List.copyOf(samples);
        votes = List.copyOf(votes);
    }

    /**
     * What the model was told.
     *
     * @param version name of the prompt files; empty when there was no prompt
     * @param hash SHA-256 of those files [hex]
     * @param files how the files of that version are now
     * @param cuts what was left out to fit
     */
    public record PromptUsed(String version, String hash, Files files, String system, String user, List<Cut> cuts) {
        public PromptUsed {
            cuts = List.copyOf(cuts);
        }

        /** The same, with how the files are now. */
        public PromptUsed with(Files now) {
            return new PromptUsed(version, hash, now, system, user, cuts);
        }

        /** Whether anything was said at all. */
        public boolean exists() {
            return !system.isEmpty() || !user.isEmpty();
        }
    }

    /** How the files of a prompt's version are now. */
    public enum Files {
        UNCHANGED,
        CHANGED,
        GONE,
        /** there was no prompt, or nobody looked */
        UNKNOWN
    }

    /** The same, with how the prompt's files are now. */
    public ExplainedAttempt withFiles(Files now) {
        return new ExplainedAttempt(
                id,
                advisor,
                place,
                repair,
                verdict,
                provider,
                model,
                parameters,
                prompt.with(now),
                ending,
                rawAnswer,
                problems,
                mappings,
                failures,
                samples,
                votes,
                requestId,
                tokens,
                costUsd,
                priceVersion,
                latencyMillis);
    }

    /** Tokens read (those from the vendor's cache too) and written (reasoning too). */
    public record Tokens(long input, long cachedInput, long output, long reasoning) {}

    /** Entries that stayed and entries that went. */
    public record Cut(String what, long kept, long dropped) {}

    /** Where in the answer, what was there, and what must hold. */
    public record Problem(String path, String value, String limit) {}

    /** Where in the answer, what was there, how it was read, and by which rule. */
    public record Mapping(String path, String from, String to, String rule) {}

    /**
     * One of several answers.
     *
     * @param n place among them, from 1
     * @param verdict {@code PENDING}, {@code VALID} or {@code INVALID}
     * @param problems what was wrong with it
     */
    public record Sample(int n, String verdict, String rawAnswer, BigDecimal costUsd, List<Problem> problems) {
        public Sample {
            problems = List.copyOf(problems);
        }
    }

    /** How many of so many answers proposed the same, and whether it was decided. */
    public record Vote(String action, String symbol, int votes, int asked, boolean kept) {}

    /** An exchange without answer. */
    public record Failure(String kind, String detail, long latencyMillis) {}
}
