package io.bellwether.marketdata.finnhub;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.EventSource;
import io.bellwether.marketdata.app.source.FactSource;
import io.bellwether.marketdata.app.source.NewsSource;
import io.bellwether.marketdata.app.source.QuoteSource;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.vendor.Html;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finnhub: one symbol a request, North American companies, about a year of headlines without a plan. */
@Component
final class FinnhubSource implements NewsSource, EventSource, FactSource, QuoteSource {
    /** Most headlines of one answer, the newest ones; not documented, so that an option may say otherwise. */
    private static final String MOST_HEADLINES = "250";

    /** A calendar ends here. */
    private static final int MOST_EVENTS = 1_500;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final VendorHttp line;
    private final int mostHeadlines;

    FinnhubSource(Vendors vendors) {
        line = vendors.line("finnhub");
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
    public List<NewsItem> news(List<Symbol> symbols, Instant from, Instant to) {
        // which zone its days are of is not told: a day more on both sides
        DateRange days = new DateRange(day(from).minusDays(1), day(to).plusDays(1));
        List<NewsItem> items = new ArrayList<>();
        for (Symbol symbol : symbols) {
            headlines(symbol, days).values().stream()
                    .flatMap(Optional::stream)
                    .filter(item -> !item.publishedAt().isBefore(from)
                            && item.publishedAt().isBefore(to))
                    .forEach(items::add);
        }
        return items;
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** By number; of a list that may be cut off both halves of its days are asked for, down to single days. */
    private Map<Long, Optional<NewsItem>> headlines(Symbol symbol, DateRange days) {
        Map<Long, Optional<NewsItem>> items = line.get(
                ask("company-news")
                        .with("symbol", symbol)
                        .with("from", days.first())
                        .with("to", days.last()),
                answer(list -> {
                    Map<Long, Optional<NewsItem>> found = new LinkedHashMap<>();
                    list.list().forEach(one -> found.put(one.field("id").whole(), headline(symbol, one)));
                    return found;
                }));
        if (items.size() < mostHeadlines || days.first().equals(days.last())) {
            return items;
        }
        LocalDate middle = days.first().plusDays(ChronoUnit.DAYS.between(days.first(), days.last()) / 2);
        Map<Long, Optional<NewsItem>> both =
                new LinkedHashMap<>(headlines(symbol, new DateRange(days.first(), middle)));
        both.putAll(headlines(symbol, new DateRange(middle.plusDays(1), days.last())));
        return both;
    }

    /** Empty where no letter of the headline is left. */
    private static Optional<NewsItem> headline(Symbol symbol, VendorPart one) {
        String text = Html.text(one.field("headline").text(), NewsItem.MAX_HEADLINE);
        String source = Html.text(one.field("source").text(), NewsItem.MAX_SOURCE);
        Instant at = one.field("datetime").seconds();
        return text.isBlank() ? Optional.empty() : Optional.of(new NewsItem(Optional.of(symbol), at, source, text));
    }

    /**
     * Reports of companies. Whichever needs fewer requests is done: one per symbol, or one per day for the whole market. When
     * a day was announced is not told: it was known when it was asked for.
     */
    @Override
    public List<MarketEvent> events(Set<Symbol> symbols, DateRange days, Instant seenAt) {
        long count = ChronoUnit.DAYS.between(days.first(), days.last()) + 1;
        Stream<VendorRequest> requests = symbols.size() <= count
                ? symbols.stream()
                        .sorted()
                        .map(symbol -> calendar(days.first(), days.last()).with("symbol", symbol))
                : days.first().datesUntil(days.last().plusDays(1)).map(day -> calendar(day, day));
        return requests.flatMap(request -> line.get(request, answer(one -> earnings(one, seenAt))).stream())
                .filter(one -> symbols.contains(one.symbol())
                        && !one.date().isBefore(days.first())
                        && !one.date().isAfter(days.last()))
                .<MarketEvent>map(one -> one)
                .distinct()
                .toList();
    }

    private VendorRequest calendar(LocalDate from, LocalDate to) {
        return ask("calendar/earnings").with("from", from).with("to", to);
    }

    private static List<MarketEvent.Earnings> earnings(VendorPart answer, Instant seenAt) {
        List<VendorPart> rows = answer.field("earningsCalendar").list();
        if (rows.size() >= MOST_EVENTS) {
            throw answer.field("earningsCalendar").changed("less than %d reports".formatted(MOST_EVENTS));
        }
        return rows.stream()
                .filter(one -> Symbol.isValid(one.field("symbol").text()))
                .map(one -> earning(one, seenAt))
                .toList();
    }

    private static MarketEvent.Earnings earning(VendorPart one, Instant seenAt) {
        LocalDate date = one.field("date").date();
        VendorPart year = one.field("year");
        VendorPart quarter = one.field("quarter");
        boolean named = year.isThere() && quarter.isThere() && quarter.whole() > 0;
        String reference = named ? year.whole() + "Q" + quarter.whole() : date.toString();
        MarketEvent.Timing timing =
                switch (one.field("hour").findText().orElse("").toLowerCase(Locale.ROOT)) {
                    case "bmo" -> MarketEvent.Timing.BEFORE_OPEN;
                    case "dmh" -> MarketEvent.Timing.DURING_SESSION;
                    case "amc" -> MarketEvent.Timing.AFTER_CLOSE;
                    default -> MarketEvent.Timing.UNKNOWN;
                };
        return new MarketEvent.Earnings(new Symbol(one.field("symbol").text()), reference, date, timing, seenAt);
    }

    /** The shares of the company's profile, which are those of the day on which it is asked. */
    @Override
    public List<InstrumentFact> facts(Symbol symbol, Instant seenAt) {
        return line.get(ask("stock/profile2").with("symbol", symbol), answer(profile -> {
            if (profile.fields().isEmpty()) {
                return List.of();
            }
            requireSymbol(profile.field("ticker"), symbol);
            return profile
                    .field("shareOutstanding")
                    .findNumber()
                    .filter(millions -> millions.signum() > 0)
                    .map(millions -> new InstrumentFact(
                            symbol,
                            InstrumentFact.Kind.SHARES_OUTSTANDING,
                            millions.multiply(MILLION).setScale(0, RoundingMode.HALF_UP),
                            seenAt.atZone(ExchangeCalendar.ZONE).toLocalDate(),
                            seenAt))
                    .stream()
                    .toList();
        }));
    }

    private static void requireSymbol(VendorPart told, Symbol symbol) {
        if (!told.text().equalsIgnoreCase(symbol.value())) {
            throw told.changed(symbol.value());
        }
    }

    /** Last prices; a symbol that Finnhub does not know comes as zeros. */
    @Override
    public Map<Symbol, SourceQuote> quotes(List<Symbol> symbols) {
        Map<Symbol, SourceQuote> quotes = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            line.get(ask("quote").with("symbol", symbol), answer(quote -> quote(symbol, quote)))
                    .ifPresent(found -> quotes.put(symbol, found));
        }
        return quotes;
    }

    private static Optional<SourceQuote> quote(Symbol symbol, VendorPart quote) {
        BigDecimal last = quote.field("c").number();
        BigDecimal open = quote.field("o").number();
        if (last.signum() == 0) {
            return Optional.empty();
        }
        Instant at = quote.field("t").seconds();
        if (at.equals(Instant.EPOCH)) {
            throw quote.field("t").changed("a moment");
        }
        return Optional.of(new SourceQuote(
                symbol,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Price(last)),
                Optional.of(at),
                Optional.of(open).filter(price -> price.signum() > 0).map(Price::new)));
    }

    private VendorRequest ask(String what) {
        return VendorRequest.of("/api/v1/" + what)
                .withHeader("X-Finnhub-Token", line.settings().key().orElse(""));
    }

    /** Reads an answer that is no error; errors may come with status 200. */
    private <T> Function<VendorReply, T> answer(Function<VendorPart, T> read) {
        return reply -> {
            VendorPart parts = line.expectOk(reply).parts();
            Optional<String> error = parts.field("error").findText();
            if (error.isPresent()) {
                throw fault(reply, error.get());
            }
            return read.apply(parts);
        };
    }

    private VendorFault fault(VendorReply reply, String error) {
        String text = error.toLowerCase(Locale.ROOT);
        if (text.contains("limit")) {
            return line.throttled(reply);
        }
        VendorFault.Kind kind = text.contains("api key")
                ? VendorFault.Kind.KEY_REFUSED
                : text.contains("access") ? VendorFault.Kind.NOT_ENTITLED : VendorFault.Kind.REFUSED;
        return line.fault(kind, "%s answered: %s".formatted(name(), error));
    }
}
