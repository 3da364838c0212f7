package io.bellwether.decision.domain.claims;

import io.bellwether.kernel.Symbol;
import java.util.Optional;

/**
 * A number that an answer names as a fact and that is not what the answer was given.
 *
 * @param place where it stands, e.g. {@code trades[0].reasoning}
 * @param symbol what it is about; empty when it is about the market or the desk
 * @param fact which fact, e.g. {@code rsi14}
 * @param said in the answer's words
 * @param given what the facts say, as text
 */
public record Contradiction(String place, Optional<Symbol> symbol, String fact, String said, String given) {
    /** Longest quotation kept [characters]. */
    static final int MOST = 120;

    public Contradiction {
        said = said.length() > MOST ? said.substring(0, MOST) : said;
    }
}
