package io.bellwether.execution.alpaca;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Json;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How Alpaca's Trading API is asked, and what its refusals mean. */
final class AlpacaLine {
    static final String ORDER_REJECTED = "ORDER_REJECTED";

    private static final int MOST_ROWS = 500;
    private static final int MOST_ACTIVITIES = 100;
    private static final int MOST_PAGES = 1_000;

    private final VendorHttp http;

    AlpacaLine(VendorHttp http) {
        this.http = http;
    }

    /** A line of the ledger of fills. */
    record FillRow(String id, String orderId, VendorPart row) {}

    /** What came of an order that was sent. */
    sealed interface Sent {
        /** It is there. */
        record Taken(AlpacaOrder order) implements Sent {}

        /** An order with this id was there before. */
        record Known() implements Sent {}

        /** Nothing is known of it. */
        record Unknown(VendorFault why) implements Sent {}
    }

    VendorPart account() {
        return get(VendorRequest.of("/v2/account"));
    }

    List<VendorPart> positions() {
        return get(VendorRequest.of("/v2/positions")).list();
    }

    VendorPart clock() {
        return get(VendorRequest.of("/v2/clock"));
    }

    List<ExchangeHours> calendar(LocalDate from, LocalDate to) {
        return get(VendorRequest.of("/v2/calendar").with("start", from).with("end", to)).list().stream()
                .map(AlpacaLine::hours)
                .toList();
    }

    private static ExchangeHours hours(VendorPart row) {
        LocalDate date = row.field("date").date();
        LocalTime close = time(row.field("close"));
        return new ExchangeHours(
                date,
                date.atTime(time(row.field("open")))
                        .atZone(ExchangeCalendar.ZONE)
                        .toInstant(),
                date.atTime(close).atZone(ExchangeCalendar.ZONE).toInstant(),
                close.isBefore(ExchangeCalendar.CLOSE));
    }

    private static LocalTime time(VendorPart part) {
        try {
            return LocalTime.parse(part.text());
        } catch (DateTimeException e) {
            throw part.changed("a time of the day");
        }
    }

    static Instant moment(VendorPart part) {
        try {
            return OffsetDateTime.parse(part.text()).toInstant();
        } catch (DateTimeException e) {
            throw part.changed("a moment");
        }
    }

    Optional<AlpacaOrder> byClientId(String clientId) {
        return find(VendorRequest.of("/v2/orders:by_client_order_id").with("client_order_id", clientId));
    }

    Optional<AlpacaOrder> byId(String id) {
        return find(VendorRequest.of("/v2/orders/" + id));
    }

