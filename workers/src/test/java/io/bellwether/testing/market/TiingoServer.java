package io.bellwether.testing.market;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tiingo's end-of-day prices; what it says about its allocations may come with 200. */
public final class TiingoServer extends MarketServer {
    public static final String KEY = "t11ngo9d8c7b6a5f4e3d2c1b0a";

    private static final String PRICES = "/prices";
    private static final String DAILY = "/tiingo/daily/";

    private TiingoServer(MarketTape tape) {
        super(tape);
    }

    /** Starts a server that takes {@link #KEY}. */
    public static TiingoServer start(MarketTape tape) {
        TiingoServer server = new TiingoServer(tape);
        server.listen();
        return server;
    }

    @Override
    protected Answer answer(Asked asked) {
        if (!("Token " + KEY).equals(asked.headers().get("authorization"))) {
            throw wrongKey("no token");
        }
        if (!asked.path().startsWith(DAILY) || !asked.path().endsWith(PRICES)) {
            throw wrong(404, "no such path");
        }
        check(
                asked,
                Map.of(
                        "startDate",
                        MarketServer::isDay,
                        "endDate",
                        MarketServer::isDay,
                        "format",
                        oneOf("json"),
                        "resampleFreq",
                        oneOf("daily")),
                Set.of());
        String ticker = asked.path().substring(DAILY.length(), asked.path().length() - PRICES.length());
        if (ticker.contains(".")) {
            throw wrong(404, "a class of shares has a dash");
        }
        Optional<Company> company =
                tape().find(new Symbol(ticker.toUpperCase(Locale.ROOT).replace('-', '.')));
        LocalDate first = LocalDate.parse(asked.query("startDate", today().toString()));
        LocalDate last = LocalDate.parse(asked.query("endDate", today().toString()));
        if (last.isBefore(first)) {
            throw wrong(400, "Error: endDate is before startDate");
        }
        return company.map(one -> Answer.json(one.days(first, last, now()).stream()
                        .map(day -> row(one, day))
                        .toList()))
                .orElseGet(() -> refused(404, "Not found."));
    }

    private Map<String, Object> row(Company company, TapeDay day) {
        BigDecimal factor = company.adjustment(day.date(), today());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("date", day.date() + "T00:00:00.000Z");
        row.put("open", day.open());
        row.put("high", day.high());
        row.put("low", day.low());
        row.put("close", day.close());
        row.put("volume", day.volume());
        row.put("adjOpen", day.open().multiply(factor));
        row.put("adjHigh", day.high().multiply(factor));
        row.put("adjLow", day.low().multiply(factor));
        row.put("adjClose", day.close().multiply(factor));
        row.put("adjVolume", day.volume());
        BigDecimal split = BigDecimal.ONE;
        BigDecimal dividend = BigDecimal.ZERO;
        for (CorporateAction action : company.actions(new DateRange(day.date(), day.date()))) {
            if (action instanceof CorporateAction.Split one) {
                split = one.newRate()
                        .divide(one.oldRate(), MathContext.DECIMAL64)
                        .setScale(6, RoundingMode.HALF_UP);
            } else if (action instanceof CorporateAction.Dividend one) {
                dividend = one.amount();
            }
        }
        row.put("divCash", dividend);
        row.put("splitFactor", split);
        return row;
    }

    @Override
    public Set<MarketTrouble> can() {
        return EnumSet.allOf(MarketTrouble.class);
    }

    @Override
    protected Answer error(MarketTrouble trouble) {
        String usedUp = "Error: You have run over your hourly request allocation. "
                + "Please wait, or contact support about a plan for the token " + KEY;
        return switch (trouble) {
            case KEY_REFUSED -> refused(401, "Invalid token: " + KEY);
            case NOT_ENTITLED -> refused(403, "You do not have permission to perform this action.");
            case THROTTLED -> refused(429, usedUp);
            case SAYS_THROTTLED_200 -> Answer.text(200, "text/plain", usedUp);
            case SAYS_KEY_REFUSED_200 -> refused(200, "Invalid token.");
            case SAYS_NOT_ENTITLED_200 -> refused(200, "You do not have permission to perform this action.");
            case SAYS_ERROR_200 -> refused(200, "Error: something went wrong.");
            default -> refused(500, "Server error");
        };
    }

    @Override
    protected Answer refused(int status, String message) {
        return Answer.json(status, Map.of("detail", message));
    }

    @Override
    protected Answer strange() {
        return Answer.json(List.of(Map.of("day", "2026-11-27", "price", 5)));
    }
}
