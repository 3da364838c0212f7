package io.bellwether.reporting.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes figures for people, the same in mails, on pages and in terminals: US style, signs always shown on changes, New York time. */
public final class Figures {
    public static final String NONE = "–";
    private static final char MINUS = '−';
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.US).withZone(ExchangeCalendar.ZONE);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US).withZone(ExchangeCalendar.ZONE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("MMM d", Locale.US);

    /** {@code $101,234.56}; a negative amount carries its sign in front. */
    public String usd(BigDecimal amount) {
        return (amount.signum() < 0 ? MINUS : "") + "$" + number(amount.abs(), "#,##0.00");
    }

    /** An amount under a heading that names the currency, {@code 101,234.56} or {@code −12.00}. */
    public String amount(BigDecimal amount) {
        return (amount.signum() < 0 ? MINUS : "") + number(amount.abs(), "#,##0.00");
    }

    public String amount(Optional<BigDecimal> amount) {
        return amount.map(this::amount).orElse(NONE);
    }

    /** {@code +$1,234.56} or {@code −$12.00}; zero has no sign. */
    public String change(BigDecimal amount) {
        return sign(amount) + "$" + number(amount.abs(), "#,##0.00");
    }

    /** A fraction as {@code +1.23 %} or {@code −0.40 %}; zero has no sign. */
    public String percentChange(BigDecimal fraction) {
        BigDecimal percent = percent(fraction, 2);
        return sign(percent) + number(percent.abs(), "#,##0.00") + " %";
    }

    public String percentChange(Optional<BigDecimal> fraction) {
        return fraction.map(this::percentChange).orElse(NONE);
    }

    /** A difference of two fractions in percentage points, {@code +1.23 pp}. */
    public String points(Optional<BigDecimal> fraction) {
        return fraction.map(f -> percentChange(f).replace(" %", " pp")).orElse(NONE);
    }

    /** A fraction as {@code 12.34 %} or {@code −0.40 %}. */
    public String percent(BigDecimal fraction) {
        return amount(percent(fraction, 2)) + " %";
    }

    public String percent(Optional<BigDecimal> fraction) {
        return fraction.map(this::percent).orElse(NONE);
    }

    /** A share of a whole as {@code 12.3 %}. */
    public String share(BigDecimal fraction) {
        return number(percent(fraction, 1), "0.0") + " %";
    }

    public String share(Optional<BigDecimal> fraction) {
        return fraction.map(this::share).orElse(NONE);
    }

    /** A price with at least 2 and at most 4 decimals. */
    public String price(BigDecimal price) {
        return number(price, "#,##0.00##");
    }

    public String price(Optional<BigDecimal> price) {
        return price.map(this::price).orElse(NONE);
    }

    /** A number of shares, decimals only where there are any. */
    public String shares(BigDecimal quantity) {
        return number(quantity, "#,##0.#########");
    }

    /** A ratio with two decimals. */
    public String ratio(Optional<BigDecimal> ratio) {
        return ratio.map(r -> (r.signum() < 0 ? MINUS : "") + number(r.abs(), "0.00"))
                .orElse(NONE);
    }

    /** A plain number without superfluous zeros. */
    public String plain(BigDecimal number) {
        return number(number, "#,##0.######");
    }

    /** Time of day in New York, {@code 09:30}. */
    public String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Day and time in New York, {@code Nov 20, 09:30}. */
    public String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** {@code Friday, November 20, 2026}. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code Nov 20}. */
    public String shortDate(LocalDate date) {
        return SHORT_DATE.format(date);
    }

    /** A constant as words: {@code NOT_APPROVED} becomes {@code Not approved}. */
    public String words(Object constant) {
        String text =
                constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The beginning of a long text, cut between words. */
    public String brief(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int space = text.lastIndexOf(' ', max - 1);
        return text.substring(0, space > max / 2 ? space : max - 1) + "…";
    }

    /** {@code gain}, {@code loss} or {@code flat}: a style that accompanies the sign, never replaces it. */
    public String tone(BigDecimal change) {
        return change.signum() > 0 ? "gain" : change.signum() < 0 ? "loss" : "flat";
    }

    public String tone(Optional<BigDecimal> change) {
        return change.map(this::tone).orElse("flat");
    }

    /** What an order asks for, e.g. {@code Market}, {@code Limit at 5.77, stop 4.90} or {@code Stop at 11.74}. */
    public String terms(String orderType, Optional<BigDecimal> limitPrice, Optional<BigDecimal> stopPrice) {
        return words(orderType)
                + limitPrice.map(limit -> " at " + price(limit)).orElse("")
                + stopPrice
                        .map(stop -> ("STOP".equals(orderType) ? " at " : ", stop ") + price(stop))
                        .orElse("");
    }

    /** The style of an order's state: {@code ok} only where it was executed, {@code bad} where somebody refused it. */
    public String orderTone(String state) {
        return switch (state) {
            case "FILLED" -> "ok";
            case "REJECTED", "NOT_APPROVED" -> "bad";
            case "CANCELLED", "EXPIRED", "CANCEL_PENDING" -> "warn";
            default -> "info";
        };
    }

    private static BigDecimal percent(BigDecimal fraction, int scale) {
        return fraction.movePointRight(2).setScale(scale, RoundingMode.HALF_UP);
    }

    private static String sign(BigDecimal value) {
        return value.signum() > 0 ? "+" : value.signum() < 0 ? String.valueOf(MINUS) : "";
    }

    private static String number(BigDecimal value, String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
