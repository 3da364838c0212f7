package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Both hosts of EDGAR. Whoever does not say who he is gets a page. Moments end with a Z whatever zone they are in, which
 * differs from one company to the next.
 */
public final class EdgarServer extends MarketServer {
    public static final String NAME = "ExampleDesk research@desk.example";

    private static final String TICKERS = "/files/company_tickers.json";
    private static final String EXCHANGES = "/files/company_tickers_exchange.json";
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000Z'");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Map<Long, List<Filed>> filings = new TreeMap<>();
    private final Map<Long, List<Map<String, Object>>> shares = new TreeMap<>();
    private final Map<Long, ZoneId> zones = new TreeMap<>();
    private final Map<Long, String> concepts = new TreeMap<>();
    private final Map<String, String> exchanges = new TreeMap<>();
    private Optional<String> tickers = Optional.empty();

    private EdgarServer(MarketTape tape) {
        super(tape);
        for (Symbol symbol : tape.symbols()) {
            numbers.put(symbol.value().replace('.', '-'), 1_000_000L + numbers.size());
        }
    }

    private record Filed(String accession, String form, String items, Instant acceptedAt, String document) {}

    /** Says where the shares are listed; of others it says nothing. */
    public synchronized void listed(Symbol symbol, String exchange) {
        exchanges.put(symbol.value().replace('.', '-'), exchange);
    }

    public static EdgarServer start(MarketTape tape) {
        EdgarServer server = new EdgarServer(tape);
        server.listen();
        return server;
    }

    private long number(Symbol symbol) {
        return numbers.get(symbol.value().replace('.', '-'));
    }

    /** One more ticker of a company, after its first one. */
    public synchronized void alsoCalled(Symbol symbol, Symbol other) {
        numbers.put(other.value(), number(symbol));
    }

    /** In which zone moments of a company are written; New York's unless told otherwise. */
    public synchronized void writes(Symbol symbol, ZoneId zone) {
        zones.put(number(symbol), zone);
    }

    /** A filing, written when it was accepted. */
    public synchronized void filed(Symbol symbol, String accession, String form, String items, Instant acceptedAt) {
        filings.computeIfAbsent(number(symbol), key -> new ArrayList<>())
                .add(new Filed(accession, form, items, acceptedAt, "doc.htm"));
    }

    /** Shares outstanding in a report. */
    public synchronized void shares(Symbol symbol, String accession, LocalDate of, long value, LocalDate filed) {
        shares.computeIfAbsent(number(symbol), key -> new ArrayList<>())
                .add(Map.of(
                        "end", of.toString(),
                        "val", BigDecimal.valueOf(value),
                        "accn", accession,
                        "fy", of.getYear(),
                        "fp", "Q3",
                        "form", "10-Q",
                        "filed", filed.toString()));
    }

    /** The shares of a company stand in its balance sheets only. */
    public synchronized void inBalanceSheets(Symbol symbol) {
        concepts.put(number(symbol), "us-gaap");
    }

    /** From now on this is its list of tickers. */
    public synchronized void saysTickers(String body) {
        tickers = Optional.of(body);
    }

    /** What a filing is called where people read it. */
    public String address(Symbol symbol, String accession) {
        return "%s/Archives/edgar/data/%d/%s/doc.htm".formatted(baseUrl(), number(symbol), accession.replace("-", ""));
    }

    @Override
    protected boolean spares(Asked asked) {
        return asked.path().equals(TICKERS) || asked.path().equals(EXCHANGES);
    }

    /** Without those for the list of tickers. */
    @Override
    public List<Asked> requests() {
        return super.requests().stream().filter(asked -> !spares(asked)).toList();
    }

    /** How often the list of tickers was asked for. */
    public long tickersAsked() {
        return super.requests().stream()
                .filter(asked -> asked.path().equals(TICKERS))
                .count();
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        String agent = asked.headers().getOrDefault("user-agent", "");
        if (!agent.matches("\\S.* \\S+@\\S+")) {
            throw wrongKey("nobody says who asks, but " + agent);
        }
        check(asked, Map.of(), Set.of());
        if (asked.path().equals(TICKERS)) {
            return tickers.map(body -> Answer.text(200, "application/json", body))
                    .orElseGet(() -> Answer.json(tickers()));
        }
        if (asked.path().equals(EXCHANGES)) {
            return Answer.json(Map.of(
                    "fields",
                    List.of("cik", "name", "ticker", "exchange"),
                    "data",
                    numbers.entrySet().stream()
                            .map(one -> Arrays.asList(
                                    one.getValue(), one.getKey() + " Inc.", one.getKey(), exchanges.get(one.getKey())))
                            .toList()));
        }
        if (asked.path().matches("/submissions/CIK\\d{10}\\.json")) {
            long number = Long.parseLong(asked.path().substring(16, 26));
            return numbers.containsValue(number) ? Answer.json(submissions(number)) : missing();
        }
        if (asked.path().matches("/submissions/CIK\\d{10}-submissions-\\d{3}\\.json")) {
            long number = Long.parseLong(asked.path().substring(16, 26));
            return Answer.json(columns(
                    number, chunks(number).get(Integer.parseInt(asked.path().substring(39, 42)))));
        }
        if (asked.path().matches("/api/xbrl/companyfacts/CIK\\d{10}\\.json")) {
            long number = Long.parseLong(asked.path().substring(26, 36));
            return shares.containsKey(number) ? Answer.json(facts(number)) : missing();
        }
        throw wrong(404, "no such path " + asked.path());
    }

