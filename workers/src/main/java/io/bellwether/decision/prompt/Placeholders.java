package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.RuleFacts;
import io.bellwether.kernel.ExchangeCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;

/** The desk's own numbers for the places of the prompt files. */
final class Placeholders {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final int CENTS = 2;

    private Placeholders() {}

    static Map<String, String> of(DeskContext context) {
        RuleFacts rules = context.desk().rules();
        Map<String, String> values = new HashMap<>();
        values.put("max_position", percent(rules.maxPosition()));
        values.put("cash_reserve", percent(rules.cashReserve()));
        values.put("min_dollar_volume", rules.minDollarVolume().amount().toPlainString());
        values.put("max_volume_share", percent(rules.maxVolumeShare()));
        values.put("atr_multiple", rules.atrMultiple().toPlainString());
        values.put("stop_floor", percent(rules.stopFloor()));
        values.put("max_drawdown", percent(rules.maxDrawdown()));
        values.put("min_price", rules.minPrice().toPlainString());
        values.put(
                "shares",
                rules.fractionalShares()
                        ? "Fractions of a share are traded: quantity may have decimals."
                        : "Whole shares only: quantity is a whole number.");
        values.put("max_trades", String.valueOf(AnswerLimits.MAX_TRADES));
        values.put("max_horizon", AnswerLimits.MAX_HORIZON.toPlainString());
        values.put("execution", context.desk().execution());
        values.put("spendable", spendable(context.portfolio(), rules).toPlainString());
        values.put(
                "largest_position",
                cents(share(context.portfolio(), rules.maxPosition())).toPlainString());
        return values;
    }

    /** Whether no session of this week came before; on a day that no calendar covers, whether it is a Monday. */
    static boolean isFirstOfWeek(DeskContext context) {
        LocalDate day = context.desk().tradingDate();
        if (day.isAfter(ExchangeCalendar.LAST)) {
            return day.getDayOfWeek() == DayOfWeek.MONDAY
                    && context.desk().session().equals(io.bellwether.kernel.Session.MORNING);
        }
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return CALENDAR.previous(day).isBefore(monday)
                && context.desk().session().equals(io.bellwether.kernel.Session.MORNING);
    }

    private static BigDecimal spendable(PortfolioFacts portfolio, RuleFacts rules) {
        BigDecimal free = portfolio.cash().amount().subtract(share(portfolio, rules.cashReserve()));
        return cents(free.max(BigDecimal.ZERO));
    }

    private static BigDecimal share(PortfolioFacts portfolio, BigDecimal fraction) {
        return portfolio.equity().amount().multiply(fraction);
    }

    /** Down: a number a model spends to the last cent. */
    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.DOWN);
    }

    private static String percent(BigDecimal fraction) {
        BigDecimal percent = fraction.movePointRight(2).stripTrailingZeros();
        return percent.setScale(Math.max(0, percent.scale())).toPlainString() + " %";
    }
}
