package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Edition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what is computed of a market's daily bars alone, so that it is computed once per market and finished session. Its
 * key names the very bars it was made of: a worker that was restarted, or another one, computes the same, and nothing can
 * be out of date. Only the few editions that were asked for last are kept.
 *
 * @param <T> what is computed; immutable
 */
public final class KeptByEdition<T> {
    private final MarketReader reader;
    private final int most;
    private final Map<Edition, T> kept = new LinkedHashMap<>(8, 0.75f, true);

    /** @param most editions kept, at least 1 */
    public KeptByEdition(MarketReader reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    /**
     * What is computed of the bars that readers see at the moment.
     *
     * @param compute makes it of bars read at the same moment; called when it is not kept, never under a lock of this
     */
    public T of(String market, Instant asOf, Supplier<T> compute) {
        Optional<Edition> before = reader.edition(market, asOf);
        Optional<T> found = before.flatMap(this::find);
        if (found.isPresent()) {
            return found.get();
        }
        T computed = compute.get();
        // an import in between would leave what was made of the new bars under the old name
        before.filter(edition ->
                        reader.edition(market, asOf).filter(edition::equals).isPresent())
                .ifPresent(edition -> keep(edition, computed));
        return computed;
    }

    private synchronized Optional<T> find(Edition edition) {
        return Optional.ofNullable(kept.get(edition));
    }

    private synchronized void keep(Edition edition, T computed) {
        kept.put(edition, computed);
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
