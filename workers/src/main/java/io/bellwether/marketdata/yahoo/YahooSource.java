package io.bellwether.marketdata.yahoo;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.ActionSource;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.QuoteSource;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Yahoo's chart: daily bars, last prices, splits and dividends, one symbol a request. It wants a browser's name, which
 * {@code options.user-agent} changes. What Yahoo calls otherwise, such as an index, is named by {@code options.symbol.NAME}.
 */
@Component
final class YahooSource implements BarSource, QuoteSource, ActionSource {
    private static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";

    /** Always asked for up to the present: prices are restated for every split up to it. */
    private static final String UP_TO_NOW = "9999999999";

    /** Bars and actions are one answer. */
    private static final Duration KEEP = Duration.ofMinutes(1);

    private final VendorHttp line;

    YahooSource(Vendors vendors) {
        line = vendors.line("yahoo");
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
    public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
        Map<Symbol, SourceBars> bars = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            since(symbol, days).ifPresent(found -> bars.put(symbol, found));
        }
        return bars;
    }

    @Override
    public boolean bringsActions() {
        return true;
    }

    @Override
    public List<CorporateAction> actions(List<Symbol> symbols, DateRange exDates) {
        return symbols.stream()
                .flatMap(symbol -> since(symbol, exDates).stream())
                .flatMap(found -> found.actions().stream())
                .toList();
    }

    @Override
    public Map<Symbol, SourceQuote> quotes(List<Symbol> symbols) {
        Map<Symbol, SourceQuote> quotes = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            line.get(
                            chart(symbol).with("range", "1d"),
                            reply -> read(symbol, reply).flatMap(YahooChart::toQuote))
                    .ifPresent(quote -> quotes.put(symbol, quote));
        }
        return quotes;
    }

    private Optional<SourceBars> since(Symbol symbol, DateRange days) {
        long from = days.first().atStartOfDay(ExchangeCalendar.ZONE).toEpochSecond();
        VendorRequest request = chart(symbol).with("period1", from).with("period2", UP_TO_NOW);
        return line.get(request, KEEP, reply -> read(symbol, reply)).map(chart -> chart.toBars(days));
    }

    private VendorRequest chart(Symbol symbol) {
        String path = "/v8/finance/chart/" + URLEncoder.encode(called(symbol), StandardCharsets.UTF_8);
        return VendorRequest.of(path)
                .with("interval", "1d")
                .with("events", "div,splits")
                .with("includePrePost", false)
                .withHeader("User-Agent", line.settings().options().getOrDefault("user-agent", USER_AGENT));
    }

    /** As Yahoo calls it: {@code BRK-B} for {@code BRK.B}. */
    private String called(Symbol symbol) {
        return line.settings()
                .options()
                .getOrDefault("symbol." + symbol, symbol.value().replace('.', '-'));
    }

    /** The chart; empty when Yahoo does not know the symbol. */
    private Optional<YahooChart> read(Symbol symbol, VendorReply reply) {
        String text = reply.beginning().toLowerCase(Locale.ROOT);
        if (text.contains("too many requests") && !text.startsWith("{")) {
            throw line.throttled(reply);
        }
        boolean explains = reply.status() == 404 || reply.status() == 400 || reply.status() == 422;
        VendorPart answer = (explains && !reply.isPage() ? reply : line.expectOk(reply)).parts();
        VendorPart chart = answer.field("chart");
        VendorPart error = chart.field("error");
        if (error.isThere()) {
            String code = error.field("code").findText().orElse("");
            String why = error.field("description").findText().orElse("");
            if (code.equals("Not Found")) {
                return Optional.empty();
            }
            if (why.startsWith("Data doesn't exist for startDate")) {
                return Optional.of(YahooChart.empty(symbol));
            }
            throw line.fault(
                    VendorFault.Kind.REFUSED, "%s answered %d: %s: %s".formatted(name(), reply.status(), code, why));
        }
        line.expectOk(reply);
        List<VendorPart> results = chart.field("result").list();
        if (results.size() != 1) {
            throw chart.field("result").changed("one result");
        }
        return Optional.of(YahooChart.of(symbol, called(symbol), results.get(0)));
    }
}
