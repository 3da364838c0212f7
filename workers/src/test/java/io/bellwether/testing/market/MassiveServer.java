package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Massive with its words for how it went. The address of the next page names the host of before it was renamed, and no key.
 */
public final class MassiveServer extends MarketServer {
    public static final String KEY = "Mass1veT3stKey_x7Q2";

    private static final Pattern AGGREGATES =
            Pattern.compile("/v2/aggs/ticker/([A-Z.]+)/range/1/day/(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern GROUPED =
            Pattern.compile("/v2/aggs/grouped/locale/us/market/stocks/(\\d{4}-\\d{2}-\\d{2})");
    private static final DateRange ALWAYS_KNOWN = new DateRange(LocalDate.of(1990, 1, 1), LocalDate.of(2100, 1, 1));

    private MassiveServer(MarketTape tape) {
        super(tape);
    }

    /** Starts a server that takes {@link #KEY}. */
    public static MassiveServer start(MarketTape tape) {
        MassiveServer server = new MassiveServer(tape);
        server.listen();
        return server;
    }

    @Override
    protected Answer answer(Asked asked) {
        boolean key =
                ("Bearer " + KEY).equals(asked.headers().get("authorization")) || KEY.equals(asked.query("apiKey", ""));
        if (!key) {
            throw wrongKey("no key");
        }
        Matcher aggregates = AGGREGATES.matcher(asked.path());
        if (aggregates.matches()) {
            return aggregates(asked, aggregates);
        }
        Matcher grouped = GROUPED.matcher(asked.path());
        if (grouped.matches()) {
            return grouped(asked, LocalDate.parse(grouped.group(1)));
        }
        return switch (asked.path()) {
            case "/v3/reference/splits" -> splits(asked);
            case "/v3/reference/dividends" -> dividends(asked);
            default -> throw wrong(404, "no such path");
        };
    }

    private Answer aggregates(Asked asked, Matcher path) {
        check(
                asked,
                Map.of(
                        "adjusted", oneOf("false"),
                        "sort", oneOf("asc", "desc"),
                        "limit", whole(1, 50_000),
                        "cursor", whole(0, 1_000_000),
                        "apiKey", value -> true),
                Set.of());
        LocalDate first = LocalDate.parse(path.group(2));
        LocalDate last = LocalDate.parse(path.group(3));
        if (last.isBefore(first)) {
            throw wrong(400, "The parameter 'to' cannot be a time that occurs before 'from'");
        }
        List<Object> rows = new ArrayList<>();
        tape().find(new Symbol(path.group(1)))
                .ifPresent(company -> company.days(first, last, now()).forEach(day -> rows.add(bar(day))));
        Map<String, Object> body = body(asked, rows, "adjusted=false&sort=asc&");
        body.put("ticker", path.group(1));
        body.put("adjusted", false);
        return Answer.json(body);
    }

    private static Map<String, Object> bar(TapeDay day) {
        Map<String, Object> bar = new HashMap<>();
        bar.put("t", day.date().atStartOfDay(ExchangeCalendar.ZONE).toInstant().toEpochMilli());
        bar.put("o", day.open());
        bar.put("h", day.high());
        bar.put("l", day.low());
        bar.put("c", day.close());
        bar.put("v", day.volume());
        bar.put("vw", day.close());
        bar.put("n", day.volume() / 100);
        return bar;
    }

    private Answer grouped(Asked asked, LocalDate day) {
        check(asked, Map.of("adjusted", oneOf("false"), "include_otc", oneOf("false")), Set.of());
        List<Object> rows = new ArrayList<>();
        tape().symbols()
                .forEach(symbol -> tape().find(symbol)
                        .orElseThrow()
                        .days(day, day, now())
                        .forEach(one -> {
                            Map<String, Object> bar = bar(one);
                            bar.put("T", symbol.value());
                            bar.put(
                                    "t",
                                    day.atTime(ExchangeCalendar.CLOSE)
                                            .atZone(ExchangeCalendar.ZONE)
                                            .toInstant()
                                            .toEpochMilli());
                            rows.add(bar);
                        }));
        // a preferred share, written in their way
        Map<String, Object> preferred =
                new HashMap<>(bar(new TapeDay(day, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, 1)));
        preferred.put("T", "PLNEpA");
        rows.add(preferred);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "OK");
        body.put("request_id", "r-grouped");
        body.put("adjusted", false);
        body.put("queryCount", rows.size());
        body.put("resultsCount", rows.size());
        body.put("count", rows.size());
        body.put("results", rows);
        return Answer.json(body);
    }

