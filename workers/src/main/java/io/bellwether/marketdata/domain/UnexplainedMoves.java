package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Overnight moves of a series as traded that no known split explains, see {@link SplitRule}. */
public final class UnexplainedMoves {
    private UnexplainedMoves() {}

    /**
     * A move.
     *
     * @param date the session that opened so
     * @param kind {@code POSSIBLE_SPLIT} or {@code PRICE_JUMP}
     * @param text the prices and what it looks like, a sentence
     */
    public record Move(LocalDate date, DataIssue.Kind kind, String text) {}

    /**
     * @param bars of the symbol as traded, oldest first
     * @param actions announced by somebody, of any symbol
     */
    public static List<Move> of(Symbol symbol, List<Bar> bars, List<CorporateAction> actions) {
        List<CorporateAction.Split> splits = actions.stream()
                .filter(CorporateAction.Split.class::isInstance)
                .map(CorporateAction.Split.class::cast)
                .filter(split -> split.symbol().equals(symbol))
                .toList();
        List<Move> moves = new ArrayList<>();
        for (int i = 1; i < bars.size(); i++) {
            Bar before = bars.get(i - 1);
            Bar bar = bars.get(i);
            if (splits.stream().noneMatch(split -> explains(split, before, bar))) {
                judge(before, bar).ifPresent(moves::add);
            }
        }
        return moves;
    }

    /** Whether the split came between the two, and without it the move is an ordinary one. */
    public static boolean explains(CorporateAction.Split split, Bar before, Bar bar) {
        return split.exDate().isAfter(before.date())
                && !split.exDate().isAfter(bar.date())
                && SplitRule.judge(split.restate(before.close()), bar.open()).isEmpty();
    }

    /** What the move looks like; empty when it is nothing out of the ordinary. */
    public static Optional<Move> judge(Bar before, Bar bar) {
        return SplitRule.judge(before.close(), bar.open()).map(found -> {
            String move = "open %s is %s the close before (%s)"
                    .formatted(
                            bar.open(),
                            bar.open().compareTo(before.close()) > 0
                                    ? found.factor() + " times"
                                    : "1/" + found.factor() + " of",
                            before.close());
            String looks = switch (found.kind()) {
                case SPLIT -> ": looks like a split " + found.n() + ":1; prices kept as they are";
                case REVERSE_SPLIT -> ": looks like a reverse split 1:" + found.n() + "; prices kept as they are";
                case JUMP -> "; prices kept as they are";
            };
            return new Move(
                    bar.date(),
                    found.kind() == SplitRule.Kind.JUMP ? DataIssue.Kind.PRICE_JUMP : DataIssue.Kind.POSSIBLE_SPLIT,
                    move + looks);
        });
    }
}
