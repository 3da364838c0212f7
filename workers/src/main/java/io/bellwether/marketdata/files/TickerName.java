package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the ticker in what people and vendors write: {@code daily_ACME.csv} (Alpha Vantage), {@code acme_us_d.csv} and
 * {@code acme.us.txt} (Stooq), {@code ACME Historical Data.csv} (Investing), {@code NASDAQ_ACME, 1D.csv} (TradingView),
 * {@code ACME (1).csv} (a browser's second download). A US ticker has at most five characters and at most one suffix, so
 * that {@code portfolio.csv} is none; the few words that are as short are listed.
 */
final class TickerName {
    private static final Pattern TICKER = Pattern.compile("[A-Z][A-Z0-9]{0,4}([.\\-][A-Z0-9]{1,3})?");
    private static final Pattern EXTENSION = Pattern.compile("(?i)(\\.(csv|txt|tsv|json|gz))+$");
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)((19|20)\\d{2}[-_.]?\\d{2}[-_.]?\\d{2}|\\d{2}[-_.]\\d{2}[-_.](19|20)\\d{2})(?!\\d)");
    private static final Pattern EXCHANGE =
            Pattern.compile("^(NASDAQ|NYSE|NYSEARCA|AMEX|ARCA|BATS|OTC|CBOE|US)\\s*:\\s*");
    private static final Set<String> WORDS = Set.of(
            "DATA", "BARS", "DAILY", "STOCK", "PRICE", "QUOTE", "TABLE", "OHLC", "OHLCV", "EOD", "HIST", "TRADE",
            "INDEX", "INPUT", "FILE", "FILES", "SHEET", "BOOK", "LIST", "NAMES", "USERS", "COPY", "TEMP", "TMP",
            "CHART", "QUERY", "AGGS", "SECD", "PAGE");
    private static final Set<String> BESIDE = Set.of(
            "DAILY",
            "ADJUSTED",
            "RAW",
            "HISTORICAL",
            "HISTORY",
            "HIST",
            "DATA",
            "HISTORICALDATA",
            "PRICE",
            "PRICES",
            "STOCK",
            "STOCKS",
            "QUOTES",
            "OHLC",
            "OHLCV",
            "EOD",
            "BARS",
            "1D",
            "1DAY",
            "MAX",
            "5Y",
            "10Y",
            "1Y",
            "YTD",
            "NASDAQ",
            "NYSE",
            "NYSEARCA",
            "AMEX",
            "ARCA",
            "BATS",
            "OTC",
            "CBOE",
            "YAHOO",
            "TIINGO",
            "STOOQ",
            "ALPACA",
            "HISTORICAL-DATA",
            "PRICE-HISTORY",
            "COPY",
            "OF",
            "EXPORT",
            "DOWNLOAD",
            "CSV",
            "JSON",
            "FULL",
            "COMPACT");
    private static final Set<String> BESIDE_IF_MORE = Set.of("D", "US", "DAY");

    private TickerName() {}

    /** The ticker that the file name holds; empty when it holds none, or more than one word that may be it. */
    static Optional<Symbol> ofFile(String name) {
        String stem = EXTENSION.matcher(name).replaceFirst("");
        String whole = withoutCountry(stem.strip().toUpperCase(Locale.ROOT));
        if (TICKER.matcher(whole).matches()) {
            return isWord(whole) ? Optional.empty() : Optional.of(new Symbol(whole));
        }
        String undated = DATE.matcher(stem.toUpperCase(Locale.ROOT)).replaceAll(" ");
        List<String> words = Arrays.stream(undated.split("[ _,()\\[\\]]+"))
                .map(word -> word.replaceAll("^[-.]+|[-.]+$", ""))
                .map(TickerName::withoutCountry)
                .filter(word -> !word.isEmpty() && !word.chars().allMatch(Character::isDigit))
                .filter(word -> !BESIDE.contains(word))
                .toList();
        if (words.size() > 1) {
            words = words.stream()
                    .filter(word -> !BESIDE_IF_MORE.contains(word))
                    .toList();
        }
        return words.size() == 1 && TICKER.matcher(words.getFirst()).matches() && !isWord(words.getFirst())
                ? Optional.of(new Symbol(words.getFirst()))
                : Optional.empty();
    }

    /** A word, or a numbered one. */
    private static boolean isWord(String text) {
        return WORDS.contains(text.replaceFirst("\\d+$", ""));
    }

    /** Whether the file is named by its ticker alone: of two files of a symbol it comes first. */
    static boolean isNothingElse(String name) {
        String stem = EXTENSION.matcher(name).replaceFirst("").toUpperCase(Locale.ROOT);
        return ofFile(name).map(Symbol::value).equals(Optional.of(stem));
    }

    /** The ticker that a field names: {@code ACME.US}, {@code NASDAQ:ACME} and {@code BRK/B} are taken as they are meant. */
    static Optional<Symbol> ofField(String field) {
        String text = EXCHANGE.matcher(field.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
        String ticker = withoutCountry(text).replace('/', '.');
        return TICKER.matcher(ticker).matches() ? Optional.of(new Symbol(ticker)) : Optional.empty();
    }

    /** Whether two spellings mean one share: class B is written with a dot or a dash. */
    static boolean same(Symbol one, Symbol other) {
        return one.value().replace('-', '.').equals(other.value().replace('-', '.'));
    }

    private static String withoutCountry(String ticker) {
        return ticker.endsWith(".US") ? ticker.substring(0, ticker.length() - ".US".length()) : ticker;
    }
}
