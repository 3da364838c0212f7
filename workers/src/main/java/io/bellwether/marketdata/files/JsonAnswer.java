package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.FileContent.Adjustment;
import io.bellwether.marketdata.files.JsonTree.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor's answer as it was kept, turned into the lines of a table: the arrays of objects that hold bars, wherever they
 * are, the columns of Yahoo's chart and Finnhub's candles, and Alpha Vantage's object of days. What is an error or a
 * message in place of bars is named as that, see {@link JsonMessage}.
 *
 * <p>The shapes are those of Alpaca (https://docs.alpaca.markets/reference/stockbars), Tiingo
 * (https://www.tiingo.com/documentation/end-of-day), Massive (https://massive.com/docs), Alpha Vantage
 * (https://www.alphavantage.co/documentation/) and Yahoo's chart, which nobody documents; read on 2026-11-20.
 *
 * @param form whose answer it is
 * @param lines the first names the columns; empty when there are no bars
 * @param kind what to call the problem
 * @param problem why it holds no bars of days, for people; empty when it does
 * @param notes what else is to be said of it
 */
record JsonAnswer(VendorForm form, List<Sheet.Line> lines, DataIssue.Kind kind, String problem, List<Note> notes) {
    /** Something about the whole answer that is told beside its bars. */
    record Note(DataIssue.Kind kind, int line, String detail) {}

    private static final Pattern ANY_JSON = Pattern.compile("(?s)\\s*([{]|\\[\\s*([\\[{\"\\d\\]]|null)).*");
    private static final Pattern SERIES = Pattern.compile("(?:Time Series \\((.*)\\)|(Weekly|Monthly) .*Time Series)");
    private static final int HEAD = 1000;
    /** A row of bars says at least so many of date, open, high, low and close. */
    private static final int ENOUGH = 4;

    private static final String SYMBOL = "symbol";

    /** Whether the text may be JSON, by its beginning. */
    static boolean isJson(String text) {
        return ANY_JSON.matcher(text.substring(0, Math.min(text.length(), HEAD)))
                .matches();
    }

    static JsonAnswer of(String text) {
        Node root;
        try {
            root = JsonTree.read(text);
        } catch (JsonTree.Damaged e) {
            return none("it is JSON that is damaged in line %d (%s): it is cut or put together of several answers; "
                            .formatted(e.line(), e.getMessage())
                    + "download it again");
        }
        Optional<String> message = JsonMessage.of(root);
        if (message.isPresent()) {
            return none(message.get());
        }
        if (root.get("chart").get("result").items().size() == 1) {
            return chart(root.get("chart").get("result").items().getFirst());
        }
        for (String key : root.keys()) {
            Matcher series = SERIES.matcher(key);
            if (series.matches()) {
                return days(root, key, String.valueOf(series.group(1)));
            }
        }
        return root.get("t").isArray() && root.get("c").isArray() ? candles(root) : bars(root);
    }

    private static JsonAnswer none(String problem) {
        return new JsonAnswer(VendorForm.NONE, List.of(), DataIssue.Kind.NO_TABLE, problem, List.of());
    }

    private static JsonAnswer of(VendorForm form, List<String> header, List<Sheet.Line> rows, List<Note> notes) {
        List<Sheet.Line> lines = new ArrayList<>();
        lines.add(new Sheet.Line(1, header));
        lines.addAll(rows);
        return new JsonAnswer(form, List.copyOf(lines), DataIssue.Kind.NO_TABLE, "", notes);
    }

    private static JsonAnswer notDaily(VendorForm form, String period) {
        return new JsonAnswer(
                form,
                List.of(),
                DataIssue.Kind.NOT_DAILY,
                "its bars are of the period '%s', not of days".formatted(period),
                List.of());
    }

    /** Alpha Vantage's object with a key for each day. */
    private static JsonAnswer days(Node root, String key, String period) {
        Node days = root.get(key);
        boolean adjusted = days.keys().stream()
                .findFirst()
                .filter(day -> days.get(day).keys().contains("5. adjusted close"))
                .isPresent();
        VendorForm form = new VendorForm(
                "Alpha Vantage TIME_SERIES_DAILY" + (adjusted ? "_ADJUSTED" : "") + " (JSON)", Adjustment.RAW);
        if (!period.equals("Daily")) {
            return notDaily(form, period.equals("null") ? key : period);
        }
        String symbol = root.get("Meta Data").get("2. Symbol").text();
        Set<String> columns = new LinkedHashSet<>();
        days.keys().forEach(day -> columns.addAll(days.get(day).keys()));
        List<String> header = new ArrayList<>(List.of("date"));
        header.addAll(columns);
        header.add(SYMBOL);
        List<Sheet.Line> rows = new ArrayList<>();
        for (String day : days.keys()) {
            Node row = days.get(day);
            List<String> fields = new ArrayList<>(List.of(day));
            columns.forEach(column -> fields.add(row.get(column).text()));
            fields.add(symbol);
            rows.add(new Sheet.Line(row.line(), List.copyOf(fields)));
        }
        return of(form, header, rows, List.of());
    }

    /** Finnhub's candles: an array for each column. */
    private static JsonAnswer candles(Node root) {
        List<String> names =
                root.keys().stream().filter(key -> root.get(key).isArray()).toList();
        return of(
                new VendorForm("Finnhub candles (JSON)", Adjustment.SPLITS),
                names,
                sideBySide(names.stream().map(name -> root.get(name).items()).toList()),
                List.of());
    }

    /** Columns as rows; a column that is too short has nothing more to say. */
    private static List<Sheet.Line> sideBySide(List<List<Node>> columns) {
        int most = columns.stream().mapToInt(List::size).max().orElse(0);
        List<Sheet.Line> rows = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            List<String> fields = new ArrayList<>();
            int line = 1;
            for (List<Node> column : columns) {
                boolean there = i < column.size();
                fields.add(there ? column.get(i).text() : "");
                line = there && line == 1 ? column.get(i).line() : line;
            }
            rows.add(new Sheet.Line(line, List.copyOf(fields)));
        }
        return List.copyOf(rows);
    }

    /** Yahoo's chart: prices adjusted for splits, and the splits and dividends beside them by moment. */
    private static JsonAnswer chart(Node result) {
        VendorForm form = new VendorForm("Yahoo chart (JSON)", Adjustment.SPLITS);
        Node meta = result.get("meta");
        String granularity = meta.get("dataGranularity").text();
        if (!granularity.isEmpty() && !granularity.equals("1d")) {
            return notDaily(form, granularity);
        }
        String currency = meta.get("currency").text();
        if (!currency.isEmpty() && !currency.equals("USD")) {
            return new JsonAnswer(
                    form,
                    List.of(),
                    DataIssue.Kind.NO_TABLE,
                    "its prices are in %s; the desk keeps dollars".formatted(currency),
                    List.of());
        }
        List<Node> moments = result.get("timestamp").items();
        if (moments.isEmpty()) {
            return none("it is Yahoo's chart of %s without a single bar"
                    .formatted(meta.get(SYMBOL).text()));
        }
        Node quote = first(result.get("indicators").get("quote"));
        Node adjusted = first(result.get("indicators").get("adjclose")).get("adjclose");
        List<Note> notes = new ArrayList<>();
        Map<String, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            rowOf.putIfAbsent(day(moments.get(i).text()), i);
        }
        List<String> header = new ArrayList<>(List.of("date", "open", "high", "low", "close", "volume"));
        List<List<Node>> columns = new ArrayList<>(List.of(moments));
        header.subList(1, header.size())
                .forEach(name -> columns.add(quote.get(name).items()));
        if (!adjusted.items().isEmpty()) {
            header.add("adj close");
            columns.add(adjusted.items());
        }
        Map<Integer, String> dividends = events(result, "dividends", rowOf, notes);
        Map<Integer, String> splits = events(result, "splits", rowOf, notes);
        List<Sheet.Line> plain = sideBySide(columns);
        List<Sheet.Line> rows = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            List<String> fields = new ArrayList<>(plain.get(i).fields());
            fields.add(dividends.getOrDefault(i, "0"));
            fields.add(splits.getOrDefault(i, "0"));
            fields.add(meta.get(SYMBOL).text());
            rows.add(new Sheet.Line(plain.get(i).number(), List.copyOf(fields)));
        }
        header.addAll(List.of("dividends", "stock splits", SYMBOL));
        return of(form, header, rows, notes);
    }

    private static Node first(Node array) {
        return array.items().isEmpty() ? Node.NONE : array.items().getFirst();
    }

    /** The exchange's day of a moment in seconds; what is no moment stands for itself. */
    private static String day(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds))
                    .atZone(ExchangeCalendar.ZONE)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException | DateTimeException e) {
            return seconds;
        }
    }

    private static Map<Integer, String> events(Node result, String kind, Map<String, Integer> rowOf, List<Note> notes) {
        Node events = result.get("events").get(kind);
        Map<Integer, String> said = new HashMap<>();
        for (String key : events.keys()) {
            Node event = events.get(key);
            String date = event.get("date").text();
            String day = day(date.isEmpty() ? key : date);
            String value =
                    kind.equals("splits") ? ratio(event) : event.get("amount").text();
            Integer row = rowOf.get(day);
            if (row == null || value.isEmpty()) {
                notes.add(new Note(
                        DataIssue.Kind.UNCONFIRMED_ACTION,
                        event.line(),
                        "one of its %s, of %s, has no bar of that day or no value; not applied".formatted(kind, day)));
            } else {
                said.put(row, value);
            }
        }
        return said;
    }

    private static String ratio(Node split) {
        try {
            BigDecimal fresh = new BigDecimal(split.get("numerator").text());
            BigDecimal old = new BigDecimal(split.get("denominator").text());
            return old.signum() > 0 && fresh.signum() > 0
                    ? fresh.divide(old, MathContext.DECIMAL64).toPlainString()
                    : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    /** Bars of one symbol in an answer. */
    private record Found(String symbol, List<Node> rows) {}

    /** Every array of objects that look like bars. */
    private static JsonAnswer bars(Node root) {
        List<Found> found = new ArrayList<>();
        collect(root, "", found);
        if (found.isEmpty()) {
            return none("it is JSON without bars of days (%s)".formatted(root.brief()));
        }
        String period = period(root);
        VendorForm form = form(root, found.getFirst().rows().getFirst());
        if (!period.isEmpty()) {
            return notDaily(form, period);
        }
        Set<String> names = new LinkedHashSet<>();
        found.forEach(part -> part.rows().forEach(row -> names.addAll(row.keys())));
        // Massive's bars of a whole day name the symbol T and the time t
        boolean grouped = names.contains("T") && names.contains("t");
        names.remove(grouped ? "T" : "");
        boolean own = grouped || names.contains(SYMBOL) || names.contains("ticker");
        boolean named = !own && found.stream().noneMatch(part -> part.symbol().isEmpty());
        List<String> columns = List.copyOf(names);
        List<Sheet.Line> rows = new ArrayList<>();
        for (Found part : found) {
            for (Node row : part.rows()) {
                List<String> fields = new ArrayList<>();
                columns.forEach(column -> fields.add(row.get(column).text()));
                if (grouped || named) {
                    fields.add(grouped ? row.get("T").text() : part.symbol());
                }
                rows.add(new Sheet.Line(row.line(), List.copyOf(fields)));
            }
        }
        List<String> header = new ArrayList<>(columns);
        if (grouped || named) {
            header.add(SYMBOL);
        }
        return of(form, header, rows, furtherPages(root));
    }

    private static void collect(Node node, String symbol, List<Found> found) {
        if (node.isArray()) {
            List<Node> rows = node.items();
            if (!rows.isEmpty() && rows.stream().allMatch(JsonAnswer::looksLikeABar)) {
                found.add(new Found(symbol, rows));
            } else {
                rows.forEach(item -> collect(item, symbol, found));
            }
            return;
        }
        String own = List.of(SYMBOL, "ticker").stream()
                .map(key -> node.get(key).text())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(node.get("meta").get(SYMBOL).text());
        for (String key : node.keys()) {
            Node inside = node.get(key);
            boolean byTicker = key.equals("bars") && !inside.isArray();
            if (byTicker) {
                inside.keys().forEach(ticker -> collect(inside.get(ticker), ticker, found));
            } else {
                collect(inside, own.isEmpty() ? symbol : own, found);
            }
        }
    }

    private static boolean looksLikeABar(Node node) {
        return Layout.roles(List.copyOf(node.keys())).values().stream()
                        .distinct()
                        .filter(role -> role != Layout.Role.VOLUME && role != Layout.Role.SYMBOL)
                        .count()
                >= ENOUGH;
    }

    /** What the answer says of its period, where that is not a day. */
    private static String period(Node root) {
        String said = root.get("meta").get("interval").text();
        return Set.of("", "1day", "1d").contains(said) ? "" : said;
    }

    private static VendorForm form(Node root, Node row) {
        Set<String> keys = row.keys();
        if (root.keys().contains("results")) {
            String adjusted = root.get("adjusted").text();
            return new VendorForm(
                    "Massive aggregates (JSON)",
                    adjusted.equals("true")
                            ? Adjustment.SPLITS
                            : adjusted.equals("false") ? Adjustment.RAW : Adjustment.UNKNOWN);
        }
        if (root.keys().contains("bars")) {
            return new VendorForm("Alpaca bars (JSON)", Adjustment.UNKNOWN);
        }
        if (keys.contains("adjClose") && keys.contains("divCash")) {
            return new VendorForm("Tiingo end-of-day (JSON)", Adjustment.RAW);
        }
        return root.get("data").get("tradesTable").keys().isEmpty()
                ? new VendorForm("JSON with columns " + String.join(", ", keys), Adjustment.UNKNOWN)
                : new VendorForm("Nasdaq (JSON)", Adjustment.UNKNOWN);
    }

    private static List<Note> furtherPages(Node root) {
        return List.of("next_page_token", "next_url").stream()
                .filter(key -> !root.get(key).text().isEmpty() && !root.get(key).isNull())
                .map(key -> new Note(
                        DataIssue.Kind.CUT_OFF,
                        root.get(key).line(),
                        "the answer goes on on a further page (%s); what is on it is missing".formatted(key)))
                .toList();
    }
}
