package io.bellwether.decision.domain.calibration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Days in a row on which the forecasts were worse than a coin; days that judged none are not counted.
 *
 * @param since the first of them; of a spell longer than the window, the Monday of the window's first week
 * @param day the last of them
 * @param now how bad it is on that day
 */
public record BadSpell(LocalDate since, LocalDate day, Degradation now) {
    private static final int WEEK = 7;

    /**
     * The spell that the day is in.
     *
     * @param judged forecasts of twice the window up to the day, oldest first
     * @param window [calendar days] how far back a day's forecasts are looked at
     * @return empty when the day is no bad one
     */
    public static Optional<BadSpell> of(List<ScoredForecast> judged, LocalDate day, int window) {
        LocalDate first = day.minusDays(window);
        Optional<BadSpell> spell = Optional.empty();
        List<LocalDate> latestFirst = judged.stream()
                .map(ScoredForecast::measuredOn)
                .filter(date -> !date.isBefore(first) && !date.isAfter(day))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (LocalDate date : latestFirst) {
            Optional<Degradation> bad = Degradation.of(upTo(date, judged, window));
            if (bad.isEmpty()) {
                return spell;
            }
            Degradation now = spell.map(BadSpell::now).orElseGet(bad::get);
            spell = Optional.of(new BadSpell(date, day, now));
        }
        return spell.map(whole ->
                new BadSpell(first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), day, whole.now()));
    }

    private static List<ScoredForecast> upTo(LocalDate date, List<ScoredForecast> judged, int window) {
        LocalDate from = date.minusDays(window);
        return judged.stream()
                .filter(one ->
                        !one.measuredOn().isBefore(from) && !one.measuredOn().isAfter(date))
                .toList();
    }

    /** How many whole weeks it has lasted. */
    public long weeks() {
        return ChronoUnit.DAYS.between(since, day) / WEEK;
    }
}
