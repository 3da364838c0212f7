package io.bellwether.backtest.domain.mask;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.kernel.Symbol;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts that others wrote, as a model is told them: symbols and names of companies by their aliases, dates moved, and in
 * the place of every other word that could say who, where or when, and of every number, a sign that something is left
 * out.
 */
final class ToldWords {
    static final String LEFT_OUT = "\u2026";

    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+(?:['\u2019.&/-][\\p{L}\\p{M}\\p{N}_]+)*|\\s+|.", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");
    private static final String SIGNS = ".,;:!?'\"()-";
    private static final int SHORTEST_NAME = 3;

    /** A headline of which more is left out says nothing. */
    private static final double ENOUGH = 0.5;

    private final MaskKey key;
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<String, Symbol> names = new HashMap<>();
    private final Set<String> wordsOfNames = new HashSet<>();
    private final @Nullable Pattern anyName;

    ToldWords(MaskKey key, DeskContext context) {
        this.key = key;
        key.aliases().keySet().forEach(symbol -> symbols.put(symbol.value(), symbol));
        for (InstrumentFacts instrument : context.instruments()) {
            symbols.put(instrument.symbol().value(), instrument.symbol());
            String name = instrument.name().strip();
            if (name.length() >= SHORTEST_NAME
                    && !name.equals(instrument.symbol().value())) {
                names.putIfAbsent(name.toLowerCase(Locale.ROOT), instrument.symbol());
            }
            WORD.matcher(name)
                    .results()
                    .forEach(word -> wordsOfNames.add(word.group().toLowerCase(Locale.ROOT)));
        }
        context.market().benchmark().ifPresent(symbol -> symbols.put(symbol.value(), symbol));
        this.anyName = names.isEmpty()
                ? null
                : Pattern.compile(
                        names.keySet().stream()
                                .sorted(Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The text; a sign alone where nothing of it may be told. */
    String told(String text) {
        return written(text).text();
    }

    /** The text where at least half of its words may be told. */
    Optional<String> mostly(String text) {
        Written written = written(text);
        return written.kept() > 0 && written.kept() >= ENOUGH * written.words()
                ? Optional.of(written.text())
                : Optional.empty();
    }

    private record Written(String text, int words, int kept) {}

    private Written written(String text) {
        String named = anyName == null
                ? text
                : anyName.matcher(text).replaceAll(name -> Matcher.quoteReplacement(company(name.group())));
        StringBuilder told = new StringBuilder();
        int words = 0;
        int kept = 0;
        boolean gap = false;
        for (String token :
                TOKEN.matcher(named).results().map(found -> found.group()).toList()) {
            if (token.isBlank()) {
                gap = true;
                continue;
            }
            boolean word = Character.isLetterOrDigit(token.codePointAt(0)) || token.startsWith("_");
            String part = word ? word(token) : SIGNS.contains(token) ? token : "";
            words += word ? 1 : 0;
            kept += word && !part.equals(LEFT_OUT) ? 1 : 0;
            boolean again = part.equals(LEFT_OUT) && told.toString().endsWith(LEFT_OUT);
            if (!part.isEmpty() && !again) {
                told.append(gap && !told.isEmpty() ? " " : "").append(part);
            }
            gap = false;
        }
        return new Written(told.toString(), words, kept);
    }

    private String company(String name) {
        Symbol symbol = names.get(name.toLowerCase(Locale.ROOT));
        return symbol == null ? LEFT_OUT : key.of(symbol).company();
    }

    private String word(String token) {
        Symbol symbol = symbols.get(token);
        if (symbol != null) {
            return key.symbol(symbol).value();
        }
        if (DATE.matcher(token).matches()) {
            return date(token);
        }
        boolean plain = WORD.matcher(token).results().allMatch(part -> isPlain(part.group()));
        return plain || isPlain(token) || isAlias(token) ? token : LEFT_OUT;
    }

    private boolean isPlain(String word) {
        return PlainWords.isOne(word) && !wordsOfNames.contains(word.toLowerCase(Locale.ROOT));
    }

    private boolean isAlias(String token) {
        return Symbol.isValid(token) && key.real(new Symbol(token)).isPresent();
    }

    private String date(String token) {
        try {
            return key.date(LocalDate.parse(token)).toString();
        } catch (DateTimeException e) {
            return LEFT_OUT;
        }
    }

    /** A sector, where every word of it may be told; else none. */
    String sector(String sector) {
        Written written = written(sector);
        return written.kept() == written.words() ? written.text() : "";
    }
}
