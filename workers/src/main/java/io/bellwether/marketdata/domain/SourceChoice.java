package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which source delivered for a symbol when it was asked for, and why not an earlier one of the chain.
 *
 * @param market the market data set
 * @param kind what was asked for
 * @param symbol for which symbol
 * @param asOf [UTC] for a session at that moment
 * @param source who delivered; empty when nobody did
 * @param dataAt [UTC] the moment of the newest that was delivered: of a quote its time, of bars the close of the last
 *     session; empty when nothing was
 * @param passed the sources that were asked before, in their order, with what came of it
 */
public record SourceChoice(
        String market,
        DataKind kind,
        Symbol symbol,
        Instant asOf,
        Optional<String> source,
        Optional<Instant> dataAt,
        List<Passed> passed) {
    /** How the reason of a source ends that has a symbol in another currency. */
    public static final String NOT_IN_DOLLARS = "not in USD";

    /**
     * A source that did not deliver.
     *
     * @param source its name
     * @param reason why, a sentence
     */
    public record Passed(String source, String reason) {}

    public SourceChoice {
        passed = List.copyOf(passed);
    }

    /** Whether the first source that was asked delivered. */
    public boolean isFirstChoice() {
        return source.isPresent() && passed.isEmpty();
    }
}
