package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.SocialPost;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A network on which people write about shares. */
@OutsideCall
public interface SocialSource extends MarketSource {
    /** Most instruments that one call of {@link #heard} takes; one where the network is asked one by one. */
    @OutsideCall.Local
    default int mostNamed() {
        return 1;
    }

    /**
     * What was heard about a share.
     *
     * @param posts in any order
     * @param whole whether these are all posts of the span; otherwise the network, or what it is asked for, ended before
     */
    record Heard(List<SocialPost> posts, boolean whole) {
        public Heard {
            posts = List.copyOf(posts);
        }
    }

    /**
     * Posts about the instruments; one that the network does not know is missing.
     *
     * @param instruments at most {@link #mostNamed}
     * @param from [UTC] first moment of writing
     * @param to [UTC] first moment after it
     */
    Map<Symbol, Heard> heard(List<Instrument> instruments, Instant from, Instant to);
}
