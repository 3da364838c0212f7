package io.bellwether.execution.app.order;

import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds orders that are open at the broker but done, or unknown, in the desk's book, or whose cancel the broker does not
 * know: an interrupted cancel.
 */
@Component
public class ForgottenOrders {
    private static final Logger log = LoggerFactory.getLogger(ForgottenOrders.class);

    private static final Pattern DATE = Pattern.compile("-([0-9]{8})-[a-z]+-[0-9]+$");

    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;

    public ForgottenOrders(Orders orders, Brokers brokers, Settlement settlement) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
    }

    /** Asks to cancel them, whatever their date, and books what they executed: for a desk that is stopped. */
    public void takeBack(DeskId desk, Instant asOf) {
        takeBack(desk, LocalDate.MAX, asOf);
    }

    /**
     * Likewise, up to a date: an earlier date's session never touches an order of a later one. The broker is asked
     * first and the book for each order after that, so that one which leaves at this moment is not taken for forgotten.
     */
    public void takeBack(DeskId desk, LocalDate upTo, Instant asOf) {
        Broker broker = brokers.of(desk);
        for (BrokerOrder atBroker : broker.openOrders(desk, asOf)) {
            String id = atBroker.clientOrderId();
            Optional<TradeOrder> known = orders.find(id);
            boolean forgotten = known.map(
                            order -> !order.state().isOpen() || order.state() == OrderState.CANCEL_PENDING)
                    .orElse(true);
            LocalDate date =
                    known.map(TradeOrder::tradingDate).or(() -> dateOf(id)).orElse(upTo);
            boolean asked = atBroker.state() == BrokerOrder.State.PENDING_CANCEL;
            if (forgotten && !asked && !date.isAfter(upTo)) {
                log.warn("order {} is open at the broker but not in the book: it is cancelled", id);
                broker.cancel(desk, id, asOf)
                        .filter(cancelled -> known.isPresent())
                        .ifPresent(cancelled -> settlement.settle(id, cancelled, asOf));
            }
        }
    }

    /** The date within an id {@code <deskId>-<yyyymmdd>-<session>-<n>}. */
    private static Optional<LocalDate> dateOf(String clientOrderId) {
        Matcher matcher = DATE.matcher(clientOrderId);
        try {
            return matcher.find()
                    ? Optional.of(LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE))
                    : Optional.empty();
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
