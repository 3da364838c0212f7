package io.bellwether.portfolio.files;

import io.bellwether.kernel.Symbol;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tickers as brokers write them: {@code BRK B}, {@code BRK/B} and {@code BRK.B} are one; options are none. */
final class VendorSymbols {
    /** The OCC's 21 places with and without its blanks, e.g. {@code SPY   240119C00470000}. */
    private static final Pattern OCC = Pattern.compile("[A-Z0-9.]{1,6}\\s*\\d{6}[CP]\\d{8}");

    /** Fidelity's, e.g. {@code -MSFT210226C250}. */
    private static final Pattern DASHED = Pattern.compile("-\\s*[A-Z0-9.]{1,6}\\d{6}[CP][\\d.]+");

    /** Schwab's, e.g. {@code SPY 03/31/2020 284.00 P}. */
    private static final Pattern SPOKEN = Pattern.compile("[A-Z0-9./]{1,6} \\d{1,2}/\\d{1,2}/\\d{2,4} [\\d.,]+ [CP]");

    private static final Pattern CLASS = Pattern.compile("[A-Z]{1,5}[ /][A-Z]{1,3}");

    private VendorSymbols() {}

    /** @throws BadRow when it is no ticker */
    static Symbol read(String text) {
        String plain = plain(text);
        return CsvRow.symbol("symbol", CLASS.matcher(plain).matches() ? plain.replaceAll("[ /]", ".") : plain);
    }

    static Optional<Symbol> about(Optional<String> text) {
        return text.map(VendorSymbols::plain)
                .map(plain -> CLASS.matcher(plain).matches() ? plain.replaceAll("[ /]", ".") : plain)
                .filter(Symbol::isValid)
                .map(Symbol::new);
    }

    static boolean isOption(String text) {
        String plain = plain(text);
        return OCC.matcher(plain).matches()
                || DASHED.matcher(plain).matches()
                || SPOKEN.matcher(plain).matches();
    }

    private static String plain(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
