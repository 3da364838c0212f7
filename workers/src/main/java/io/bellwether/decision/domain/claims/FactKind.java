package io.bellwether.decision.domain.claims;

import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A fact that answers name with a number right after it. Only what says the fact plainly is looked at: "price above 10" or
 * "a target price of 12" name no fact.
 */
enum FactKind {
    PRICE(
            List.of("last ", "current ", "price", "trades", "trading", "quoted"),
            "(?:last |current )?price|trades|trading|quoted",
            false,
            false,
            KnownFacts::prices),
    CLOSE(List.of("closed", "last "), "closed|last close", false, false, KnownFacts::prices),
    SMA10(
            List.of("sma", "10"),
            "sma[ -]?10|10[- ](?:day|session) (?:sma|moving average|average|mean)",
            IndicatorFacts::sma10),
    SMA20(
            List.of("sma", "20"),
            "sma[ -]?20|20[- ](?:day|session) (?:sma|moving average|average|mean)",
            IndicatorFacts::sma20),
    SMA50(
            List.of("sma", "50"),
            "sma[ -]?50|50[- ](?:day|session) (?:sma|moving average|average|mean)",
            IndicatorFacts::sma50),
    RSI14(List.of("rsi"), "rsi(?: ?\\(?14\\)?)?+", IndicatorFacts::rsi14),
    ATR14(List.of("atr"), "atr(?: ?\\(?14\\)?)?+", IndicatorFacts::atr14),
    MOMENTUM20(
            List.of("momentum"),
            "momentum(?: ?\\(?20\\)?)?+(?: over 20 (?:days|sessions))?",
            true,
            false,
            KnownFacts::month),
    VOLATILITY20(
            List.of("annuali", "volatility"),
            "(?:annuali[sz]ed )?volatility(?:[ _]?20d?)?+",
            true,
            false,
            KnownFacts::volatility),
    HIGH20(List.of("prior", "high20", "20"), "(?:prior[_ ])?high20|20[- ](?:day|session) high", IndicatorFacts::high20),
    LOW20(List.of("prior", "low20", "20"), "(?:prior[_ ])?low20|20[- ](?:day|session) low", IndicatorFacts::low20),
    BREADTH(List.of("above_sma50", "breadth"), "above_sma50|breadth", true, true, (given, symbol) -> given.breadth()),
    CASH(
            List.of("our ", "the ", "desk's ", "cash"),
            "(?:our |the |desk's )?cash(?: for purchases)?",
            false,
            true,
            (given, symbol) -> given.cash()),
    EQUITY(List.of("equity"), "equity", false, true, (given, symbol) -> given.equity()),
    DRAWDOWN(List.of("drawdown"), "drawdown", true, true, (given, symbol) -> given.drawdown());

    /** Words that leave a statement one of fact; some say that it is no exact one. */
    private static final String LINK =
            "(?:[\"'\\])]|\\s|,? (?:currently|now|today)\\b)*(?:\\b(?:is|was|are|of|at|reads|stands at|sits at)\\b|[=:(])?\\s*";

    private static final String ABOUT =
            "(about |around |near |roughly |approximately |close to |some |nearly |almost |just"
                    + " |~ ?|\u2248 ?)?(?:a |an |only |still )?";

    private static final String NUMBER =
            "(?:USD |US\\$|\\$)?([-\u2212+]?)(\\d[\\d,]*+(?:\\.\\d+)?+)(?!\\d|[./-]\\d|\\s?-?(?:of|to|x|times|days?|sessions?|sigmas?|standard|std|deviations?|average|true|ranges?|atrs?|points?|cents?|bps)\\b)"
                    + "\\s?(%|percent\\b|pct\\b|[kKM]\\b|mn\\b|bn\\b|million\\b|billion\\b|thousand\\b)?";

    private static final Symbol NOBODY = new Symbol("X");

    /** For each bit of a set of letters the facts that words with such a letter can begin to name. */
    private static final List<List<FactKind>> BY_LETTER = IntStream.range(0, Long.SIZE)
            .mapToObj(bit -> Arrays.stream(values())
                    .filter(kind -> (kind.phrase.letters() & 1L << bit) != 0)
                    .toList())
            .toList();

    private final boolean fraction;
    private final boolean general;
    private final BiFunction<KnownFacts, Symbol, List<BigDecimal>> values;
    private final Phrase phrase;

    FactKind(List<String> beginnings, String words, Function<IndicatorFacts, BigDecimal> indicator) {
        this(beginnings, words, false, false, (given, symbol) -> given.indicator(symbol, indicator));
    }

    FactKind(
            List<String> beginnings,
            String words,
            boolean fraction,
            boolean general,
            BiFunction<KnownFacts, Symbol, List<BigDecimal>> values) {
        this.fraction = fraction;
        this.general = general;
        this.values = values;
        this.phrase = new Phrase(beginnings, "(?i)\\b(?:" + words + ")" + LINK + ABOUT + NUMBER);
    }

    /** The facts that a word of the sentence may begin to name. */
    static Set<FactKind> begunIn(Sentence sentence) {
        Set<FactKind> begun = EnumSet.noneOf(FactKind.class);
        for (int place : sentence.words()) {
            for (FactKind kind : BY_LETTER.get(Long.numberOfTrailingZeros(sentence.letterAt(place)))) {
                if (kind.phrase.beginsAt(sentence, place)) {
                    begun.add(kind);
                }
            }
        }
        return begun;
    }

    /** Where it is named: group 1 "about", 2 the sign, 3 the digits, 4 the unit. */
    Phrase phrase() {
        return phrase;
    }

    /** Whether it is a fraction that is often written as per cent. */
    boolean fraction() {
        return fraction;
    }

    /** Whether it is of the desk or the market and not of a share. */
    boolean general() {
        return general;
    }

    /** What was given; empty when nothing was. */
    List<BigDecimal> values(KnownFacts given, Optional<Symbol> symbol) {
        return general
                ? values.apply(given, symbol.orElse(NOBODY))
                : symbol.map(one -> values.apply(given, one)).orElse(List.of());
    }
}
