package io.bellwether.decision.memory;

import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration.Track;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Judged forecasts, oldest first, counted once as the days go by. */
final class JudgedForecasts {
    private final List<ScoredForecast> oldestFirst = new ArrayList<>();
    private List<Track> tenths = none();
    private int counted;

    /** Those that were counted by conviction last; the next days to be asked about begin and end a little later. */
    private Tally.Tenths window = new Tally.Tenths();

    private int windowFrom;
    private int windowTo;

    private static List<Track> none() {
        return new ArrayList<>(Collections.nCopies(10, Track.NONE));
    }

    void add(ScoredForecast forecast) {
        int place = place(forecast);
        oldestFirst.add(place, forecast);
        if (place < counted) {
            countAgain();
        }
        if (place < windowTo) {
            openWindow(0);
        }
    }

    /** Puts it in the place of the same forecast. */
    void replace(ScoredForecast forecast) {
        oldestFirst.set(place(forecast), forecast);
        countAgain();
        openWindow(0);
    }

    private int place(ScoredForecast forecast) {
        int found = Collections.binarySearch(oldestFirst, forecast, ScoredForecast.OLDEST_FIRST);
        return found < 0 ? -found - 1 : found;
    }

    /** Judged from one day to another, both included. */
    List<ScoredForecast> between(LocalDate from, LocalDate to) {
        return List.copyOf(oldestFirst.subList(firstOn(from), Math.max(firstOn(from), firstOn(to.plusDays(1)))));
    }

    /** The same counted by their conviction. */
    List<Tally> byConviction(LocalDate from, LocalDate to) {
        int first = firstOn(from);
        int end = Math.max(first, firstOn(to.plusDays(1)));
        if (first < windowFrom || first > windowTo || end < windowTo) {
            openWindow(first);
        }
        while (windowTo < end) {
            window.add(oldestFirst.get(windowTo++));
        }
        while (windowFrom < first) {
            window.remove(oldestFirst.get(windowFrom++));
        }
        return window.tallies();
    }

    private void openWindow(int place) {
        window = new Tally.Tenths();
        windowFrom = place;
        windowTo = place;
    }

    /** Index of the first that was judged on the day or later. */
    private int firstOn(LocalDate day) {
        int low = 0;
        int high = oldestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (oldestFirst.get(middle).measuredOn().isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What became of those that were judged before the day. */
    ProbabilityCalibration calibrationBefore(LocalDate day) {
        int end = firstOn(day);
        if (end < counted) {
            countAgain();
        }
        for (ScoredForecast forecast : oldestFirst.subList(counted, end)) {
            int tenth = ProbabilityCalibration.tenth(forecast.winProbability());
            tenths.set(tenth, tenths.get(tenth).with(forecast.hit()));
        }
        counted = end;
        return new ProbabilityCalibration(tenths);
    }

    private void countAgain() {
        tenths = none();
        counted = 0;
    }
}
