package io.bellwether.testing.market;

import java.util.List;
import java.util.Optional;

/** A network on which people write: it answers from {@link Chatter}. */
public abstract class SocialServer extends MarketServer {
    private final Chatter chatter = Chatter.sample();
    private Optional<String> sentence = Optional.empty();

    protected SocialServer(MarketTape tape) {
        super(tape);
    }

    public final Chatter chatter() {
        return chatter;
    }

    /** From now on it answers every question with this body and status 200. */
    public final synchronized void says(String body) {
        sentence = Optional.of(body);
    }

    protected final synchronized Optional<String> sentence() {
        return sentence;
    }

    /** Written until now, the newest first. */
    protected final List<Chatter.Post> written() {
        return chatter.until(now());
    }
}
