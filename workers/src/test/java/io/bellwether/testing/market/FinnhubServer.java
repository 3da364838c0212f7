package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finnhub: a symbol that it does not know is zeros, an empty object or an empty list, all with status 200. */
public final class FinnhubServer extends MarketServer {
    public static final String KEY = "finnhub0123456789";

    private static final Predicate<String> SYMBOL = Symbol::isValid;
    private static final Map<String, Map<String, Predicate<String>>> KNOWN = Map.of(
            "/api/v1/quote", Map.of("symbol", SYMBOL),
            "/api/v1/stock/profile2", Map.of("symbol", SYMBOL),
            "/api/v1/company-news", Map.of("symbol", SYMBOL, "from", FinnhubServer::isDay, "to", FinnhubServer::isDay),
            "/api/v1/calendar/earnings",
                    Map.of("symbol", SYMBOL, "from", FinnhubServer::isDay, "to", FinnhubServer::isDay));

    private final List<Map<String, Object>> earnings = new ArrayList<>();
    private final Map<String, String> shares = new TreeMap<>();
    private Optional<String> sentence = Optional.empty();

    private FinnhubServer(MarketTape tape) {
        super(tape);
    }

    public static FinnhubServer start(MarketTape tape) {
        FinnhubServer server = new FinnhubServer(tape);
        server.listen();
        return server;
    }

    /** A report in its calendar, with more fields than anybody needs. */
    public synchronized void report(Symbol symbol, LocalDate date, String hour, int year, int quarter) {
        earnings.add(new TreeMap<>(Map.of(
                "symbol",
                symbol.value(),
                "date",
                date.toString(),
                "hour",
                hour,
                "year",
                year,
                "quarter",
                quarter,
                "revenueEstimate",
                1_234_567)));
    }

    /** Shares outstanding [millions] in a company's profile. */
    public synchronized void shares(Symbol symbol, String millions) {
        shares.put(symbol.value(), millions);
    }

    /** From now on it answers everything with this body and status 200. */
    public synchronized void says(String body) {
        sentence = Optional.of(body);
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        Map<String, Predicate<String>> known = KNOWN.get(asked.path());
        if (known == null) {
            throw wrong(404, "no such path " + asked.path());
        }
        if (!asked.headers().getOrDefault("x-finnhub-token", "").equals(KEY)) {
            throw wrongKey("wrong key");
        }
        Set<String> required = asked.path().endsWith("earnings") ? Set.of("from", "to") : known.keySet();
        check(asked, known, required);
        if (sentence.isPresent()) {
            return Answer.text(200, "application/json", sentence.get());
        }
        String symbol = asked.query("symbol", "");
        Optional<Company> company = Symbol.isValid(symbol) ? tape().find(new Symbol(symbol)) : Optional.empty();
        return switch (asked.path().substring("/api/v1/".length())) {
            case "quote" -> Answer.json(quote(company));
            case "stock/profile2" -> Answer.json(company.map(this::profile).orElse(Map.of()));
            case "company-news" -> Answer.json(news(asked));
            default -> Answer.json(Map.of("earningsCalendar", earnings(asked)));
        };
    }

    private Map<String, Object> quote(Optional<Company> company) {
        Optional<TapeQuote> told = company.flatMap(one -> one.quote(now()))
                .filter(one -> one.last().isPresent());
        Map<String, Object> quote =
                new TreeMap<>(Map.of("c", 0, "d", 0, "dp", 0, "h", 0, "l", 0, "o", 0, "pc", 0, "t", 0));
        told.ifPresent(one -> {
            quote.put("c", one.last().orElseThrow());
            quote.put("t", one.tradedAt().getEpochSecond());
            company.orElseThrow().days(today(), today(), now()).forEach(day -> {
                quote.put("o", day.open());
                quote.put("h", day.high());
                quote.put("l", day.low());
            });
        });
        return quote;
    }

    private Map<String, Object> profile(Company company) {
        Map<String, Object> profile = new TreeMap<>(Map.of(
                "ticker",
                company.symbol().value(),
                "name",
                company.name(),
                "exchange",
                "NASDAQ NMS - GLOBAL MARKET",
                "currency",
                "USD",
                "marketCapitalization",
                new BigDecimal("123.45")));
        Optional.ofNullable(shares.get(company.symbol().value()))
                .ifPresent(millions -> profile.put("shareOutstanding", new BigDecimal(millions)));
        return profile;
    }

    private List<Map<String, Object>> news(Asked asked) {
        LocalDate from = LocalDate.parse(asked.query("from", ""));
        LocalDate to = LocalDate.parse(asked.query("to", ""));
        return tape().headlines(now()).stream()
                .filter(one -> one.symbols().contains(new Symbol(asked.query("symbol", ""))))
                .filter(one -> {
                    LocalDate day =
                            one.publishedAt().atZone(ExchangeCalendar.ZONE).toLocalDate();
                    return !day.isBefore(from) && !day.isAfter(to);
                })
                .sorted(Comparator.comparing(MarketTape.Headline::publishedAt).reversed())
                .limit(rows(250))
                .map(one -> Map.<String, Object>of(
                        "category", "company",
                        "datetime", one.publishedAt().getEpochSecond(),
                        "headline", one.html(),
                        "id", one.id(),
                        "image", "",
                        "related", asked.query("symbol", ""),
                        "source", one.source(),
                        "summary", "",
                        "url", "https://news.example/" + one.id()))
                .toList();
    }

    private List<Map<String, Object>> earnings(Asked asked) {
        String from = asked.query("from", "");
        String to = asked.query("to", "");
        return earnings.stream()
                .filter(one -> one.get("date").toString().compareTo(from) >= 0
                        && one.get("date").toString().compareTo(to) <= 0)
                .filter(one ->
                        asked.query("symbol", one.get("symbol").toString()).equals(one.get("symbol")))
                .limit(rows(1_500))
                .toList();
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
            case THROTTLED -> problem(429, "API limit reached. Please try again later. Remaining Limit: 0");
            case SAYS_THROTTLED_200 -> problem(200, "API limit reached. Please try again later. Remaining Limit: 0");
            case KEY_REFUSED -> problem(401, "Invalid API key " + KEY);
            case SAYS_KEY_REFUSED_200 -> problem(200, "Invalid API key " + KEY);
            case NOT_ENTITLED -> problem(403, "You don't have access to this resource.");
            case SAYS_NOT_ENTITLED_200 -> problem(200, "You don't have access to this resource.");
            default -> problem(500, "internal error");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return problem(status, message);
    }

    private static Answer problem(int status, String message) {
        return Answer.json(status, Map.of("error", message));
    }
}
