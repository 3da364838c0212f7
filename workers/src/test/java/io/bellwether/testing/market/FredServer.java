package io.bellwether.testing.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** FRED: a series as it was published on a day; texts for numbers, and a dot where there is none. */
public final class FredServer extends MarketServer {
    public static final String KEY = "abcdefghijklmnopqrstuvwxyz012345";

    private static final Map<String, Predicate<String>> KNOWN = Map.of(
            "series_id",
            value -> value.matches("[A-Z0-9_]+"),
            "api_key",
            value -> value.matches("[a-z0-9]{32}"),
            "file_type",
            oneOf("json"),
            "realtime_start",
            FredServer::isDay,
            "realtime_end",
            FredServer::isDay,
            "observation_start",
            FredServer::isDay,
            "observation_end",
            FredServer::isDay,
            "sort_order",
            oneOf("asc", "desc"),
            "limit",
            whole(1, 100_000),
            "offset",
            whole(0, 1_000_000));

    /** Values by series, day described and day published. */
    private final Map<String, NavigableMap<LocalDate, NavigableMap<LocalDate, String>>> series = new TreeMap<>();

    private FredServer(MarketTape tape) {
        super(tape);
    }

    public static FredServer start(MarketTape tape) {
        FredServer server = new FredServer(tape);
        server.listen();
        return server;
    }

    /** A value, or what it was corrected to. */
    public synchronized void publishes(String name, LocalDate date, String value, LocalDate published) {
        series.computeIfAbsent(name, key -> new TreeMap<>())
                .computeIfAbsent(date, key -> new TreeMap<>())
                .put(published, value);
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        if (!asked.path().equals("/fred/series/observations")) {
            throw wrong(404, "no such path " + asked.path());
        }
        if (!asked.query("api_key", "").equals(KEY)) {
            throw wrongKey("wrong key");
        }
        check(asked, KNOWN, Set.of("series_id", "api_key", "file_type"));
        String name = asked.query("series_id", "");
        if (!series.containsKey(name)) {
            return refused(400, "The series does not exist.");
        }
        LocalDate realtime = LocalDate.parse(asked.query("realtime_end", today().toString()));
        if (realtime.isAfter(today()) || !asked.query("realtime_start", "").equals(realtime.toString())) {
            throw wrong(400, "Variable realtime_start is not one day until today.");
        }
        LocalDate first = LocalDate.parse(asked.query("observation_start", "1776-07-04"));
        LocalDate last = LocalDate.parse(asked.query("observation_end", "9999-12-31"));
        if (last.isBefore(first)) {
            throw wrong(400, "observation_end is before observation_start.");
        }
        List<Map<String, String>> all = series.get(name).subMap(first, true, last, true).entrySet().stream()
                .filter(one -> one.getValue().floorEntry(realtime) != null)
                .map(one -> Map.of(
                        "realtime_start", realtime.toString(),
                        "realtime_end", realtime.toString(),
                        "date", one.getKey().toString(),
                        "value", one.getValue().floorEntry(realtime).getValue()))
                .toList();
        int offset = Integer.parseInt(asked.query("offset", "0"));
        int limit = Integer.parseInt(asked.query("limit", "100000"));
        return Answer.json(Map.of(
                "realtime_start", realtime.toString(),
                "realtime_end", realtime.toString(),
                "units", "lin",
                "count", all.size(),
                "offset", offset,
                "limit", limit,
                "observations", all.stream().skip(offset).limit(limit).toList()));
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED -> problem(429, "Too Many Requests.  Exceeded Rate Limit");
            case KEY_REFUSED -> problem(400, "Bad Request.  The value for variable api_key is not registered.");
            case NOT_ENTITLED -> problem(403, "Forbidden.");
            default -> problem(500, "Internal Server Error");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return problem(status, "Bad Request.  " + message);
    }

    private static Answer problem(int status, String message) {
        return Answer.json(status, Map.of("error_code", status, "error_message", message));
    }
}
