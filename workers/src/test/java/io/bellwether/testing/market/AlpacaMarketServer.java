package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Alpaca Market Data as its API 1.1 describes it. */
public final class AlpacaMarketServer extends MarketServer {
    public static final String KEY = "PKTEST7Q2MW4";
    public static final String SECRET = "s3cr3t/Zk8vQ1+test";

    private static final Predicate<String> FEED = oneOf("sip", "iex", "otc", "boats");
    private static final Predicate<String> ORDER = oneOf("asc", "desc");
    private static final Set<String> ACTION_TYPES = Set.of(
            "reverse_split",
            "forward_split",
            "unit_split",
            "cash_dividend",
            "stock_dividend",
            "spin_off",
            "cash_merger",
            "stock_merger",
            "stock_and_cash_merger",
            "redemption",
            "name_change",
            "worthless_removal",
            "rights_distribution");

    /** Days from the ex-date of a dividend to the one on which it is paid and processed. */
    private static final int PAID_AFTER = 15;

    private AlpacaMarketServer(MarketTape tape) {
        super(tape);
    }

    /** Starts a server that takes {@link #KEY} and {@link #SECRET}. */
    public static AlpacaMarketServer start(MarketTape tape) {
        AlpacaMarketServer server = new AlpacaMarketServer(tape);
        server.listen();
        return server;
    }

    @Override
    protected Answer answer(Asked asked) {
        boolean keys = KEY.equals(asked.headers().get("apca-api-key-id"))
                && SECRET.equals(asked.headers().get("apca-api-secret-key"));
        if (!keys) {
            throw wrongKey("the keys are not those of the account");
        }
        return switch (asked.path()) {
            case "/v2/stocks/bars" -> bars(asked);
            case "/v2/stocks/snapshots" -> snapshots(asked);
            case "/v1/corporate-actions" -> actions(asked);
            case "/v1beta1/news" -> news(asked);
            default -> throw wrong(404, "endpoint not found");
        };
    }

    private static boolean areSymbols(String value) {
        return !value.isEmpty()
                && Stream.of(value.split(",", -1))
                        .allMatch(name -> name.matches("[A-Z]{1,5}(\\.[A-Z]{1,2})?|[A-Z]{6}"));
    }

    /** The symbols of the request that are known, in order. */
    private List<Company> companies(Asked asked) {
        return new TreeSet<>(List.of(asked.query("symbols", "").split(",", -1)))
                .stream()
                        .map(Symbol::new)
                        .flatMap(symbol -> tape().find(symbol).stream())
                        .toList();
    }

    private static boolean isTime(String value) {
        return isDay(value) || isMoment(value);
    }

    private static Instant time(String value) {
        return isDay(value)
                ? LocalDate.parse(value).atStartOfDay(ExchangeCalendar.ZONE).toInstant()
                : ZonedDateTime.parse(value).toInstant();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }

