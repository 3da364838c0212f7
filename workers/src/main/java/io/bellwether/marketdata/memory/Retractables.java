package io.bellwether.marketdata.memory;

import java.util.List;
import java.util.function.LongPredicate;

/** What sources say of one fact or event, and what they take back. */
final class Retractables {
    private Retractables() {}

    /**
     * Keeps what is said, where that does not stand already.
     *
     * @return whether it did not
     */
    static <T> boolean isPut(Series<Retractable<T>> series, T row, String source, long knownAt, Knowledge knowledge) {
        Version<Retractable<T>> standing = series.standing(knownAt);
        if (standing != null) {
            if (!standing.row().withdrawn() && standing.row().row().equals(row)) {
                return false;
            }
            knowledge.end(standing, knownAt);
        }
        series.add(Versions.said(series.at(knownAt), new Retractable<>(row, false), source, knownAt, knowledge));
        return true;
    }

    /**
     * Takes back what the source no longer says of the span.
     *
     * @param said whether it still says what became known at that moment
     * @return whether there was something
     */
    static <T> boolean isWithdrawn(
            Series<Retractable<T>> series, String source, long from, long to, LongPredicate said, Knowledge knowledge) {
        boolean withdrawn = false;
        for (Version<Retractable<T>> version : List.copyOf(series.between(from, to))) {
            boolean own = version.stands()
                    && version.source().equals(source)
                    && !version.row().withdrawn();
            if (own && !said.test(version.happened())) {
                knowledge.end(version, version.happened());
                series.add(List.of(new Version<>(
                        new Retractable<>(version.row().row(), true),
                        version.source(),
                        version.happened(),
                        version.until(),
                        Moments.NEVER)));
                withdrawn = true;
            }
        }
        return withdrawn;
    }
}
