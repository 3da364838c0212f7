package io.bellwether.decision.strategies;

import io.bellwether.kernel.Decimals;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** Dollars: two decimals, four below one dollar. */
    static String amount(double dollars) {
        return number(dollars, Math.abs(dollars) < 1 ? 4 : 2);
    }

    /** A fraction as a percentage with one decimal. */
    static String percent(double fraction, boolean signed) {
        BigDecimal value = Decimals.rounded(fraction * 100, 1);
        return (signed && value.signum() > 0 ? "+" : "") + value.toPlainString() + " %";
    }

    static String number(double value, int decimals) {
        return Decimals.rounded(value, decimals).toPlainString();
    }

    static String signed(double value) {
        String text = number(value, 2);
        return text.startsWith("-") ? text : "+" + text;
    }

    /** TREND_UP becomes "trend up". */
    static String plain(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
