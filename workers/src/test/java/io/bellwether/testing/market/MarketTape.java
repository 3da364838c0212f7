package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What vendors know: companies with their days, splits, dividends and quotes, and headlines about them. Made before
 * servers answer from it; headlines and quotes may come while they do.
 */
public final class MarketTape {
    /** First day of {@link #sample}: a Monday before New York's clocks go forward. */
    public static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    /** Last day of {@link #sample}: a Monday after they went back. */
    public static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    /** Noon in New York on the last day. */
    public static final Instant NOON = Instant.parse("2026-11-30T17:00:00Z");

    /** Nothing happens to it. */
    public static final Symbol PLAIN = new Symbol("PLNE");

    /** Ten shares become one on {@link #REVERSE_DAY}; before, it costs less than a dollar. */
    public static final Symbol REVERSE = new Symbol("RVSD");

    public static final LocalDate REVERSE_DAY = LocalDate.of(2026, 8, 17);

    /** One share becomes four on {@link #FORWARD_DAY}; it pays twice. */
    public static final Symbol FORWARD = new Symbol("FWRD");

    public static final LocalDate FORWARD_DAY = LocalDate.of(2026, 9, 14);

    /** Of some days there is no bar, of others a bar without numbers. */
    public static final Symbol GAPPY = new Symbol("GAPY");

    /** A class of shares. */
    public static final Symbol CLASS = new Symbol("CLSS.B");

    /** Another name from 2026-10-05 on. */
    public static final Symbol RENAMED = new Symbol("OLDN");

    public static final Symbol NEW_NAME = new Symbol("NEWN");

    /** Worthless and gone on 2026-10-19. */
    public static final Symbol GONE = new Symbol("GONE");

    /** No vendor knows it. */
    public static final Symbol UNKNOWN = new Symbol("NOSUCH");

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private final Map<Symbol, Company> companies = new TreeMap<>();
    private final List<Headline> headlines = new CopyOnWriteArrayList<>();

    /**
     * A headline.
     *
     * @param id the vendor's own number
     * @param publishedAt [UTC]
     * @param updatedAt [UTC] not before
     * @param text as it is meant to be read
     * @param html as the vendor sends it
     * @param source who wrote it
     * @param symbols what it is about
     */
    public record Headline(
            long id,
            Instant publishedAt,
            Instant updatedAt,
            String text,
            String html,
            String source,
            Set<Symbol> symbols) {}

    /** The company of a symbol, made when there is none. */
    public Company company(Symbol symbol) {
        return companies.computeIfAbsent(symbol, Company::new);
    }

    public Optional<Company> find(Symbol symbol) {
        return Optional.ofNullable(companies.get(symbol));
    }

    /** By symbol. */
    public Set<Symbol> symbols() {
        return Collections.unmodifiableSet(companies.keySet());
    }

    public MarketTape headline(Headline headline) {
        headlines.add(headline);
        return this;
    }

    /** Published until the moment, oldest first. */
    public List<Headline> headlines(Instant now) {
        return headlines.stream()
                .filter(one -> !one.publishedAt().isAfter(now))
                .sorted(Comparator.comparing(Headline::publishedAt).thenComparing(Headline::id))
                .toList();
    }

    /** A market of made-up companies, from {@link #FIRST} to {@link #LAST}. */
    public static MarketTape sample() {
        MarketTape tape = new MarketTape();
        List<LocalDate> days = CALENDAR.tradingDays(FIRST, LAST).toList();
        walk(tape.company(PLAIN).called("Plain Example Inc."), days, "12.40");
        walk(tape.company(CLASS).called("Class Example B"), days, "310.00");
        Company reverse = tape.company(REVERSE).called("Reverse Example Corp.");
        walk(reverse, before(days, REVERSE_DAY), "0.4120");
        walk(reverse, from(days, REVERSE_DAY), "4.05");
        reverse.split(REVERSE_DAY, "1", "10");
        Company forward = tape.company(FORWARD).called("Forward Example Ltd.");
        walk(forward, before(days, FORWARD_DAY), "480.00");
        walk(forward, from(days, FORWARD_DAY), "121.20");
        forward.split(FORWARD_DAY, "4", "1")
                .dividend(LocalDate.of(2026, 5, 11), "0.24")
                .dividend(LocalDate.of(2026, 11, 9), "0.0625");
        Company gappy = tape.company(GAPPY).called("Gappy Example Inc.");
        walk(gappy, days.stream().filter(day -> day.getDayOfMonth() % 5 != 0).toList(), "3.30");
        days.stream().filter(day -> day.getDayOfMonth() % 10 == 5).forEach(gappy::withoutNumbers);
        LocalDate renamed = LocalDate.of(2026, 10, 5);
        walk(tape.company(RENAMED).called("Old Name Inc."), before(days, renamed), "8.80");
        tape.company(RENAMED).renamed(renamed, NEW_NAME);
        walk(tape.company(NEW_NAME).called("New Name Inc."), from(days, renamed), "8.90");
        LocalDate gone = LocalDate.of(2026, 10, 19);
        walk(tape.company(GONE).called("Gone Example Inc."), before(days, gone), "1.10");
        tape.company(GONE).gone(gone);
        for (int i = 0; i < 12; i++) {
            walk(tape.company(new Symbol("SM" + (char) ('A' + i))), days, (2 + i) + ".50");
        }
        headlines(tape);
        return tape;
    }

    private static void headlines(MarketTape tape) {
        Instant first = Instant.parse("2026-11-30T13:30:00Z");
        for (int i = 0; i < 9; i++) {
            Instant at = first.plusSeconds(600L * i);
            tape.headline(new Headline(
                    7_000 + i,
                    at,
                    at.plusSeconds(3_600),
                    "Plain & Reverse sign deal " + i,
                    "<b>Plain &amp; Reverse</b> sign deal " + i,
                    "examplewire",
                    i % 2 == 0 ? Set.of(PLAIN, REVERSE) : Set.of(PLAIN)));
        }
        Instant other = Instant.parse("2026-11-27T15:00:00Z");
        tape.headline(new Headline(6_990, other, other, "Class B pays", "Class B pays", "examplewire", Set.of(CLASS)));
    }

    private static List<LocalDate> before(List<LocalDate> days, LocalDate end) {
        return days.stream().filter(day -> day.isBefore(end)).toList();
    }

    private static List<LocalDate> from(List<LocalDate> days, LocalDate begin) {
        return days.stream().filter(day -> !day.isBefore(begin)).toList();
    }

    /** Days that go up and down around a price. */
    private static void walk(Company company, List<LocalDate> days, String price) {
        BigDecimal middle = new BigDecimal(price);
        int scale = middle.scale();
        BigDecimal close = middle;
        for (int i = 0; i < days.size(); i++) {
            BigDecimal open = close.multiply(part(1_000 + (i * 7 % 11) - 5)).setScale(scale, RoundingMode.HALF_UP);
            BigDecimal next = middle.multiply(part(1_000 + (i * 13 % 41) - 20)).setScale(scale, RoundingMode.HALF_UP);
            BigDecimal high = open.max(next).multiply(part(1_008)).setScale(scale, RoundingMode.HALF_UP);
            BigDecimal low = open.min(next).multiply(part(993)).setScale(scale, RoundingMode.HALF_UP);
            company.day(new TapeDay(days.get(i), open, high, low, next, 100_000L + i * 1_237L));
            close = next;
        }
    }

    private static BigDecimal part(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }
}
