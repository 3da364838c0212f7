package io.bellwether.execution.domain;

import io.bellwether.kernel.OrderType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a broker can do, as a table: whoever uses a broker asks this and never for its name.
 *
 * @param orderTypes how its orders may meet the market
 * @param timings when its orders may be meant to trade
 * @param extras what else it can do
 * @param delay for so long after an order was taken the broker may say that it does not know it
 */
public record BrokerAbilities(Set<OrderType> orderTypes, Set<TimeInForce> timings, Set<Extra> extras, Duration delay) {
    /** What not every broker can do. */
    public enum Extra {
        /** Parts of a share. */
        FRACTIONS("parts of shares"),
        /** An order that rests takes other terms in one step, its shares bound throughout. */
        REPLACE("other terms in one step"),
        /** Orders that belong together: the exits of an entry, one of which cancels the other. */
        BRACKETS("bracket orders"),
        /** The desk's own order ids, each taken once, so that the same order twice is one order. */
        OWN_IDS("our order ids"),
        /** It tells what happens by itself. */
        STREAM("a stream of order news"),
        /** Trades before the open and after the close. */
        EXTENDED_HOURS("extended hours"),
        /** It has a calendar of its own, to be compared with ours. */
        CALENDAR("a calendar of sessions"),
        /** Cash moves at our word: an account on paper. */
        TILL("cash moved by command"),
        /** It has a ledger of executions, whatever became of their orders. */
        LEDGER("a ledger of executions");

        private final String words;

        Extra(String words) {
            this.words = words;
        }
    }

    public BrokerAbilities {
        orderTypes = Set.copyOf(orderTypes);
        timings = Set.copyOf(timings);
        extras = Set.copyOf(extras);
    }

    public boolean has(Extra extra) {
        return extras.contains(extra);
    }

    /**
     * Whether it takes a STOP that is good till cancelled. If not, the desk watches its stops itself, at midday and at the
     * close.
     */
    public boolean keepsStops() {
        return orderTypes.contains(OrderType.STOP) && timings.contains(TimeInForce.GOOD_TILL_CANCELLED);
    }

    /** Why the broker cannot be given the order, a sentence; empty when it can. */
    public Optional<String> lacks(OrderTicket ticket) {
        if (!orderTypes.contains(ticket.type())) {
            return Optional.of("it takes no %s orders".formatted(ticket.type()));
        }
        if (!timings.contains(ticket.timing())) {
            return Optional.of("it takes no orders with the time in force %s".formatted(ticket.timing()));
        }
        return !has(Extra.FRACTIONS) && !ticket.quantity().isWhole()
                ? Optional.of("it trades whole shares only, the order is for " + ticket.quantity())
                : Optional.empty();
    }

    /** What it can do, for people. */
    public String words() {
        List<String> words = new ArrayList<>();
        Stream.of(OrderType.values()).filter(orderTypes::contains).forEach(type -> words.add(type.name()));
        Stream.of(TimeInForce.values()).filter(timings::contains).forEach(timing -> words.add(timing.name()));
        (extras.isEmpty() ? EnumSet.noneOf(Extra.class) : EnumSet.copyOf(extras))
                .forEach(extra -> words.add(extra.words));
        return String.join(", ", words);
    }
}
