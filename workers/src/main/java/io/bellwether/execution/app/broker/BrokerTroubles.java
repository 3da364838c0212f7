package io.bellwether.execution.app.broker;

import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Trouble that the paper broker makes on purpose, for drills and tests: it is stored with its book, so that it outlives a
 * restart, and there is none unless somebody asks for it.
 */
public interface BrokerTroubles {
    /** What goes wrong. */
    enum Kind {
        /** A cancel takes effect late; until then the order works on and may be executed. */
        LATE_CANCEL,
        /** A part of the order, or all of it, is executed after the cancel was asked for and before it takes effect. */
        FILL_ON_CANCEL,
        /** The broker does what it is asked, and its answer does not come back. */
        LOST_ANSWER,
        /** The answer takes its time. */
        SLOW,
        /** The broker cannot be reached. */
        UNREACHABLE,
        /** The broker does not take the order. */
        REFUSES
    }

    /** Which calls it meets. */
    enum Call {
        ANY,
        SUBMIT,
        CANCEL,
        REPLACE,
        /** Asking for an order, the open orders or the account. */
        READ
    }

    /**
     * One trouble.
     *
     * @param kind what goes wrong
     * @param call which calls it meets; a trouble of cancels meets only cancels
     * @param skip calls of this sort that still go well before it, &gt;= 0
     * @param calls calls that it spoils, then it is gone; empty: every one until it is taken away
     * @param delay LATE_CANCEL: business time until the cancel takes effect, so it needs a session whose time moves; SLOW: time until the answer; whole seconds
     * @param share FILL_ON_CANCEL: part of what is left that is executed (0..1]
     * @param from [UTC] first business moment it counts at
     * @param until [UTC] first business moment it does not count at any more
     */
    record Trouble(
            Kind kind,
            Call call,
            int skip,
            Optional<Integer> calls,
            Duration delay,
            BigDecimal share,
            Optional<Instant> from,
            Optional<Instant> until) {

        /** Spoils every call of the sort until it is taken away. */
        public static Trouble of(Kind kind, Call call) {
            return new Trouble(
                    kind, call, 0, Optional.empty(), Duration.ZERO, BigDecimal.ONE, Optional.empty(), Optional.empty());
        }

        /** The same with the delay. */
        public Trouble delayed(Duration by) {
            return new Trouble(kind, call, skip, calls, by, share, from, until);
        }

        /** The same for the call after so many that go well, and for as many as given. */
        public Trouble after(int goWell, int spoiled) {
            return new Trouble(kind, call, goWell, Optional.of(spoiled), delay, share, from, until);
        }

        /** The same for a part of what is left. */
        public Trouble part(BigDecimal of) {
            return new Trouble(kind, call, skip, calls, delay, of, from, until);
        }

        /** The same between two business moments. */
        public Trouble between(Instant first, Instant end) {
            return new Trouble(kind, call, skip, calls, delay, share, Optional.of(first), Optional.of(end));
        }
    }

    /**
     * Adds a trouble to the desk's account.
     *
     * @throws io.bellwether.kernel.PermanentFault for a LIVE desk
     */
    void add(DeskId desk, Trouble trouble);

    /** Takes every trouble of the account away; cancels that are pending keep their moment. */
    void clear(DeskId desk);
}