    /** Rows from the token on, a page of them, and the token of the next page. */
    private <T> Map.Entry<List<T>, Optional<String>> page(Asked asked, List<T> all, int limit) {
        String token = asked.query("page_token", "");
        if (!token.matches("(p\\d+)?")) {
            throw wrong(400, "invalid page_token");
        }
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(1));
        int to = Math.min(all.size(), from + rows(limit));
        return Map.entry(
                all.subList(Math.min(from, to), to), to < all.size() ? Optional.of("p" + to) : Optional.empty());
    }

    private static Map<String, Object> body(String name, Object value, Optional<String> next) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, value);
        body.put("next_page_token", next.orElse(null));
        return body;
    }

    private Answer bars(Asked asked) {
        check(
                asked,
                Map.ofEntries(
                        Map.entry("symbols", AlpacaMarketServer::areSymbols),
                        Map.entry("timeframe", oneOf("1Day", "1D")),
                        Map.entry("start", AlpacaMarketServer::isTime),
                        Map.entry("end", AlpacaMarketServer::isTime),
                        Map.entry("limit", whole(1, 10_000)),
                        Map.entry("adjustment", oneOf("raw")),
                        Map.entry("asof", MarketServer::isDay),
                        Map.entry("feed", FEED),
                        Map.entry("currency", oneOf("USD")),
                        Map.entry("page_token", value -> true),
                        Map.entry("sort", ORDER)),
                Set.of("symbols", "timeframe"));
        Instant start = time(asked.query("start", today().toString()));
        Instant end = time(asked.query("end", now().toString()));
        if (asked.query("feed", "sip").equals("sip") && end.isAfter(now().minusSeconds(900))) {
            throw wrong(403, "subscription does not permit querying recent SIP data");
        }
        if (end.isBefore(start)) {
            throw wrong(400, "end should not be before start");
        }
        List<Map.Entry<Symbol, TapeDay>> all = new ArrayList<>();
        companies(asked)
                .forEach(company ->
                        company.days(MarketTape.FIRST.minusYears(40), MarketTape.LAST.plusYears(40), now()).stream()
                                .filter(day -> !midnight(day.date()).isBefore(start)
                                        && !midnight(day.date()).isAfter(end))
                                .forEach(day -> all.add(Map.entry(company.symbol(), day))));
        Map.Entry<List<Map.Entry<Symbol, TapeDay>>, Optional<String>> page =
                page(asked, all, Integer.parseInt(asked.query("limit", "1000")));
        Map<String, List<Object>> bars = new TreeMap<>();
        page.getKey()
                .forEach(one -> bars.computeIfAbsent(one.getKey().value(), name -> new ArrayList<>())
                        .add(bar(one.getValue())));
        return Answer.json(body("bars", bars, page.getValue()));
    }

    private static Map<String, Object> bar(TapeDay day) {
        return Map.of(
                "t",
                midnight(day.date()),
                "o",
                day.open(),
                "h",
                day.high(),
                "l",
                day.low(),
                "c",
                day.close(),
                "v",
                day.volume(),
                "n",
                day.volume() / 100,
                "vw",
                day.close());
    }

    private Answer snapshots(Asked asked) {
        check(
                asked,
                Map.of("symbols", AlpacaMarketServer::areSymbols, "feed", FEED, "currency", oneOf("USD")),
                Set.of("symbols"));
        if (asked.query("feed", "sip").equals("sip")) {
            throw wrong(403, "subscription does not permit querying recent SIP data");
        }
        Map<String, Object> all = new TreeMap<>();
        companies(asked).forEach(company -> all.put(company.symbol().value(), snapshot(company)));
        return Answer.json(all);
    }

    private Map<String, Object> snapshot(Company company) {
        Map<String, Object> snapshot = new LinkedHashMap<>();
        Optional<TapeQuote> quote = company.quote(now());
        snapshot.put("latestTrade", quote.flatMap(AlpacaMarketServer::trade).orElse(null));
        snapshot.put("latestQuote", quote.map(AlpacaMarketServer::quote).orElse(null));
        snapshot.put("minuteBar", null);
        List<TapeDay> days = company.days(today().minusDays(20), today(), now());
        snapshot.put("dailyBar", days.isEmpty() ? null : bar(days.getLast()));
        snapshot.put("prevDailyBar", days.size() < 2 ? null : bar(days.get(days.size() - 2)));
        return snapshot;
    }

    private static Optional<Map<String, Object>> trade(TapeQuote quote) {
        return quote.last()
                .map(price -> Map.of(
                        "t", quote.tradedAt(), "p", price, "s", 100, "x", "V", "c", List.of("@"), "i", 71, "z", "A"));
    }

    private static Map<String, Object> quote(TapeQuote quote) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("t", quote.at());
        fields.put("ap", quote.ask().orElse(BigDecimal.ZERO));
        fields.put("as", quote.ask().isPresent() ? 3 : 0);
        fields.put("ax", "V");
        fields.put("bp", quote.bid().orElse(BigDecimal.ZERO));
        fields.put("bs", quote.bid().isPresent() ? 2 : 0);
        fields.put("bx", "V");
        fields.put("c", List.of("R"));
        fields.put("z", "A");
        return fields;
    }

    /** An action with the list that it is in and the day on which it is processed. */
    private record Processed(LocalDate day, String list, String type, Map<String, Object> fields) {}

    private Answer actions(Asked asked) {
        check(
                asked,
                Map.of(
                        "symbols",
                        AlpacaMarketServer::areSymbols,
                        "cusips",
                        value -> true,
                        "types",
                        value -> ACTION_TYPES.containsAll(List.of(value.split(",", -1))),
                        "start",
                        MarketServer::isDay,
                        "end",
                        MarketServer::isDay,
                        "limit",
                        whole(1, 1_000),
                        "page_token",
                        value -> true,
                        "sort",
                        ORDER),
                Set.of());
        LocalDate start = LocalDate.parse(asked.query("start", today().toString()));
        LocalDate end = LocalDate.parse(asked.query("end", today().toString()));
        Set<String> types =
                Set.of(asked.query("types", String.join(",", ACTION_TYPES)).split(",", -1));
        List<Processed> all = companies(asked).stream()
                .flatMap(company ->
                        company.actions(new DateRange(LocalDate.of(1990, 1, 1), LocalDate.of(2100, 1, 1))).stream())
                .map(AlpacaMarketServer::processed)
                .filter(one -> types.contains(one.type())
                        && !one.day().isBefore(start)
                        && !one.day().isAfter(end))
                .sorted(Comparator.comparing(Processed::day))
                .toList();
        Map.Entry<List<Processed>, Optional<String>> page =
                page(asked, all, Integer.parseInt(asked.query("limit", "100")));
        Map<String, List<Object>> lists = new TreeMap<>();
        page.getKey()
                .forEach(one -> lists.computeIfAbsent(one.list(), name -> new ArrayList<>())
                        .add(one.fields()));
        return Answer.json(body("corporate_actions", lists, page.getValue()));
    }

    private static Processed processed(CorporateAction action) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", UUID.nameUUIDFromBytes(action.key().getBytes(StandardCharsets.UTF_8)));
        String symbol = action.symbol().value();
        if (action instanceof CorporateAction.Split split) {
            boolean reverse = split.newRate().compareTo(split.oldRate()) < 0;
            fields.put("symbol", symbol);
            fields.put("old_rate", split.oldRate());
            fields.put("new_rate", split.newRate());
            fields.put("ex_date", action.exDate());
            fields.put("process_date", action.exDate());
            fields.put("record_date", action.exDate());
            if (reverse) {
                fields.put("old_cusip", "000000001");
                fields.put("new_cusip", "000000002");
            } else {
                fields.put("cusip", "000000003");
                fields.put("payable_date", action.exDate().minusDays(1));
            }
            String type = reverse ? "reverse_split" : "forward_split";
            return new Processed(action.exDate(), type + "s", type, fields);
        }
        if (action instanceof CorporateAction.Dividend dividend) {
            LocalDate paid = action.exDate().plusDays(PAID_AFTER);
            fields.put("symbol", symbol);
            fields.put("cusip", "000000004");
            fields.put("rate", dividend.amount());
            fields.put("special", false);
            fields.put("foreign", false);
            fields.put("ex_date", action.exDate());
            fields.put("process_date", paid);
            fields.put("payable_date", paid);
            return new Processed(paid, "cash_dividends", "cash_dividend", fields);
        }
        fields.put("process_date", action.exDate());
        if (action instanceof CorporateAction.SymbolChange change) {
            fields.put("old_symbol", symbol);
            fields.put("new_symbol", change.newSymbol().value());
            fields.put("old_cusip", "000000005");
            fields.put("new_cusip", "000000005");
            return new Processed(action.exDate(), "name_changes", "name_change", fields);
        }
        CorporateAction.Delisting delisting = (CorporateAction.Delisting) action;
        if (delisting.payout().signum() == 0) {
            fields.put("symbol", symbol);
            fields.put("cusip", "000000006");
            return new Processed(action.exDate(), "worthless_removals", "worthless_removal", fields);
        }
        fields.put("acquiree_symbol", symbol);
        fields.put("acquiree_cusip", "000000007");
        fields.put("rate", delisting.payout());
        fields.put("effective_date", action.exDate());
        return new Processed(action.exDate(), "cash_mergers", "cash_merger", fields);
    }

    private Answer news(Asked asked) {
        check(
                asked,
                Map.of(
                        "symbols",
                        AlpacaMarketServer::areSymbols,
                        "start",
                        AlpacaMarketServer::isTime,
                        "end",
                        AlpacaMarketServer::isTime,
                        "sort",
                        ORDER,
                        "limit",
                        whole(1, 50),
                        "include_content",
                        oneOf("true", "false"),
                        "exclude_contentless",
                        oneOf("true", "false"),
                        "page_token",
                        value -> true),
                Set.of());
        Instant start = time(asked.query("start", "2000-01-01"));
        Instant end = time(asked.query("end", now().toString()));
        Set<String> symbols = Set.of(asked.query("symbols", "").split(",", -1));
        List<MarketTape.Headline> all = tape().headlines(now()).stream()
                .filter(one -> one.symbols().stream().anyMatch(symbol -> symbols.contains(symbol.value())))
                .filter(one ->
                        !one.updatedAt().isBefore(start) && !one.updatedAt().isAfter(end))
                .sorted(Comparator.comparing(MarketTape.Headline::updatedAt))
                .toList();
        Map.Entry<List<MarketTape.Headline>, Optional<String>> page =
                page(asked, all, Integer.parseInt(asked.query("limit", "10")));
        return Answer.json(body(
                "news", page.getKey().stream().map(AlpacaMarketServer::article).toList(), page.getValue()));
    }

    private static Map<String, Object> article(MarketTape.Headline one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", one.id());
        fields.put("headline", one.html());
        fields.put("author", "A Writer");
        fields.put("created_at", one.publishedAt());
        fields.put("updated_at", one.updatedAt());
        fields.put("summary", "");
        fields.put("content", "");
        fields.put("url", "https://news.example/" + one.id());
        fields.put("images", List.of());
        fields.put("symbols", one.symbols().stream().map(Symbol::value).sorted().toList());
        fields.put("source", one.source());
        return fields;
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case KEY_REFUSED -> refused(401, "request is not authorized for key " + KEY + " " + SECRET);
            case NOT_ENTITLED -> refused(403, "subscription does not permit querying recent SIP data");
            case THROTTLED -> refused(429, "too many requests.");
            default -> refused(500, "internal server error");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return Answer.json(status, Map.of("message", message));
    }
}
