package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A vendor that tells quotes and trades as they come. What was missed while its line was lost is made up for: after each
 * opening the last quote and trade of every symbol is told anew.
 */
@OutsideCall
public interface LivePrices {
    /** As settings and records call it. */
    @OutsideCall.Local
    String name();

    /** What is missing before it can be listened to, a sentence; empty when nothing is. */
    @OutsideCall.Local
    Optional<String> lacks();

    /** Symbols that it tells of at once, at most. */
    @OutsideCall.Local
    int mostFollowed();

    /**
     * Tells what is known of the symbols, from now on until it is closed.
     *
     * @param heard is called by one thread at a time with the whole of what is known of a symbol, never older than before;
     *     it must not take long
     */
    Following follow(Set<Symbol> symbols, Consumer<SourceQuote> heard);

    /** How the line stands. */
    @OutsideCall.Local
    LineState state();

    /** Somebody who is told. */
    interface Following extends AutoCloseable {
        /** Tells no more; the line is given up when nobody else is told. */
        @Override
        void close();
    }

    /**
     * How a line stands.
     *
     * @param open whether it is open and the symbols are subscribed
     * @param openings how often it was, since the start
     * @param lastHeardAt [UTC] the moment of the youngest quote or trade; empty before the first
     * @param lastFault why it was lost the last time; empty when it never was
     */
    record LineState(boolean open, int openings, Optional<Instant> lastHeardAt, String lastFault) {}
}
