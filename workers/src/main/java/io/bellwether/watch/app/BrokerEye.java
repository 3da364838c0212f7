package io.bellwether.watch.app;

import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.watch.domain.BrokerView;
import io.bellwether.watch.domain.Observed;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at a desk's orders at its broker beside its book. */
@Component
class BrokerEye {
    private static final Logger log = LoggerFactory.getLogger(BrokerEye.class);
    private static final Set<String> GONE = Set.of("CANCELLED", "EXPIRED", "REJECTED");

    private final Brokers brokers;

    BrokerEye(Brokers brokers) {
        this.brokers = brokers;
    }

    /** What the broker says of the orders that are open in the book, and of others; not seen when it cannot be asked. */
    Observed<BrokerView> look(DeskId desk, List<TradeOrder> book, Instant now) {
        try {
            return Observed.of(compare(brokers.of(desk), desk, book, now));
        } catch (RuntimeException e) {
            log.debug("the broker of desk {} could not be asked", desk, e);
            return Observed.not(String.valueOf(e.getMessage()));
        }
    }

    private static BrokerView compare(Broker broker, DeskId desk, List<TradeOrder> book, Instant now) {
        Set<String> inBook = book.stream().map(TradeOrder::id).collect(Collectors.toSet());
        Set<String> atBroker = broker.openOrders(desk, now).stream()
                .map(BrokerOrder::clientOrderId)
                .collect(Collectors.toSet());
        Set<String> unknown = new HashSet<>(atBroker);
        unknown.removeAll(inBook);
        Set<String> working = new HashSet<>(atBroker);
        working.retainAll(inBook);
        Set<String> missing = book.stream()
                .filter(order -> order.state().mayBeAtBroker() && order.purpose() != Purpose.IMPORT)
                .map(TradeOrder::id)
                .filter(id -> !atBroker.contains(id) && isGone(broker, desk, id, now))
                .collect(Collectors.toSet());
        return new BrokerView(unknown, working, missing);
    }

    /** An order that was executed is booked by the next session; one that is nowhere, or dead, is missing. */
    private static boolean isGone(Broker broker, DeskId desk, String id, Instant now) {
        return broker.order(desk, id, now)
                .map(order -> GONE.contains(order.state().name()))
                .orElse(true);
    }
}
