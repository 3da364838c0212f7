package io.bellwether.decision.strategies;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
        BigDecimal value = BigDecimal.valueOf(fraction * 100).setScale(1, RoundingMode.HALF_UP);
        return (signed && value.signum() > 0 ? "+" : "") + value.toPlainString() + " %";
    }

    static String number(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
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
