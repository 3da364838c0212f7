package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Alpha Vantage: finished days as traded, the newest first, and errors with status 200 that quote the key. */
public final class AlphaVantageServer extends MarketServer {
    public static final String KEY = "AVKEY0123456789";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int COMPACT = 100;
    private static final Map<String, Map<String, Predicate<String>>> KNOWN = Map.of(
            "TIME_SERIES_DAILY",
            Map.of("outputsize", oneOf("compact", "full"), "datatype", oneOf("json"), "symbol", Symbol::isValid),
            "GLOBAL_QUOTE",
            Map.of("symbol", Symbol::isValid),
            "NEWS_SENTIMENT",
            Map.of(
                    "tickers", Symbol::isValid,
                    "time_from", AlphaVantageServer::isMinute,
                    "time_to", AlphaVantageServer::isMinute,
                    "sort", oneOf("LATEST", "EARLIEST", "RELEVANCE"),
                    "limit", whole(1, 1_000)));

    private boolean free;
    private Optional<String> sentence = Optional.empty();

    private AlphaVantageServer(MarketTape tape) {
        super(tape);
    }

    public static AlphaVantageServer start(MarketTape tape) {
        AlphaVantageServer server = new AlphaVantageServer(tape);
        server.listen();
        return server;
    }

    /** From now on the key belongs to nobody who pays. */
    public synchronized AlphaVantageServer free() {
        free = true;
        return this;
    }

    /** From now on it answers everything with this body and status 200. */
    public synchronized void says(String body) {
        sentence = Optional.of(body);
    }

    private static boolean isMinute(String text) {
        return text.matches("\\d{8}T\\d{4}");
    }

    private static String called(Symbol symbol) {
        return symbol.value().replace('.', '-');
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        if (!asked.path().equals("/query")) {
            throw wrong(404, "no such path");
        }
        if (!asked.query("apikey", "").equals(KEY)) {
            throw wrongKey("wrong key");
        }
        String function = asked.query("function", "");
        if (!KNOWN.containsKey(function)) {
            throw wrong(200, "no such function");
        }
        Map<String, Predicate<String>> known = new LinkedHashMap<>(KNOWN.get(function));
        known.put("function", oneOf(function));
        known.put("apikey", oneOf(KEY));
        check(asked, known, Set.of(function.equals("NEWS_SENTIMENT") ? "tickers" : "symbol"));
        if (sentence.isPresent()) {
            return Answer.text(200, "application/json", sentence.get());
        }
        if (function.equals("NEWS_SENTIMENT")) {
            return news(asked);
        }
        Optional<Company> company = tape().symbols().stream()
                .filter(symbol -> called(symbol).equals(asked.query("symbol", "")))
                .flatMap(symbol -> tape().find(symbol).stream())
                .findFirst();
        if (function.equals("GLOBAL_QUOTE")) {
            return Answer.json(Map.of("Global Quote", company.map(this::quote).orElse(Map.of())));
        }
        if (company.isEmpty()) {
            return words("Error Message", "Invalid API call. Please retry or visit the documentation for " + function);
        }
        return series(company.get(), asked.query("outputsize", "compact"));
    }

    private List<TapeDay> finished(Company company) {
        LocalDate today = today();
        boolean closed = now().atZone(ExchangeCalendar.ZONE).getHour() >= 16;
        return company.days(company.firstDay(), closed ? today : today.minusDays(1), now())
                .reversed();
    }

    private Answer series(Company company, String size) {
        if (free && size.equals("full")) {
            return error(MarketTrouble.SAYS_NOT_ENTITLED_200);
        }
        List<TapeDay> days = finished(company);
        Map<String, Object> rows = new LinkedHashMap<>();
        days.stream()
                .limit(size.equals("full") ? days.size() : COMPACT)
                .forEach(day -> rows.put(
                        day.date().toString(),
                        Map.of(
                                "1. open", four(day.open()),
                                "2. high", four(day.high()),
                                "3. low", four(day.low()),
                                "4. close", four(day.close()),
                                "5. volume", Long.toString(day.volume()))));
        return Answer.json(Map.of(
                "Meta Data",
                Map.of(
                        "1. Information",
                        "Daily Prices (open, high, low, close) and Volumes",
                        "2. Symbol",
                        called(company.symbol()),
                        "3. Last Refreshed",
                        today().toString(),
                        "4. Output Size",
                        size.equals("full") ? "Full size" : "Compact",
                        "5. Time Zone",
                        "US/Eastern"),
                "Time Series (Daily)",
                rows));
    }

