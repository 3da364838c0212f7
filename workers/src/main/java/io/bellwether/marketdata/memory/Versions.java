package io.bellwether.marketdata.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of one natural key, oldest revision first; at most one of them stands. */
final class Versions {
    private Versions() {}

    static <T> @Nullable Version<T> standing(List<Version<T>> versions) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).stands()) {
                return versions.get(i);
            }
        }
        return null;
    }

    static <T> @Nullable Version<T> known(List<Version<T>> versions, long asOf) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).isKnown(asOf)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /**
     * What is to be added where none stands.
     *
     * @param before all there is of the key
     * @param happened when what the row says had happened
     */
    static <T> List<Version<T>> said(
            List<Version<T>> before, T row, String source, long happened, Knowledge knowledge) {
        long ended = ended(before);
        if (!knowledge.worked(happened)) {
            return List.of(new Version<>(row, source, happened, ended, Moments.NEVER));
        }
        Version<T> now = new Version<>(row, source, happened, Math.max(knowledge.since(), ended), Moments.NEVER);
        return before.isEmpty() && happened < knowledge.readFrom()
                ? List.of(new Version<>(row, source, happened, Moments.ALWAYS, knowledge.readFrom()), now)
                : List.of(now);
    }

    /** When the last of them ended; {@link Moments#ALWAYS} where none has. */
    static <T> long ended(List<Version<T>> versions) {
        long ended = Moments.ALWAYS;
        for (Version<T> version : versions) {
            if (!version.stands()) {
                ended = Math.max(ended, version.until());
            }
        }
        return ended;
    }
}