    private Map<String, Object> tickers() {
        Map<String, Object> rows = new LinkedHashMap<>();
        List<String> inOrder = new ArrayList<>(numbers.keySet());
        for (int i = 0; i < inOrder.size(); i++) {
            String ticker = inOrder.get(i);
            rows.put(
                    String.format("%06d", i),
                    Map.of("cik_str", numbers.get(ticker), "ticker", ticker, "title", ticker));
        }
        return rows;
    }

    /** The newest first, in parts of a page. */
    private List<List<Filed>> chunks(long number) {
        List<Filed> all = filings.getOrDefault(number, List.of()).stream()
                .filter(one -> !one.acceptedAt().isAfter(now()))
                .sorted(Comparator.comparing(Filed::acceptedAt).reversed())
                .toList();
        int size = rows(1_000);
        List<List<Filed>> chunks = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            chunks.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return chunks.isEmpty() ? List.of(List.of()) : chunks;
    }

    private Map<String, Object> submissions(long number) {
        List<List<Filed>> chunks = chunks(number);
        List<Map<String, Object>> files = new ArrayList<>();
        for (int i = 1; i < chunks.size(); i++) {
            files.add(Map.of(
                    "name", String.format("CIK%010d-submissions-%03d.json", number, i),
                    "filingCount", chunks.get(i).size(),
                    "filingFrom", day(chunks.get(i).getLast()),
                    "filingTo", day(chunks.get(i).getFirst())));
        }
        return Map.of(
                "cik", String.format("%010d", number),
                "entityType", "operating",
                "name", "Example",
                "exchanges", List.of("Nasdaq"),
                "filings", Map.of("recent", columns(number, chunks.getFirst()), "files", files));
    }

    private static String day(Filed filed) {
        return DAY.format(filed.acceptedAt().atZone(ExchangeCalendar.ZONE));
    }

    private Map<String, Object> columns(long number, List<Filed> rows) {
        ZoneId zone = zones.getOrDefault(number, ExchangeCalendar.ZONE);
        return Map.of(
                "accessionNumber", rows.stream().map(Filed::accession).toList(),
                "filingDate", rows.stream().map(EdgarServer::day).toList(),
                "reportDate", rows.stream().map(one -> "").toList(),
                "acceptanceDateTime",
                        rows.stream()
                                .map(one -> WRITTEN.format(one.acceptedAt().atZone(zone)))
                                .toList(),
                "form", rows.stream().map(Filed::form).toList(),
                "items", rows.stream().map(Filed::items).toList(),
                "primaryDocument", rows.stream().map(Filed::document).toList(),
                "size", rows.stream().map(one -> 1_234).toList());
    }

    private Map<String, Object> facts(long number) {
        String taxonomy = concepts.getOrDefault(number, "dei");
        String concept = taxonomy.equals("dei") ? "EntityCommonStockSharesOutstanding" : "CommonStockSharesOutstanding";
        return Map.of(
                "cik",
                number,
                "entityName",
                "Example",
                "facts",
                Map.of(taxonomy, Map.of(concept, Map.of("label", "", "units", Map.of("shares", shares.get(number))))));
    }

    private static Answer missing() {
        return Answer.text(
                404, "application/xml", "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Key>x</Key></Error>");
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        return switch (trouble) {
            case THROTTLED ->
                page(429, "Request Rate Threshold Exceeded", "Please declare your traffic and wait 10 minutes.");
            case KEY_REFUSED ->
                page(
                        403,
                        "Your Request Originates from an Undeclared Automated Tool",
                        "No more than 10 requests per second. You are " + NAME);
            case NOT_ENTITLED ->
                Answer.text(403, "application/xml", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>");
            default -> Answer.text(500, "text/plain", "internal error");
        };
    }

    private static Answer page(int status, String title, String text) {
        return Answer.text(
                status,
                "text/html",
                "<!DOCTYPE html><html><head><title>SEC.gov | %s</title></head><body><h1>%s</h1><p>%s</p></body></html>"
                        .formatted(title, title, text));
    }

    @Override
    protected Answer refused(int status, String message) {
        return Answer.text(status, "text/plain", message);
    }
}
