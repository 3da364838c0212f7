package io.bellwether.testing.market;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Stooq as it was: CSV, adjusted for splits and dividends up to today, everything with status 200. */
public final class StooqServer extends MarketServer {
    private static final Map<String, Predicate<String>> KNOWN = Map.of(
            "s",
            value -> value.matches("[a-z0-9-]+\\.us"),
            "i",
            oneOf("d"),
            "d1",
            StooqServer::isPlainDay,
            "d2",
            StooqServer::isPlainDay);

    private Optional<String> sentence = Optional.empty();

    private StooqServer(MarketTape tape) {
        super(tape);
    }

    public static StooqServer start(MarketTape tape) {
        StooqServer server = new StooqServer(tape);
        server.listen();
        return server;
    }

    /** From now on it answers everything with this body. */
    public synchronized void says(String body) {
        sentence = Optional.of(body);
    }

    private static boolean isPlainDay(String text) {
        return text.matches("\\d{8}");
    }

    private static String called(Symbol symbol) {
        return symbol.value().replace('.', '-').toLowerCase(Locale.ROOT) + ".us";
    }

    @Override
    protected synchronized Answer answer(Asked asked) {
        if (!asked.path().equals("/q/d/l/")) {
            throw wrong(404, "no such path " + asked.path());
        }
        check(asked, KNOWN, Set.of("s", "i"));
        if (sentence.isPresent()) {
            return csv(sentence.get());
        }
        LocalDate first = LocalDate.parse(asked.query("d1", ""), DateTimeFormatter.BASIC_ISO_DATE);
        LocalDate last = LocalDate.parse(asked.query("d2", ""), DateTimeFormatter.BASIC_ISO_DATE);
        StringBuilder rows = new StringBuilder();
        tape().symbols().stream()
                .filter(symbol -> called(symbol).equals(asked.query("s", "")))
                .flatMap(symbol -> tape().find(symbol).stream())
                .forEach(company -> company.days(first, last.isAfter(today()) ? today() : last, now())
                        .forEach(day -> rows.append(row(company, day)).append("\r\n")));
        return csv(rows.isEmpty() ? "No data" : "Date,Open,High,Low,Close,Volume\r\n" + rows);
    }

    private String row(Company company, TapeDay day) {
        BigDecimal factor = company.adjustment(day.date(), today());
        return "%s,%s,%s,%s,%s,%s"
                .formatted(
                        day.date(),
                        restated(day.open(), factor),
                        restated(day.high(), factor),
                        restated(day.low(), factor),
                        restated(day.close(), factor),
                        volume(company, day.date(), day.volume(), today()));
    }

    private static BigDecimal restated(BigDecimal price, BigDecimal factor) {
        return price.multiply(factor).setScale(4, RoundingMode.HALF_UP);
    }

    private static long volume(Company company, LocalDate date, long volume, LocalDate today) {
        return YahooServer.volume(volume, company.splitFactor(date, today));
    }

    /** A bar as it tells it on a day. */
    public static Bar restated(Company company, Bar bar, LocalDate today) {
        BigDecimal factor = company.adjustment(bar.date(), today);
        return new Bar(
                bar.date(),
                new Price(restated(bar.open().value(), factor)),
                new Price(restated(bar.high().value(), factor)),
                new Price(restated(bar.low().value(), factor)),
                new Price(restated(bar.close().value(), factor)),
                volume(company, bar.date(), bar.volume(), today));
    }

    private static Answer csv(String body) {
        return Answer.text(200, "text/csv", body);
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        int status = switch (trouble) {
            case THROTTLED -> 429;
            case KEY_REFUSED -> 401;
            case NOT_ENTITLED -> 403;
            default -> 500;
        };
        return Answer.text(status, "text/plain", "error " + status);
    }

    @Override
    protected Answer refused(int status, String message) {
        return Answer.text(status, "text/plain", message);
    }
}
