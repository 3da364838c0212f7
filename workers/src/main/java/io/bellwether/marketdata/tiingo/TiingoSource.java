package io.bellwether.marketdata.tiingo;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.ActionSource;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.GatheredBars;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceBars.Adjustment;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Dividend;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Tiingo's end-of-day prices ({@code GET /tiingo/daily/<ticker>/prices}): as traded, with split factor and dividend of each
 * day beside them. They are ready at 17:30 New York and corrected until 20:00. A class of shares has a dash. What is said
 * about the allocation of the hour, the day or the month comes with 429, with 200 or as plain text, and is never taken for
 * a symbol without prices.
 */
@Component
final class TiingoSource implements BarSource, ActionSource {
    /** Bars and actions are one answer. */
    private static final Duration KEEP = Duration.ofMinutes(1);

    /** Requests that are used up come back by the hour at the earliest. */
    private static final Duration USED_UP = Duration.ofMinutes(10);

    private final VendorHttp line;

    TiingoSource(Vendors vendors) {
        line = vendors.line("tiingo");
    }

    @Override
    public String name() {
        return line.settings().name();
    }

    @Override
    public Optional<String> lacks() {
        return line.settings().lacks();
    }

    @Override
    public boolean bringsActions() {
        return true;
    }

    @Override
    public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
        Map<Symbol, SourceBars> found = new TreeMap<>();
        symbols.forEach(symbol -> read(symbol, days).ifPresent(bars -> found.put(symbol, bars)));
        return found;
    }

    @Override
    public List<CorporateAction> actions(List<Symbol> symbols, DateRange exDates) {
        return symbols.stream()
                .flatMap(symbol -> read(symbol, exDates).stream())
                .flatMap(bars -> bars.actions().stream())
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    private Optional<SourceBars> read(Symbol symbol, DateRange days) {
        String ticker = symbol.value().replace('.', '-');
        VendorRequest request = VendorRequest.of("/tiingo/daily/" + ticker + "/prices")
                .with("startDate", days.first())
                .with("endDate", days.last())
                .withHeader("Authorization", "Token " + line.settings().key().orElse(""));
        return line.get(request, KEEP, reply -> {
            if (reply.status() == 404 && says(reply).equals("not found.")) {
                return Optional.empty();
            }
            return Optional.of(bars(symbol, days, ok(reply)));
        });
    }

    /** What is said in the place of prices, in lower case; empty when it is prices. */
    private static String says(VendorReply reply) {
        String text = reply.text().strip();
        if (text.startsWith("[") || reply.isPage()) {
            return "";
        }
        return text.startsWith("{")
                ? reply.parts().field("detail").findText().orElse("").toLowerCase(Locale.ROOT)
                : text.toLowerCase(Locale.ROOT);
    }

    private VendorReply ok(VendorReply reply) {
        String said = reply.ok() || reply.status() == 429 ? says(reply) : "";
        if (said.contains("you have run over") || said.contains("allocation")) {
            VendorFault told = line.throttled(reply);
            throw told.retryAfter().isPresent()
                    ? told
                    : new VendorFault(
                            name(), told.kind(), String.valueOf(told.getMessage()), Optional.of(USED_UP), null);
        }
        line.expectOk(reply);
        if (said.contains("throttle") || said.contains("too many requests")) {
            throw line.throttled(reply);
        }
        if (said.contains("token") || said.contains("credentials")) {
            throw line.fault(VendorFault.Kind.KEY_REFUSED, name() + " does not take the key: " + reply.beginning());
        }
        if (said.contains("permission") || said.contains("subscri") || said.contains("upgrade")) {
            throw line.fault(
                    VendorFault.Kind.NOT_ENTITLED, name() + " says the key does not include it: " + reply.beginning());
        }
        return reply;
    }

    private static SourceBars bars(Symbol symbol, DateRange days, VendorReply reply) {
        GatheredBars bars = new GatheredBars(days);
        List<CorporateAction> actions = new ArrayList<>();
        for (VendorPart row : reply.parts().list()) {
            LocalDate day = day(row.field("date"));
            if (row.field("close").isThere()) {
                bars.add(
                        day,
                        row.field("open").number(),
                        row.field("high").number(),
                        row.field("low").number(),
                        row.field("close").number(),
                        row.field("volume").number());
            }
            row.field("divCash")
                    .findNumber()
                    .filter(amount -> amount.signum() != 0)
                    .ifPresent(amount -> actions.add(new Dividend(symbol, day, amount)));
            row.field("splitFactor")
                    .findNumber()
                    .filter(factor -> factor.compareTo(BigDecimal.ONE) != 0)
                    .ifPresent(factor -> actions.add(SplitFactor.split(symbol, day, factor)));
        }
        return bars.toBars(
                Adjustment.RAW,
                actions.stream().sorted(CorporateAction.IN_ORDER).toList());
    }

    /** A label, written as midnight in UTC: nothing is shifted. */
    private static LocalDate day(VendorPart date) {
        String text = date.text();
        try {
            return LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw date.changed("a date");
        }
    }
}