    /** Open orders of the account, whosever they are; those that stand without being worked on are among them. */
    List<AlpacaOrder> open() {
        VendorRequest request = VendorRequest.of("/v2/orders")
                .with("status", "open")
                .with("limit", MOST_ROWS)
                .with("direction", "asc")
                .with("nested", false);
        List<AlpacaOrder> orders = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            VendorRequest asked =
                    last.map(id -> request.with("after_order_id", id)).orElse(request);
            List<AlpacaOrder> rows =
                    get(asked).list().stream().map(AlpacaOrder::of).toList();
            orders.addAll(rows);
            if (rows.size() < MOST_ROWS) {
                return orders;
            }
            last = Optional.of(rows.getLast().id());
        }
        throw new TransientFault("Alpaca lists open orders without an end", null);
    }

    /** Executions of one order, oldest first. */
    List<FillRow> fillsOf(String orderId) {
        return fills(VendorRequest.of("/v2/account/activities/FILL").with("order_id", orderId)).stream()
                .filter(row -> row.orderId().equals(orderId))
                .toList();
    }

    /** Executions of the account since the moment, oldest first. */
    List<FillRow> fillsSince(Instant since) {
        return fills(VendorRequest.of("/v2/account/activities/FILL").with("after", since));
    }

    private List<FillRow> fills(VendorRequest request) {
        return activities(request).stream()
                .map(row -> new FillRow(
                        row.field("id").text(), row.field("order_id").text(), row))
                .toList();
    }

    /** Deposits, withdrawals and journal entries of cash since the day of the moment, oldest first. */
    List<VendorPart> transfersSince(Instant since) {
        return activities(VendorRequest.of("/v2/account/activities")
                .with("activity_types", "CSD,CSW,JNLC")
                .with("after", since));
    }

    private List<VendorPart> activities(VendorRequest request) {
        VendorRequest paged = request.with("direction", "asc").with("page_size", MOST_ACTIVITIES);
        List<VendorPart> rows = new ArrayList<>();
        Optional<String> token = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            VendorRequest asked =
                    token.map(last -> paged.with("page_token", last)).orElse(paged);
            List<VendorPart> found = get(asked).list();
            rows.addAll(found);
            if (found.size() < MOST_ACTIVITIES) {
                return rows;
            }
            token = Optional.of(found.getLast().field("id").text());
        }
        throw new TransientFault("Alpaca lists activities without an end", null);
    }

    /**
     * Sends an order, once.
     *
     * @throws BpmnErrorException ORDER_REJECTED or INSUFFICIENT_FUNDS in Alpaca's words
     */
    Sent post(Map<String, Object> order) {
        VendorRequest request = VendorRequest.change("POST", "/v2/orders", Optional.of(Json.write(order)));
        try {
            return http.once(signed(request), reply -> {
                if (reply.status() == 422 && reply.text().contains("client_order_id must be unique")) {
                    return new Sent.Known();
                }
                return new Sent.Taken(AlpacaOrder.of(accepted(reply).parts()));
            });
        } catch (VendorFault e) {
            if (e.kind() == VendorFault.Kind.UNREACHABLE
                    || e.kind() == VendorFault.Kind.MALFORMED
                    || e.kind() == VendorFault.Kind.BLOCKED) {
                return new Sent.Unknown(e);
            }
            throw fault(e);
        }
    }

    /**
     * Asks for other terms, once. That it was taken does not say that it happened: the order tells.
     *
     * @throws BpmnErrorException ORDER_REJECTED in Alpaca's words
     */
    void patch(String id, Map<String, Object> terms) {
        change(VendorRequest.change("PATCH", "/v2/orders/" + id, Optional.of(Json.write(terms))));
    }

    /**
     * Asks to cancel. That it was taken does not say that it happened: the order tells.
     *
     * @return false when Alpaca says that the order cannot be cancelled any more
     */
    boolean delete(String id) {
        try {
            change(VendorRequest.change("DELETE", "/v2/orders/" + id, Optional.empty()));
            return true;
        } catch (BpmnErrorException done) {
            return false;
        }
    }

    private void change(VendorRequest request) {
        try {
            http.once(signed(request), this::accepted);
        } catch (VendorFault e) {
            throw fault(e);
        }
    }

    private Optional<AlpacaOrder> find(VendorRequest request) {
        try {
            return http.get(
                    signed(request),
                    reply -> reply.status() == 404
                            ? Optional.empty()
                            : Optional.of(AlpacaOrder.of(http.expectOk(reply).parts())));
        } catch (VendorFault e) {
            throw fault(e);
        }
    }

    private VendorPart get(VendorRequest request) {
        try {
            return http.get(signed(request), reply -> http.expectOk(reply).parts());
        } catch (VendorFault e) {
            throw fault(e);
        }
    }

    /** Reads parts of an answer; what is not as documented is asked for again by the job. */
    static <T> T reading(Function<VendorPart, T> read, VendorPart part) {
        try {
            return read.apply(part);
        } catch (VendorFault e) {
            throw fault(e);
        }
    }

    private VendorReply accepted(VendorReply reply) {
        int status = reply.status();
        if (status == 403 || status == 404 || status == 422) {
            throw refusal(reply);
        }
        return http.expectOk(reply);
    }

    /** 40310000 is many things; only one of them is a want of cash. */
    private static BpmnErrorException refusal(VendorReply reply) {
        VendorPart body = reply.parts();
        String message = body.field("message").findText().orElse("no reason given");
        String code = message.contains("insufficient buying power") ? "INSUFFICIENT_FUNDS" : ORDER_REJECTED;
        return new BpmnErrorException(
                code,
                "Alpaca answered %d: %s%s%s"
                        .formatted(
                                reply.status(),
                                message,
                                body.field("reject_reason")
                                        .findText()
                                        .map(why -> ", " + why)
                                        .orElse(""),
                                reply.header("x-request-id")
                                        .map(id -> " (X-Request-ID " + id + ")")
                                        .orElse("")));
    }

    private static RuntimeException fault(VendorFault e) {
        String text = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case OFF, NO_KEY, KEY_REFUSED, NOT_ENTITLED, REFUSED -> new PermanentFault(text);
            case THROTTLED, BUDGET_SPENT, PAUSED, BLOCKED, UNREACHABLE, MALFORMED -> new TransientFault(text, e);
        };
    }

    private VendorRequest signed(VendorRequest request) {
        return request.withHeader("APCA-API-KEY-ID", http.settings().key().orElse(""))
                .withHeader("APCA-API-SECRET-KEY", http.settings().secret().orElse(""));
    }
}
