package io.bellwether.marketdata.alphavantage;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.GatheredBars;
import io.bellwether.marketdata.app.source.NewsSource;
import io.bellwether.marketdata.app.source.QuoteSource;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.vendor.Html;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Alpha Vantage: prices as traded, one symbol a request, 25 requests a day without a plan. The last 100 sessions are free;
 * the whole history, which a longer span needs, belongs to a plan.
 */
@Component
final class AlphaVantageSource implements BarSource, QuoteSource, NewsSource {
    /** So many bars has a compact answer, the newest ones. */
    private static final int COMPACT = 100;

    /** Most headlines of one answer. */
    private static final String MOST_HEADLINES = "1000";

    private static final String SERIES = "Time Series (Daily)";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final VendorHttp line;
    private final AlphaVantageErrors errors;
    private final int mostHeadlines;

    AlphaVantageSource(Vendors vendors) {
        line = vendors.line("alpha-vantage");
        errors = new AlphaVantageErrors(line);
        mostHeadlines = Integer.parseInt(line.settings().options().getOrDefault("most-headlines", MOST_HEADLINES));
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
            bars(symbol, days).ifPresent(found -> bars.put(symbol, found));
        }
        return bars;
    }

    /**
     * @param bars those of the span
     * @param reaches whether the answer goes back as far as the span does, or is all there is
     */
    private record Series(SourceBars bars, boolean reaches) {}

    private Optional<SourceBars> bars(Symbol symbol, DateRange days) {
        if (sessions(days) <= COMPACT) {
            Optional<Series> compact = series(symbol, days, "compact");
            if (compact.isEmpty() || compact.get().reaches()) {
                return compact.map(Series::bars);
            }
        }
        return series(symbol, days, "full").map(Series::bars);
    }

    private long sessions(DateRange days) {
        return days.first()
                .datesUntil(days.last().plusDays(1))
                .filter(calendar::mayBeTradingDay)
                .limit(COMPACT + 1L)
                .count();
    }

    private Optional<Series> series(Symbol symbol, DateRange days, String size) {
        VendorRequest request = ask("TIME_SERIES_DAILY")
                .with("symbol", called(symbol))
                .with("outputsize", size)
                .with("datatype", "json");
        return line.get(request, reply -> {
            VendorPart answer = answer(reply);
            if (errors.saysUnknown(answer)) {
                return Optional.empty();
            }
            errors.require(answer);
            requireSymbol(answer.field("Meta Data").field("2. Symbol"), symbol);
            GatheredBars bars = new GatheredBars(days);
            List<Map.Entry<String, VendorPart>> rows = answer.field(SERIES).fields();
            LocalDate oldest = LocalDate.MAX;
            for (Map.Entry<String, VendorPart> row : rows) {
                LocalDate date = LocalDate.parse(row.getKey());
                oldest = date.isBefore(oldest) ? date : oldest;
                VendorPart bar = row.getValue();
                bars.add(
                        date,
                        bar.field("1. open").number(),
                        bar.field("2. high").number(),
                        bar.field("3. low").number(),
                        bar.field("4. close").number(),
                        bar.field("5. volume").number());
            }
            boolean reaches = size.equals("full") || rows.size() < COMPACT || !oldest.isAfter(firstSession(days));
            return Optional.of(new Series(bars.toBars(SourceBars.Adjustment.RAW, List.of()), reaches));
        });
    }

    /** The first session of the span; its last day when it has none. */
    private LocalDate firstSession(DateRange days) {
        return days.first()
                .datesUntil(days.last())
                .filter(calendar::mayBeTradingDay)
                .findFirst()
                .orElse(days.last());
    }

    /**
     * Only the day of the last trade is told, not its moment: the open of that session stands for it, so that the price never
     * looks newer than it is.
     */
    @Override
    public Map<Symbol, SourceQuote> quotes(List<Symbol> symbols) {
        Map<Symbol, SourceQuote> quotes = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            quote(symbol).ifPresent(found -> quotes.put(symbol, found));
        }
        return quotes;
    }

    private Optional<SourceQuote> quote(Symbol symbol) {
        return line.get(ask("GLOBAL_QUOTE").with("symbol", called(symbol)), reply -> {
            VendorPart answer = answer(reply);
            errors.require(answer);
            VendorPart quote = answer.field("Global Quote");
            if (quote.fields().isEmpty()) {
                return Optional.empty();
            }
            requireSymbol(quote.field("01. symbol"), symbol);
            LocalDate day = quote.field("07. latest trading day").date();
            return Optional.of(new SourceQuote(
                    symbol,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Price(quote.field("05. price").number())),
                    Optional.of(day.atTime(ExchangeCalendar.OPEN)
                            .atZone(ExchangeCalendar.ZONE)
                            .toInstant()),
                    quote.field("02. open").findNumber().map(Price::new)));
        });
    }

    /** A page holds the oldest headlines of the time that is left; the next one begins where it ends. */
    @Override
    public List<NewsItem> news(List<Symbol> symbols, Instant from, Instant to) {
        Set<NewsItem> items = new LinkedHashSet<>();
        for (Symbol symbol : symbols) {
            Optional<Instant> next = Optional.of(from);
            while (next.isPresent()) {
                next = page(symbol, next.get(), to, items);
            }
        }
        return items.stream()
                .filter(item ->
                        !item.publishedAt().isBefore(from) && item.publishedAt().isBefore(to))
                .toList();
    }

    /** Reads a page, and tells from when on the next one is to be asked. */
    private Optional<Instant> page(Symbol symbol, Instant from, Instant to, Set<NewsItem> items) {
        VendorRequest request = ask("NEWS_SENTIMENT")
                .with("tickers", called(symbol))
                .with("time_from", MINUTE.format(from.atOffset(ZoneOffset.UTC)))
                .with("time_to", MINUTE.format(to.plus(1, ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC)))
                .with("sort", "EARLIEST")
                .with("limit", mostHeadlines);
        return line.get(request, reply -> {
            VendorPart answer = answer(reply);
            if (errors.saysNothingFound(answer)) {
                return Optional.empty();
            }
            errors.require(answer);
            List<VendorPart> feed = answer.field("feed").list();
            feed.forEach(one -> headline(symbol, one).ifPresent(items::add));
            if (feed.size() < mostHeadlines) {
                return Optional.empty();
            }
            Instant last = published(feed.getLast());
            if (Duration.between(from, last).toMinutes() < 1) {
                throw answer.field("feed").changed("less than %d headlines a minute".formatted(mostHeadlines));
            }
            return Optional.of(last);
        });
    }

    /** Empty where no letter of the title is left. */
    private static Optional<NewsItem> headline(Symbol symbol, VendorPart one) {
        String title = Html.text(one.field("title").text(), NewsItem.MAX_HEADLINE);
        String source = Html.text(one.field("source").text(), NewsItem.MAX_SOURCE);
        Instant at = published(one);
        return title.isBlank() ? Optional.empty() : Optional.of(new NewsItem(Optional.of(symbol), at, source, title));
    }

    private static Instant published(VendorPart one) {
        return LocalDateTime.parse(one.field("time_published").text(), PUBLISHED)
                .toInstant(ZoneOffset.UTC);
    }

    private VendorRequest ask(String function) {
        return VendorRequest.of("/query")
                .with("function", function)
                .withSecret("apikey", line.settings().key().orElse(""));
    }

    /** As Alpha Vantage calls it: {@code BRK-B} for {@code BRK.B}. */
    private static String called(Symbol symbol) {
        return symbol.value().replace('.', '-');
    }

    private static void requireSymbol(VendorPart told, Symbol symbol) {
        if (!told.text().equalsIgnoreCase(called(symbol))) {
            throw told.changed(called(symbol));
        }
    }

    private VendorPart answer(VendorReply reply) {
        return line.expectOk(reply).parts();
    }
}
