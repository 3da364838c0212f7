package io.bellwether.backtest.domain.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which windows a study trades: one around each day with an event, and as many of the same length that meet none of them,
 * nor each other, as far as there is room.
 *
 * @param events oldest first; they may overlap where events are near to each other
 * @param controls oldest first
 * @param leftOut events whose window is not within the days, with their dates
 * @param overlapping how many windows of events share sessions with the one before
 */
public record WindowPlan(
        List<EventWindow> events, List<EventWindow> controls, List<MarketEvent> leftOut, int overlapping) {
    private static final int TRIES = 50;

    public WindowPlan {
        events = List.copyOf(events);
        controls = List.copyOf(controls);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Plans them.
     *
     * @param sessions all days that may be traded, oldest first
     * @param seed the same seed draws the same control windows
     */
    public static WindowPlan of(List<MarketEvent> events, List<LocalDate> sessions, Offsets window, long seed) {
        SortedMap<Integer, List<MarketEvent>> byPlace = new TreeMap<>();
        List<MarketEvent> leftOut = new ArrayList<>();
        for (MarketEvent event : events) {
            int place = place(sessions, event.date());
            boolean within = place + window.first() >= 0 && place + window.last() < sessions.size();
            if (within && !event.date().isBefore(sessions.getFirst())) {
                byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(event);
            } else {
                leftOut.add(event);
            }
        }
        boolean[] taken = new boolean[sessions.size()];
        List<EventWindow> around = new ArrayList<>();
        int overlapping = 0;
        for (var entry : byPlace.entrySet()) {
            int from = entry.getKey() + window.first();
            overlapping += taken[from] ? 1 : 0;
            around.add(at(sessions, entry.getKey(), window, entry.getValue()));
            mark(taken, from, window.length());
        }
        return new WindowPlan(
                around, controls(sessions, taken, window, around.size(), new Random(seed)), leftOut, overlapping);
    }

    /** The first session on or after the day; behind the last where there is none. */
    private static int place(List<LocalDate> sessions, LocalDate day) {
        int low = 0;
        int high = sessions.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (sessions.get(middle).isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Drawn anew from what is free, until there are enough or nothing is free any more. */
    private static List<EventWindow> controls(
            List<LocalDate> sessions, boolean[] taken, Offsets window, int wanted, Random random) {
        SortedMap<Integer, EventWindow> drawn = new TreeMap<>();
        int starts = sessions.size() - window.length() + 1;
        for (int tries = 0; starts > 0 && drawn.size() < wanted && tries < TRIES * wanted; tries++) {
            int from = random.nextInt(starts);
            if (isFree(taken, from, window.length())) {
                drawn.put(from, at(sessions, from - window.first(), window, List.of()));
                mark(taken, from, window.length());
            }
        }
        for (int from = 0; from < starts && drawn.size() < wanted; from++) {
            if (isFree(taken, from, window.length())) {
                drawn.put(from, at(sessions, from - window.first(), window, List.of()));
                mark(taken, from, window.length());
            }
        }
        return List.copyOf(drawn.values());
    }

    private static EventWindow at(List<LocalDate> sessions, int place, Offsets window, List<MarketEvent> events) {
        return new EventWindow(
                sessions.get(place), sessions.subList(place + window.first(), place + window.last() + 1), events);
    }

    private static boolean isFree(boolean[] taken, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private static void mark(boolean[] taken, int from, int length) {
        for (int i = from; i < from + length; i++) {
            taken[i] = true;
        }
    }
}
