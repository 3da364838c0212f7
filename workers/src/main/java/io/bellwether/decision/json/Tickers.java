package io.bellwether.decision.json;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instruments of a context under the names that others write for them: {@code $ACME}, {@code NASDAQ:ACME}, and a class
 * of shares with another sign before its letters, {@code BRK-B} or {@code NYSE:BRK/B} for {@code BRK.B}. A name counts only
 * when exactly one instrument fits it.
 */
final class Tickers {
    /** The exchanges of the United States; the same ticker elsewhere is another share. */
    private static final Set<String> EXCHANGES = Set.of(
            "NYSE",
            "NASDAQ",
            "AMEX",
            "NYSEAMERICAN",
            "NYSEMKT",
            "NYSEARCA",
            "ARCA",
            "BATS",
            "CBOE",
            "NASDAQGS",
            "NASDAQGM",
            "NASDAQCM",
            "NMS",
            "XNYS",
            "XNAS",
            "XASE",
            "ARCX");

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<exchange>[A-Z][A-Z ]{1,14}?)\\s*:\\s*)?[$]?(?<base>[A-Z0-9]{1,8})(?:[ ./_-](?<class>[A-Z]{1,2}))?");

    private static final int LONGEST = 40;

    private final List<InstrumentFacts> instruments;

    Tickers(DeskContext context) {
        this.instruments = context.instruments();
    }

    /** The symbol of the one instrument that the text names; empty when it is none or might be two. */
    Optional<String> known(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c < 0x80)) {
            return Optional.empty();
        }
        String plain = (text.startsWith("$") ? text.substring(1) : text).toUpperCase(Locale.ROOT);
        List<String> symbols = instruments.stream()
                .map(instrument -> instrument.symbol().value())
                .toList();
        if (symbols.contains(plain)) {
            return Optional.of(plain);
        }
        Matcher matcher = WRITTEN.matcher(plain);
        if (!matcher.matches() || !isExchange(matcher.group("exchange"))) {
            return Optional.empty();
        }
        String base = matcher.group("base");
        String ofClass = matcher.group("class");
        String meant = ofClass == null ? base : base + "." + ofClass;
        List<String> fitting = symbols.stream()
                .filter(symbol -> symbol.replace('-', '.').equals(meant))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean isExchange(String name) {
        return name == null || isOfTheUnitedStates(name);
    }

    static boolean isOfTheUnitedStates(String exchange) {
        return EXCHANGES.contains(exchange.toUpperCase(Locale.ROOT).replace(" ", ""));
    }
}
