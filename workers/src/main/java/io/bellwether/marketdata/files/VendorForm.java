package io.bellwether.marketdata.files;

import io.bellwether.marketdata.domain.FileContent.Adjustment;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose table it is, by the names of its columns and of the file, and what that vendor is known to do to prices. What
 * several write alike is named by its columns, and nothing is said of its prices.
 *
 * <p>Prices are as traded in the tables of Alpha Vantage, Tiingo, Massive's flat files, CRSP and Compustat; adjusted for
 * splits at Yahoo; adjusted for both where yfinance says no adjusted close beside them, and at Stooq. The pages are named
 * at {@link Layout}; CRSP's and Compustat's columns are those of
 * https://wrds-www.wharton.upenn.edu/data-dictionary/ (from memory, not read again).
 *
 * @param name for people
 * @param prices what is known of them
 */
record VendorForm(String name, Adjustment prices) {
    /** A form that nothing is known of. */
    static final VendorForm NONE = new VendorForm("", Adjustment.UNKNOWN);

    private static final int SHOWN = 8;

    /** A form by its columns. */
    private record Known(VendorForm form, Set<String> columns, Set<String> without) {
        static Known of(String name, Adjustment prices, String... columns) {
            return new Known(new VendorForm(name, prices), Set.of(columns), Set.of());
        }

        Known without(String... names) {
            return new Known(form, columns, Set.of(names));
        }
    }

    /** The first whose columns are all there. */
    private static final List<Known> KNOWN = List.of(
            Known.of("CRSP daily stock file (WRDS)", Adjustment.RAW, "prc", "vol", "askhi", "bidlo"),
            Known.of("CRSP daily stock file, new names (WRDS)", Adjustment.RAW, "dlycaldt", "dlyopen"),
            Known.of("Compustat security daily (WRDS)", Adjustment.RAW, "datadate", "prccd"),
            Known.of("Tiingo end-of-day", Adjustment.RAW, "adjclose", "divcash", "splitfactor"),
            Known.of("Alpha Vantage TIME_SERIES_DAILY_ADJUSTED", Adjustment.RAW, "timestamp", "adjusted close"),
            Known.of("yfinance history", Adjustment.SPLITS, "adj close", "dividends", "stock splits"),
            Known.of("yfinance history, adjusted", Adjustment.SPLITS_AND_DIVIDENDS, "dividends", "stock splits"),
            Known.of("Yahoo Finance", Adjustment.SPLITS, "date", "adj close", "volume"),
            Known.of("Stooq bulk file", Adjustment.SPLITS_AND_DIVIDENDS, "ticker", "per", "openint"),
            Known.of("Nasdaq", Adjustment.UNKNOWN, "close/last"),
            Known.of("Massive flat file", Adjustment.RAW, "window start", "transactions"),
            Known.of("Alpaca bars", Adjustment.UNKNOWN, "trade count", "vwap"),
            Known.of("Alpaca or Massive bars", Adjustment.UNKNOWN, "t", "o", "h", "l", "c", "v"),
            Known.of("Investing.com", Adjustment.UNKNOWN, "price", "vol.", "open"),
            Known.of("Interactive Brokers", Adjustment.UNKNOWN, "average", "barcount"),
            Known.of("Barchart", Adjustment.UNKNOWN, "last", "%chg"),
            Known.of("Alpha Vantage TIME_SERIES_DAILY", Adjustment.RAW, "timestamp", "open", "volume")
                    .without("symbol", "ticker", "trade count"));

    /** The form of the table with this header under this file name. */
    static VendorForm of(Layout.Found found, String fileName) {
        if (found.layouts().isEmpty()) {
            return NONE;
        }
        List<String> names = found.header().stream().map(Layout::normal).toList();
        Set<String> columns = new HashSet<>(names);
        if (found.layouts().getFirst().symbol().isPresent()) {
            return columns.contains("adj close")
                    ? new VendorForm("yfinance download", Adjustment.SPLITS)
                    : new VendorForm("yfinance download, adjusted", Adjustment.SPLITS_AND_DIVIDENDS);
        }
        String file = fileName.toLowerCase(Locale.ROOT);
        if (file.contains("_us_d.") || file.contains(".us.")) {
            return new VendorForm("Stooq", Adjustment.SPLITS_AND_DIVIDENDS);
        }
        return KNOWN.stream()
                .filter(known -> columns.containsAll(known.columns()))
                .filter(known -> known.without().stream().noneMatch(columns::contains))
                .map(Known::form)
                .findFirst()
                .orElseGet(() -> new VendorForm("a table with columns " + brief(names), Adjustment.UNKNOWN));
    }

    private static String brief(List<String> names) {
        String shown =
                names.stream().filter(name -> !name.isBlank()).limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
