package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which shares of a market a text is about. A cashtag ({@code $ON}) names its symbol. A symbol alone does where nobody
 * writes it for something else: in capitals, of three letters or more, no word or abbreviation of its own, and not in a
 * text that shouts. A company's name does as it is written, unless it is a common word.
 */
public final class Subjects {
    /** A symbol of fewer letters needs its cashtag. */
    private static final int SHORTEST = 3;

    /** A name of one word that is shorter needs the cashtag. */
    private static final int SHORTEST_NAME = 5;

    /** More than so many words in capitals, and as many as others: it shouts. */
    private static final int SHOUTED = 4;

    private static final Pattern TOKEN =
            Pattern.compile("(?<![\\p{L}\\p{N}$])(\\$?)(\\p{L}[\\p{L}\\p{N}]*(?:[.\\-/]\\p{L}(?![\\p{L}\\p{N}]))?)");
    private static final Pattern LEGAL = Pattern.compile(
            "(?:,? (?:Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|plc|PLC|LLC|LP|SA|NV|AG|SE|Group"
                    + "|Holdings?|Trust|Class [A-C]|Common Stock|ADR)\\.?)+$");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Symbols that are words, names of offices, currencies or slang as well. */
    private static final Set<String> WORDS = Set.of("""
            AGO AIR ALL AND ANY APP ARE ART ATH ATM BAD BAR BEN BIG BIT BOX BUY CALL CAN CAR CASH CEO CFO COO CPI CTO DAY DD \
            DIE DOG EAT ELSE EOD EPS ETF EUR EVER EYE FAST FDA FED FOMO FOR FUN FUND GAIN GBP GDP GET GOOD GPU GOLD GROW HAS \
            HAVE HE HEAR HER HIS HIT HODL HOLD HOPE HOT HOW HUGE IMO IPO IRS IT JOB JUST KEY KIDS LAND LEAP LIFE LIKE LINE \
            LIVE LOAN LOOK LOSS LOT LOVE LOW MAIN MAN MAY MID MIND MOM MOON MORE MOVE NEW NEWS NEXT NICE NOT NOW NYSE OLD ONE \
            OPEN OUR OUT OWN PAY PEAK PLAY PLUS POST PUMP PUT PUTS REAL RED RIDE RIP ROAD ROI RSI RUN SAFE SAVE SEC SEE SELL \
            SHE SHOP SIX SKY SO SPY STAY STEP SUN SURE TAX TECH TELL TEN THE TRUE TRY TURN TWO UK UP US USA USD VERY VIEW WAR \
            WAY WELL WHO WIN WORK WOW WTF YOLO YOU YTD\
            """.split("[ \n]+"));

    /** Names of companies that are words as well, in the form in which they begin a sentence. */
    private static final Set<String> COMMON_NAMES = Set.of(
            "Target",
            "Match",
            "Block",
            "Unity",
            "Visa",
            "Square",
            "Progressive",
            "Chase",
            "Shell",
            "Snap",
            "Frontier",
            "Dominion",
            "Southern",
            "Discover",
            "Ball",
            "Gap",
            "Ventas",
            "Express",
            "Compass",
            "Affirm",
            "Upstart",
            "Root",
            "Lemonade",
            "Carnival",
            "Guess",
            "Children",
            "Life",
            "Energy",
            "Global",
            "Digital",
            "First",
            "National",
            "American",
            "United",
            "General",
            "Market",
            "Markets",
            "Capital",
            "Gold",
            "Silver",
            "Power");

    private final Map<String, Symbol> bySymbol = new HashMap<>();
    private final Map<String, Map<String, Symbol>> byFirstWord = new HashMap<>();

    /** @param instruments of which a text may be */
    public Subjects(Collection<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            bySymbol.put(plain(instrument.symbol().value()), instrument.symbol());
            String name =
                    LEGAL.matcher(instrument.name().strip()).replaceFirst("").strip();
            if (isTelling(name)) {
                byFirstWord
                        .computeIfAbsent(firstWord(name), word -> new TreeMap<>())
                        .put(name, instrument.symbol());
            }
        }
    }

    private static boolean isTelling(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.codePointAt(0))) {
            return false;
        }
        return name.indexOf(' ') > 0 || name.length() >= SHORTEST_NAME && !COMMON_NAMES.contains(name);
    }

    private static String firstWord(String name) {
        Matcher word = TOKEN.matcher(name);
        return word.lookingAt() ? word.group(2) : name;
    }

    /** One spelling for {@code BRK.B}, {@code BRK-B} and {@code BRK/B}. */
    private static String plain(String symbol) {
        return symbol.replace('-', '.').replace('/', '.');
    }

    /** Which of them the text is about, by symbol. */
    public Set<Symbol> in(String text) {
        String seen = seen(text);
        boolean shouts = shouts(seen);
        Set<Symbol> found = new TreeSet<>();
        Set<String> tried = new HashSet<>();
        Matcher token = TOKEN.matcher(seen);
        while (token.find()) {
            boolean tagged = !token.group(1).isEmpty();
            String word = token.group(2);
            if (tagged || !shouts && stands(word)) {
                Symbol symbol = bySymbol.get(plain(tagged ? word.toUpperCase(Locale.ROOT) : word));
                if (symbol != null) {
                    found.add(symbol);
                }
            }
            if (!tagged && tried.add(word)) {
                byFirstWord.getOrDefault(word, Map.of()).forEach((name, symbol) -> {
                    if (isNamed(seen, name)) {
                        found.add(symbol);
                    }
                });
            }
        }
        return found;
    }

    /** As a reader sees it: letters that look alike are the same, and what has no width is not there. */
    static String seen(String text) {
        return UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    /** Whether a symbol may stand for itself without its cashtag. */
    private static boolean stands(String word) {
        return word.length() >= SHORTEST && word.equals(word.toUpperCase(Locale.ROOT)) && !WORDS.contains(word);
    }

    private static boolean shouts(String text) {
        int loud = 0;
        int others = 0;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group(2);
            if (token.group(1).isEmpty() && word.length() > 1) {
                if (word.equals(word.toUpperCase(Locale.ROOT))) {
                    loud++;
                } else {
                    others++;
                }
            }
        }
        return loud > SHOUTED && loud >= others;
    }

    private static boolean isNamed(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
