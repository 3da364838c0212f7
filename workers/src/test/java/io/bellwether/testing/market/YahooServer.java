package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Yahoo's chart, version 8: prices restated for splits up to today, in single precision, with {@code null} where there are
 * no numbers, and today's unfinished bar at the end. Whoever does not look like a browser gets "Too Many Requests".
 */
public final class YahooServer extends MarketServer {
    private static final String CHART = "/v8/finance/chart/";
    private static final Map<String, Predicate<String>> KNOWN = Map.of(
            "period1", whole(0, 9_999_999_999L),
            "period2", whole(0, 9_999_999_999L),
            "range", oneOf("1d", "5d", "1mo", "1y", "max"),
            "interval", oneOf("1d"),
            "events", oneOf("div,splits"),
            "includePrePost", oneOf("true", "false"));

    private final Map<String, Map<String, String>> said = new HashMap<>();

    private YahooServer(MarketTape tape) {
        super(tape);
    }

    public static YahooServer start(MarketTape tape) {
        YahooServer server = new YahooServer(tape);
        server.listen();
        return server;
    }

    /** Says of a symbol something else than usual in a field of its meta part, e.g. {@code currency}. */
    public YahooServer says(Symbol symbol, String field, String value) {
        said.computeIfAbsent(called(symbol), key -> new HashMap<>()).put(field, value);
        return this;
    }

    private static String called(Symbol symbol) {
        return symbol.value().replace('.', '-');
    }

    @Override
    protected Answer answer(Asked asked) {
        if (!asked.headers().getOrDefault("user-agent", "").startsWith("Mozilla/5.0 ")) {
            throw wrong(429, "not a browser");
        }
        if (!asked.path().startsWith(CHART)) {
            throw wrong(404, "no such path");
        }
        check(asked, KNOWN, Set.of("interval"));
        if (asked.query().containsKey("range") == asked.query().containsKey("period1")) {
            throw wrong(422, "either a range or a period");
        }
        String name = asked.path().substring(CHART.length());
        Optional<Company> company = tape().symbols().stream()
                .filter(symbol -> called(symbol).equals(name))
                .flatMap(symbol -> tape().find(symbol).stream())
                .filter(one -> !one.firstDay().isAfter(today()))
                .findFirst();
        if (company.isEmpty()) {
            return problem(404, "Not Found", "No data found, symbol may be delisted");
        }
        return chart(company.get(), asked);
    }

    private Answer chart(Company company, Asked asked) {
        boolean period = asked.query().containsKey("period1");
        LocalDate first = period ? day(asked.query("period1", "")) : lastSession(company);
        LocalDate last = period ? day(asked.query("period2", "")) : today();
        List<TapeDay> days = company.days(first, last.isAfter(today()) ? today() : last, now());
        if (days.isEmpty() && first.isAfter(company.lastDay())) {
            return problem(
                    400,
                    "Bad Request",
                    "Data doesn't exist for startDate = %s, endDate = %s"
                            .formatted(asked.query("period1", ""), asked.query("period2", "")));
        }
        Map<String, Object> result = new TreeMap<>();
        result.put("meta", meta(company));
        result.put("indicators", Map.of("quote", List.of(columns(company, days)), "adjclose", List.of(Map.of())));
        List<Long> times = new ArrayList<>();
        timed(company, days).keySet().forEach(day -> times.add(open(day)));
        if (!times.isEmpty()) {
            result.put("timestamp", times);
        }
        Map<String, Object> events = events(company, new DateRange(first, today().isBefore(first) ? first : today()));
        if (!events.isEmpty()) {
            result.put("events", events);
        }
        Map<String, @Nullable Object> chart = new TreeMap<>();
        chart.put("result", List.of(result));
        chart.put("error", null);
        return Answer.json(Map.of("chart", chart));
    }

    private LocalDate lastSession(Company company) {
        return company.days(company.firstDay(), today(), now()).getLast().date();
    }

