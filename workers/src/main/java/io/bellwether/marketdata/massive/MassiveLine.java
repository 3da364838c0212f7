package io.bellwether.marketdata.massive;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How Massive is asked: with the key in a header, page after page. The address of the next page comes without the key and
 * may still name the old host; only what follows the host is used.
 */
final class MassiveLine {
    private static final int MOST_PAGES = 1_000;

    /** A job that runs twice, and a second desk, do not ask again. */
    private static final Duration KEEP = Duration.ofMinutes(1);

    private final VendorHttp http;

    private record Page<T>(List<T> rows, Optional<String> next) {}

    MassiveLine(VendorHttp http) {
        this.http = http;
    }

    String name() {
        return http.settings().name();
    }

    Optional<String> lacks() {
        return http.settings().lacks();
    }

    /**
     * Asks for all pages.
     *
     * @param read makes a row of each result; the second part is the whole body
     * @return empty lists where Massive has nothing or knows nothing
     */
    <T> List<T> pages(VendorRequest request, Reader<T> read) {
        List<T> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        VendorRequest asked = request;
        while (true) {
            Page<T> page = http.get(
                    asked.withHeader(
                            "Authorization", "Bearer " + http.settings().key().orElse("")),
                    KEEP,
                    reply -> page(reply, read));
            rows.addAll(page.rows());
            if (page.next().isEmpty()) {
                return rows;
            }
            if (!seen.add(page.next().get()) || seen.size() > MOST_PAGES) {
                throw http.fault(VendorFault.Kind.MALFORMED, name() + " names pages without an end");
            }
            asked = VendorRequest.of(page.next().get());
        }
    }

    /** Makes a row of a result. */
    interface Reader<T> {
        T row(VendorPart body, VendorPart result);
    }

    private <T> Page<T> page(VendorReply reply, Reader<T> read) {
        if (reply.status() == 404 && !reply.isPage() && status(reply.parts()).equals("NOT_FOUND")) {
            return new Page<>(List.of(), Optional.empty());
        }
        VendorPart body = http.expectOk(reply).parts();
        String status = status(body);
        switch (status) {
            case "OK", "DELAYED" -> {}
            case "NOT_FOUND" -> {
                return new Page<>(List.of(), Optional.empty());
            }
            case "NOT_AUTHORIZED" -> throw told(VendorFault.Kind.NOT_ENTITLED, reply);
            case "ERROR" -> throw error(reply, body);
            default -> throw body.field("status").changed("OK or another known word");
        }
        VendorPart results = body.field("results");
        List<T> rows = results.isThere()
                ? results.list().stream().map(result -> read.row(body, result)).toList()
                : List.of();
        VendorPart count = body.field("resultsCount");
        if (count.isThere() && count.whole() != rows.size()) {
            throw count.changed("the number of results");
        }
        return new Page<>(rows, body.field("next_url").findText().map(address -> path(body, address)));
    }

    private static String status(VendorPart body) {
        return body.field("status").findText().orElse("");
    }

    private VendorFault error(VendorReply reply, VendorPart body) {
        String said = body.field("error").findText().orElse("").toLowerCase(Locale.ROOT);
        if (said.contains("exceeded") || said.contains("maximum requests")) {
            return http.throttled(reply);
        }
        return told(said.contains("api key") ? VendorFault.Kind.KEY_REFUSED : VendorFault.Kind.UNREACHABLE, reply);
    }

    private VendorFault told(VendorFault.Kind kind, VendorReply reply) {
        return http.fault(kind, "%s answered %d: %s".formatted(name(), reply.status(), reply.beginning()));
    }

    private static String path(VendorPart body, String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getRawPath() != null && uri.getRawPath().startsWith("/")) {
                return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
            }
        } catch (IllegalArgumentException e) {
            // no address
        }
        throw body.field("next_url").changed("an address");
    }

    /** Whether it can be a symbol of theirs: classes of shares have a dot, nothing has a dash. */
    static boolean isTheirs(Symbol symbol) {
        return symbol.value().indexOf('-') < 0;
    }

    /** The day in New York of a moment within it. */
    static LocalDate day(VendorPart milliseconds) {
        return Instant.ofEpochMilli(milliseconds.whole())
                .atZone(ExchangeCalendar.ZONE)
                .toLocalDate();
    }
}
