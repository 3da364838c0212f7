package io.bellwether.decision.domain;

import java.util.Optional;

/**
 * What an open thesis stands on at the end of a day.
 *
 * @param id the thesis
 * @param held whether shares of its symbol are held
 * @param ordered whether a purchase of it may still trade, e.g. at the next open
 * @param undecided whether a purchase decided today has not met the rules yet
 * @param traded whether shares were ever bought, or sold, while it was open
 */
public record ThesisStanding(String id, boolean held, boolean ordered, boolean undecided, boolean traded) {
    /** Who or what ended a thesis. */
    public enum ClosedBy {
        ADVISOR("The advisor closed it."),
        POSITION_CLOSED("The position is closed: sold or stopped out."),
        NEVER_TRADED("No share was ever bought, and no order for any is left.");

        private final String words;

        ClosedBy(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Why the thesis ends today without a word of the advisor; empty while there is or may be a position. */
    public Optional<ClosedBy> ending() {
        if (held || ordered || undecided) {
            return Optional.empty();
        }
        return Optional.of(traded ? ClosedBy.POSITION_CLOSED : ClosedBy.NEVER_TRADED);
    }
}