    private static LocalDate day(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds))
                .atZone(ExchangeCalendar.ZONE)
                .toLocalDate();
    }

    private static long open(LocalDate day) {
        return day.atTime(ExchangeCalendar.OPEN).atZone(ExchangeCalendar.ZONE).toEpochSecond();
    }

    private Map<String, Object> meta(Company company) {
        String name = called(company.symbol());
        Map<String, Object> meta = new TreeMap<>(Map.of(
                "currency", "USD",
                "symbol", name,
                "exchangeName", "NCM",
                "instrumentType", "EQUITY",
                "gmtoffset", -18_000,
                "timezone", "EST",
                "exchangeTimezoneName", "America/New_York",
                "dataGranularity", "1d",
                "range", ""));
        meta.put("currentTradingPeriod", Map.of("regular", Map.of("start", open(today()), "timezone", "EST")));
        company.quote(now()).filter(quote -> quote.last().isPresent()).ifPresent(quote -> {
            meta.put("regularMarketPrice", single(quote.last().orElseThrow()));
            meta.put("regularMarketTime", quote.tradedAt().getEpochSecond());
        });
        meta.putAll(said.getOrDefault(name, Map.of()));
        return meta;
    }

    /** With the days that have no numbers between them. */
    private Map<LocalDate, Optional<TapeDay>> timed(Company company, List<TapeDay> days) {
        Map<LocalDate, Optional<TapeDay>> timed = new TreeMap<>();
        if (!days.isEmpty()) {
            company.withoutNumbers()
                    .subSet(days.getFirst().date(), days.getLast().date())
                    .forEach(day -> timed.put(day, Optional.empty()));
        }
        days.forEach(day -> timed.put(day.date(), Optional.of(day)));
        return timed;
    }

    private Map<String, List<@Nullable Object>> columns(Company company, List<TapeDay> days) {
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        for (String name : List.of("open", "high", "low", "close", "volume")) {
            columns.put(name, new ArrayList<>());
        }
        timed(company, days).forEach((date, day) -> {
            BigDecimal factor = company.splitFactor(date, today());
            add(columns, "open", day.map(one -> single(one.open(), factor)));
            add(columns, "high", day.map(one -> single(one.high(), factor)));
            add(columns, "low", day.map(one -> single(one.low(), factor)));
            add(columns, "close", day.map(one -> single(one.close(), factor)));
            add(columns, "volume", day.map(one -> volume(one.volume(), factor)));
        });
        return columns;
    }

    private static void add(Map<String, List<@Nullable Object>> columns, String name, Optional<?> value) {
        columns.get(name).add(value.orElse(null));
    }

    /** Shares of today, whole. */
    public static long volume(long shares, BigDecimal factor) {
        return BigDecimal.valueOf(shares)
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static double single(BigDecimal price, BigDecimal factor) {
        return single(price.divide(factor, MathContext.DECIMAL64));
    }

    private static double single(BigDecimal price) {
        return price.floatValue();
    }

    private Map<String, Object> events(Company company, DateRange days) {
        Map<String, Object> splits = new TreeMap<>();
        Map<String, Object> dividends = new TreeMap<>();
        for (CorporateAction action : company.actions(days)) {
            long time = open(action.exDate());
            if (action instanceof CorporateAction.Split split) {
                splits.put(
                        Long.toString(time),
                        Map.of(
                                "date",
                                time,
                                "numerator",
                                split.newRate(),
                                "denominator",
                                split.oldRate(),
                                "splitRatio",
                                split.newRate() + ":" + split.oldRate()));
            } else if (action instanceof CorporateAction.Dividend dividend) {
                BigDecimal factor = company.splitFactor(action.exDate().minusDays(1), today());
                BigDecimal amount = dividend.amount().divide(factor, 6, RoundingMode.HALF_UP);
                dividends.put(Long.toString(time), Map.of("amount", amount.doubleValue(), "date", time));
            }
        }
        Map<String, Object> events = new TreeMap<>();
        if (!splits.isEmpty()) {
            events.put("splits", splits);
        }
        if (!dividends.isEmpty()) {
            events.put("dividends", dividends);
        }
        return events;
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED -> Answer.text(429, "text/plain", "Too Many Requests");
            case KEY_REFUSED -> problem(401, "Unauthorized", "Invalid Cookie");
            case NOT_ENTITLED -> problem(403, "Forbidden", "User is unable to access this feature");
            case SAYS_THROTTLED_200 -> Answer.text(200, "text/plain", "Edge: Too Many Requests");
            default -> problem(500, "Internal Server Error", "internal error");
        };
    }

    @Override
    public Set<MarketTrouble> can() {
        Set<MarketTrouble> can = super.can();
        can.add(MarketTrouble.SAYS_THROTTLED_200);
        return can;
    }

    @Override
    protected Answer refused(int status, String message) {
        return status == 429 ? error(MarketTrouble.THROTTLED) : problem(status, "Bad Request", message);
    }

    private static Answer problem(int status, String code, String description) {
        Map<String, @Nullable Object> chart = new TreeMap<>();
        chart.put("result", null);
        chart.put("error", Map.of("code", code, "description", description));
        return Answer.json(status, Map.of("chart", chart));
    }
}
