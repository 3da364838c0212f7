package io.bellwether.marketdata.files;

import io.bellwether.marketdata.files.Sheet.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the columns of daily bars stand, by the names that vendors give them; other columns are ignored. A table of
 * several symbols side by side has one layout per symbol.
 *
 * <p>The names are those of (each read on 2026-11-29): Yahoo and yfinance
 * (https://ranaroussi.github.io/yfinance/advanced/price_adjustment.html; the header of two lines and more:
 * https://github.com/ranaroussi/yfinance/issues/2269), Stooq (https://stooq.com/db/h/), Alpha Vantage
 * (https://www.alphavantage.co/documentation/), Nasdaq (https://www.nasdaq.com/market-activity/quotes/historical),
 * Tiingo (https://www.tiingo.com/documentation/end-of-day), Alpaca (https://docs.alpaca.markets/reference/stockbars),
 * Massive (https://massive.com/docs/flat-files/options/day-aggregates.md) and Investing
 * (https://www.investing.com/equities/).
 *
 * @param symbol whose columns they are, where the header says it
 * @param at the columns
 * @param width fields of a line
 */
record Layout(Optional<String> symbol, Map<Role, Integer> at, int width) {
    /** What a column says. */
    enum Role {
        DATE,
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME,
        SYMBOL,
        PERIOD,
        ADJUSTED_CLOSE,
        DIVIDEND,
        SPLIT,
        /** By how many a price is divided to be in today's shares; it changes with a split. */
        FACTOR
    }

    /**
     * The header that was looked for.
     *
     * @param layouts empty when there is none
     * @param dataFrom position of the first line after the header
     * @param header the names as the file has them
     * @param line its line, counted from 1
     * @param problem what is wrong; empty when nothing is
     * @param known how many needed columns were recognised
     */
    record Found(List<Layout> layouts, int dataFrom, List<String> header, int line, String problem, int known) {}

    private static final List<Role> NEEDED =
            List.of(Role.DATE, Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE, Role.VOLUME);
    private static final List<Role> PRICES = List.of(Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE);
    private static final int SEARCHED = 25;
    private static final Pattern NUMBER = Pattern.compile("[$+-]?[\\d.,]*\\d[\\d.,]*(?:[eE][+-]?\\d+)?");
    private static final Pattern TICKER = Pattern.compile("[A-Za-z^][A-Za-z0-9.=\\-/]{0,11}");
    private static final Pattern DATED = Pattern.compile(
            "(?i)\\d{1,4}[-/. ](\\d{1,2}|[a-z]{3,9})[-/., ]+\\d{1,4}.*|[a-z]{3,9}\\.? \\d{1,2},? \\d{4}.*"
                    + "|(19|20)\\d{6}|\\d{9,19}");
    private static final Set<String> UNNAMED = Set.of("", "unnamed: 0", "index");
    private static final String EXPECTED = "the first line must name date,open,high,low,close,volume";

    /** The names of each role, the one that counts most first. */
    private static final Map<Role, List<String>> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    Role.DATE,
                    List.of(
                            "date",
                            "trading date",
                            "trade date",
                            "exchange date",
                            "date/time",
                            "datetime",
                            "datadate",
                            "dlycaldt",
                            "timestamp",
                            "time",
                            "window start",
                            "day",
                            "t")),
            Map.entry(Role.OPEN, List.of("open", "open price", "opening price", "o", "openprc", "prcod", "dlyopen")),
            Map.entry(Role.HIGH, List.of("high", "high price", "h", "askhi", "prchd", "dlyhigh")),
            Map.entry(Role.LOW, List.of("low", "low price", "l", "bidlo", "prcld", "dlylow")),
            Map.entry(
                    Role.CLOSE,
                    List.of(
                            "close",
                            "close/last",
                            "close price",
                            "closing price",
                            "last",
                            "last price",
                            "price",
                            "c",
                            "prc",
                            "prccd",
                            "dlyclose",
                            "dlyprc")),
            Map.entry(Role.VOLUME, List.of("volume", "vol", "vol.", "shares traded", "v", "cshtrd", "dlyvol")),
            Map.entry(Role.SYMBOL, List.of("symbol", "ticker", "act symbol", "tic", "code", "name")),
            Map.entry(Role.PERIOD, List.of("per", "period", "interval", "timeframe")),
            Map.entry(Role.ADJUSTED_CLOSE, List.of("adj close", "adjclose", "adjusted close", "adjusted")),
            Map.entry(Role.DIVIDEND, List.of("dividends", "divcash", "dividend amount", "ex-dividend")),
            Map.entry(Role.SPLIT, List.of("stock splits", "splitfactor", "split coefficient", "split ratio")),
            Map.entry(Role.FACTOR, List.of("cfacshr", "cfacpr", "ajexdi"))));

    int column(Role role) {
        return at.getOrDefault(role, -1);
    }

    boolean has(Role role) {
        return at.containsKey(role);
    }

    /** Looks for the header among the first lines. */
    static Found find(List<Line> lines) {
        int data = 0;
        while (data < lines.size() && data < SEARCHED && !looksLikeData(lines.get(data))) {
            data++;
        }
        int best = -1;
        int most = 0;
        for (int i = 0; i < data; i++) {
            int known = known(roles(lines.get(i).fields()));
            if (known > most) {
                best = i;
                most = known;
            }
        }
        if (best < 0) {
            return none(lines, data);
        }
        Line names = lines.get(best);
        data = firstRow(lines, best, data);
        Optional<Line> tickers = tickers(lines, data, best);
        List<Layout> layouts = tickers.map(row -> sideBySide(names, row)).orElseGet(() -> List.of(one(names)));
        List<String> problems = problems(names, layouts, tickers.isPresent());
        String problem = problems.isEmpty() ? "" : String.join(", ", problems) + "; " + EXPECTED;
        return new Found(problem.isEmpty() ? layouts : List.of(), data, names.fields(), names.number(), problem, most);
    }

    /** The header that is the first of the lines, whatever it says. */
    static Found known(List<Line> lines) {
        Line names = lines.getFirst();
        List<Layout> layouts = List.of(one(names));
        List<String> problems = problems(names, layouts, false);
        String problem = problems.isEmpty() ? "" : String.join(", ", problems);
        int known = known(roles(names.fields()));
        return new Found(problem.isEmpty() ? layouts : List.of(), 1, names.fields(), names.number(), problem, known);
    }

    private static Found none(List<Line> lines, int data) {
        if (lines.isEmpty()) {
            return new Found(List.of(), 0, List.of(), 1, "the file is empty", 0);
        }
        String said = data == 0
                ? "there is no line of column names above the rows"
                : "no line names the columns; the first is '%s'"
                        .formatted(brief(String.join(",", lines.getFirst().fields())));
        return new Found(List.of(), data, List.of(), lines.getFirst().number(), said + "; " + EXPECTED, 0);
    }

    private static String brief(String text) {
        String clean = text.strip();
        return clean.length() > 60 ? clean.substring(0, 60) + "..." : clean;
    }

    private static boolean looksLikeData(Line line) {
        return line.fields().stream()
                        .filter(field -> NUMBER.matcher(field.strip()).matches())
                        .count()
                >= 3;
    }

    /** The first row under the names: it may say a day and no numbers. */
    private static int firstRow(List<Line> lines, int names, int data) {
        for (int i = names + 1; i < data; i++) {
            if (lines.get(i).fields().stream()
                    .anyMatch(field -> DATED.matcher(field.strip()).matches())) {
                return i;
            }
        }
        return data;
    }

    /** Roles of the columns by position; a column that is none of ours is absent. */
    static Map<Integer, Role> roles(List<String> fields) {
        Map<Integer, Role> roles = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = normal(fields.get(i));
            for (Map.Entry<Role, List<String>> role : NAMES.entrySet()) {
                if (role.getValue().contains(name)) {
                    roles.put(i, role.getKey());
                }
            }
        }
        return roles;
    }

    private static int known(Map<Integer, Role> roles) {
        int known = (int) NEEDED.stream().filter(roles::containsValue).count();
        // two names may stand in a sentence; a header has more
        return known >= 2 ? known : 0;
    }

    static String normal(String name) {
        String text = name.strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replaceAll("[<>*\"]", "")
                .replaceFirst("^\\d\\. ", "") // Alpha Vantage numbers its names
                .replaceAll("\\s+", " ")
                .strip();
        // Yahoo's page explains the column inside its name
        if (text.startsWith("close close price")) {
            return "close";
        }
        return text.startsWith("adj close") || text.startsWith("adj. close") ? "adj close" : text;
    }

    private static Layout one(Line names) {
        Map<Role, Integer> at = new EnumMap<>(Role.class);
        List<String> normal = names.fields().stream().map(Layout::normal).toList();
        NAMES.forEach((role, aliases) -> aliases.stream()
                .filter(normal::contains)
                .findFirst()
                .ifPresent(alias -> at.put(role, normal.indexOf(alias))));
        if (UNNAMED.contains(normal.getFirst())) {
            at.putIfAbsent(Role.DATE, 0); // a table's index has no name where it was not given one
        }
        return new Layout(Optional.empty(), Map.copyOf(at), names.fields().size());
    }

    /** The line of the header that says a ticker above or below each column, where there is one. */
    private static Optional<Line> tickers(List<Line> lines, int data, int names) {
        for (int i = 0; i < data; i++) {
            List<String> fields = lines.get(i).fields();
            if (i == names || fields.size() < PRICES.size() + 1) {
                continue;
            }
            List<String> said = fields.subList(1, fields.size()).stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            boolean all = said.size() >= PRICES.size()
                    && said.stream().allMatch(text -> TICKER.matcher(text).matches())
                    && known(roles(fields)) < known(roles(lines.get(names).fields()));
            if (all) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    private static List<Layout> sideBySide(Line names, Line tickers) {
        Map<String, Map<Role, Integer>> bySymbol = new LinkedHashMap<>();
        Map<Integer, Role> roles = roles(names.fields());
        for (int i = 1; i < names.fields().size(); i++) {
            Role role = roles.get(i);
            String ticker = tickers.get(i);
            if (role != null && !ticker.isEmpty()) {
                bySymbol.computeIfAbsent(ticker, t -> new EnumMap<>(Role.class)).putIfAbsent(role, i);
            }
        }
        List<Layout> layouts = new ArrayList<>();
        bySymbol.forEach((ticker, at) -> {
            at.put(Role.DATE, 0);
            layouts.add(new Layout(
                    Optional.of(ticker), Map.copyOf(at), names.fields().size()));
        });
        return layouts;
    }

    private static List<String> problems(Line names, List<Layout> layouts, boolean sideBySide) {
        List<String> problems = new ArrayList<>();
        List<String> normal = names.fields().stream().map(Layout::normal).toList();
        for (Role role : NEEDED) {
            String name = role.name().toLowerCase(Locale.ROOT);
            for (Layout layout : layouts) {
                String whose = layout.symbol().map(symbol -> " of " + symbol).orElse("");
                if (!layout.has(role)) {
                    problems.add("no column '" + name + "'" + whose);
                } else if (!sideBySide) {
                    String used = normal.get(layout.column(role));
                    long times = normal.stream().filter(used::equals).count();
                    if (times > 1) {
                        problems.add("column '" + used + "' is there " + times + " times");
                    }
                }
            }
        }
        return problems;
    }
}
