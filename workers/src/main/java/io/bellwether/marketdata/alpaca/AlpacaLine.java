package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How Alpaca is asked: with two keys in headers, page after page. */
final class AlpacaLine {
    private static final int MOST_PAGES = 10_000;

    private final VendorHttp http;

    private record Page<T>(List<T> rows, Optional<String> next) {}

    AlpacaLine(VendorHttp http) {
        this.http = http;
    }

    String name() {
        return http.settings().name();
    }

    Optional<String> lacks() {
        return http.settings().lacks();
    }

    String option(String name, String otherwise) {
        return http.settings().options().getOrDefault(name, otherwise);
    }

    /** Asks once. */
    <T> T get(VendorRequest request, Function<VendorReply, T> read) {
        return http.get(signed(request), reply -> read.apply(ok(reply)));
    }

    /**
     * Asks for all pages.
     *
     * @param read the rows of a page
     */
    <T> List<T> pages(VendorRequest request, Function<VendorPart, List<T>> read) {
        List<T> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> token = Optional.empty();
        do {
            VendorRequest asked =
                    token.map(name -> request.with("page_token", name)).orElse(request);
            Page<T> page = get(asked, reply -> {
                VendorPart body = reply.parts();
                return new Page<>(
                        read.apply(body), body.field("next_page_token").findText());
            });
            rows.addAll(page.rows());
            token = page.next();
            if (token.isPresent() && (!seen.add(token.get()) || seen.size() > MOST_PAGES)) {
                throw http.fault(VendorFault.Kind.MALFORMED, name() + " names pages without an end");
            }
        } while (token.isPresent());
        return rows;
    }

    private VendorRequest signed(VendorRequest request) {
        return request.withHeader("APCA-API-KEY-ID", http.settings().key().orElse(""))
                .withHeader("APCA-API-SECRET-KEY", http.settings().secret().orElse(""));
    }

    /** A key that is not theirs is "forbidden."; what a plan does not include is another sentence with the same 403. */
    private VendorReply ok(VendorReply reply) {
        if (reply.status() == 403 && reply.text().contains("\"forbidden.\"")) {
            throw http.fault(VendorFault.Kind.KEY_REFUSED, name() + " does not take the key: " + reply.beginning());
        }
        return http.expectOk(reply);
    }

    /** The symbols that can be theirs, each once: classes of shares have a dot, nothing has a dash. */
    static List<Symbol> theirs(Collection<Symbol> symbols) {
        return symbols.stream()
                .filter(symbol -> symbol.value().indexOf('-') < 0)
                .distinct()
                .sorted()
                .toList();
    }

    static String names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).collect(Collectors.joining(","));
    }

    /** Midnight in New York, as daily bars are stamped. */
    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }

    static Instant moment(VendorPart time) {
        try {
            return Instant.parse(time.text());
        } catch (DateTimeParseException e) {
            throw time.changed("a moment");
        }
    }

    static LocalDate day(Instant moment) {
        return moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