    private static String four(BigDecimal price) {
        return price.setScale(4).toPlainString();
    }

    private Map<String, String> quote(Company company) {
        TapeDay day = finished(company).getFirst();
        return Map.of(
                "01. symbol", called(company.symbol()),
                "02. open", four(day.open()),
                "03. high", four(day.high()),
                "04. low", four(day.low()),
                "05. price", four(day.close()),
                "06. volume", Long.toString(day.volume()),
                "07. latest trading day", day.date().toString(),
                "10. change percent", "0.0000%");
    }

    private Answer news(Asked asked) {
        Instant from = minute(asked.query("time_from", ""));
        Instant to = minute(asked.query("time_to", ""));
        boolean earliest = asked.query("sort", "LATEST").equals("EARLIEST");
        Comparator<MarketTape.Headline> order = Comparator.comparing(MarketTape.Headline::publishedAt);
        List<Map<String, Object>> feed = tape().headlines(now()).stream()
                .filter(one ->
                        !one.publishedAt().isBefore(from) && !one.publishedAt().isAfter(to))
                .filter(one ->
                        one.symbols().stream().anyMatch(symbol -> called(symbol).equals(asked.query("tickers", ""))))
                .sorted(earliest ? order : order.reversed())
                .limit(Long.parseLong(asked.query("limit", "50")))
                .map(AlphaVantageServer::item)
                .toList();
        if (feed.isEmpty()) {
            return words(
                    "Information", "No articles found. Please adjust the time range or refer to the documentation.");
        }
        return Answer.json(Map.of("items", Integer.toString(feed.size()), "feed", feed));
    }

    private static Map<String, Object> item(MarketTape.Headline one) {
        return Map.of(
                "title", one.html(),
                "url", "https://news.example/" + one.id(),
                "time_published", PUBLISHED.format(one.publishedAt().atOffset(ZoneOffset.UTC)),
                "summary", "",
                "source", one.source(),
                "overall_sentiment_score", 0.1,
                "ticker_sentiment",
                        one.symbols().stream()
                                .map(symbol -> Map.of("ticker", called(symbol), "relevance_score", "0.9"))
                                .toList());
    }

    private static Instant minute(String text) {
        return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Set<MarketTrouble> can() {
        Set<MarketTrouble> can = super.can();
        can.add(MarketTrouble.SAYS_THROTTLED_200);
        can.add(MarketTrouble.SAYS_KEY_REFUSED_200);
        can.add(MarketTrouble.SAYS_NOT_ENTITLED_200);
        return can;
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED -> Answer.json(429, Map.of("Note", "Our standard API call frequency is 5 calls per minute"));
            case KEY_REFUSED -> Answer.json(401, Map.of("Error Message", "the API key " + KEY + " is not valid"));
            case NOT_ENTITLED -> Answer.json(403, Map.of("Information", "This is a premium endpoint"));
            case SAYS_THROTTLED_200 ->
                words(
                        "Information",
                        "Please consider spreading out your free API requests more sparingly (1 request per second). Your API"
                                + " key " + KEY + " has a rate limit of 25 requests per day.");
            case SAYS_KEY_REFUSED_200 ->
                words(
                        "Error Message",
                        "the parameter apikey is invalid or missing, was " + KEY + ". Please claim your free API key.");
            case SAYS_NOT_ENTITLED_200 ->
                words(
                        "Information",
                        "Thank you for using Alpha Vantage! This is a premium endpoint. You may subscribe to any of the"
                                + " premium plans to unlock all premium endpoints, also for your API key " + KEY);
            default -> Answer.json(500, Map.of("Error Message", "internal error"));
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return Answer.json(status, Map.of("Error Message", "Invalid request: " + message));
    }

    private static Answer words(String field, String text) {
        return Answer.json(Map.of(field, text));
    }
}