    /** A page of the rows; none of them means no results at all. */
    private Map<String, Object> body(Asked asked, List<Object> rows, String again) {
        int from = Integer.parseInt(asked.query("cursor", "0"));
        int to = Math.min(rows.size(), from + rows(Integer.parseInt(asked.query("limit", "5000"))));
        List<Object> page = rows.subList(Math.min(from, to), to);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", page.isEmpty() ? "OK" : "DELAYED");
        body.put("request_id", "r-" + from);
        body.put("queryCount", page.size());
        body.put("resultsCount", page.size());
        if (!page.isEmpty()) {
            body.put("results", page);
        }
        if (to < rows.size()) {
            body.put("next_url", "https://api.polygon.io" + asked.path() + "?" + again + "cursor=" + to);
        }
        return body;
    }

    private Answer splits(Asked asked) {
        List<CorporateAction> all = actions(asked, "execution_date");
        List<Object> rows = new ArrayList<>();
        all.forEach(action -> {
            if (action instanceof CorporateAction.Split split) {
                rows.add(Map.of(
                        "id", "E" + action.key().hashCode(),
                        "ticker", split.symbol().value(),
                        "execution_date", split.exDate(),
                        "split_from", split.oldRate(),
                        "split_to", split.newRate()));
            }
        });
        return reference(asked, rows);
    }

    private Answer dividends(Asked asked) {
        List<Object> rows = new ArrayList<>();
        for (CorporateAction action : actions(asked, "ex_dividend_date")) {
            if (action instanceof CorporateAction.Dividend dividend) {
                rows.add(Map.of(
                        "ticker", dividend.symbol().value(),
                        "cash_amount", dividend.amount(),
                        "currency", "USD",
                        "dividend_type", "CD",
                        "frequency", 4,
                        "ex_dividend_date", dividend.exDate(),
                        "pay_date", dividend.exDate().plusDays(15)));
            }
        }
        return reference(asked, rows);
    }

    /** Those of the ticker in the span, which a next page keeps. */
    private List<CorporateAction> actions(Asked asked, String date) {
        Map<String, Predicate<String>> known = new HashMap<>();
        known.put("ticker", value -> value.matches("[A-Z.]{1,12}"));
        known.put(date + ".gte", MarketServer::isDay);
        known.put(date + ".lte", MarketServer::isDay);
        known.put("sort", oneOf(date, "ticker"));
        known.put("order", oneOf("asc", "desc"));
        known.put("limit", whole(1, 1_000));
        known.put("cursor", whole(0, 1_000_000));
        known.put("apiKey", value -> true);
        check(asked, known, Set.of("ticker"));
        LocalDate first = LocalDate.parse(asked.query(date + ".gte", "1990-01-01"));
        LocalDate last = LocalDate.parse(asked.query(date + ".lte", "2100-01-01"));
        Optional<Company> company = tape().find(new Symbol(asked.query("ticker", "")));
        return company.stream()
                .flatMap(one -> one.actions(ALWAYS_KNOWN).stream())
                .filter(one -> !one.exDate().isBefore(first) && !one.exDate().isAfter(last))
                .toList();
    }

    private Answer reference(Asked asked, List<Object> rows) {
        StringBuilder again = new StringBuilder();
        asked.query().forEach((name, value) -> {
            if (!name.equals("cursor") && !name.equals("apiKey")) {
                again.append(name).append('=').append(value).append('&');
            }
        });
        Map<String, Object> body = body(asked, rows, again.toString());
        body.put("status", "OK");
        body.remove("queryCount");
        body.remove("resultsCount");
        body.putIfAbsent("results", List.of());
        return Answer.json(body);
    }

    @Override
    public Set<MarketTrouble> can() {
        return EnumSet.allOf(MarketTrouble.class);
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        String tooMany = "You've exceeded the maximum requests per minute, please wait or upgrade your subscription "
                + "to continue. (key " + KEY + ")";
        return switch (trouble) {
            case KEY_REFUSED -> refused(401, "Unknown API Key " + KEY);
            case SAYS_KEY_REFUSED_200 -> refused(200, "Unknown API Key " + KEY);
            case NOT_ENTITLED -> notAuthorized(403);
            case SAYS_NOT_ENTITLED_200 -> notAuthorized(200);
            case THROTTLED -> Answer.text(429, "application/json", "");
            case SAYS_THROTTLED_200 -> refused(200, tooMany);
            case SAYS_ERROR_200 -> refused(200, "Something went wrong on our side");
            default -> refused(500, "Something went wrong on our side");
        };
    }

    private static Answer notAuthorized(int status) {
        return Answer.json(
                status,
                Map.of(
                        "status", "NOT_AUTHORIZED",
                        "request_id", "r-error",
                        "message", "Your plan doesn't include this data timeframe."));
    }

    @Override
    protected Answer refused(int status, String message) {
        return Answer.json(status, Map.of("status", "ERROR", "request_id", "r-error", "error", message));
    }
}
