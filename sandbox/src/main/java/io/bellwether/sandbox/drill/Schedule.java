package io.bellwether.sandbox.drill;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which fault meets which day of a month: twenty-one trading days from the first of March 2027, in the middle of which
 * New York goes over to summer time. Every fault comes at least once; the order, and what comes again, follow the seed,
 * but the approval comes first: a desk that holds nothing has something to buy.
 *
 * @param slots in the order of time, without a gap between trading days
 */
record Schedule(List<Slot> slots) {
    private static final LocalDate BEGIN = LocalDate.of(2027, 3, 1);
    private static final LocalDate GOOD_FRIDAY = LocalDate.of(2027, 3, 26);
    private static final LocalDate SUMMER_TIME = LocalDate.of(2027, 3, 15);
    private static final int DAYS = 21;
    private static final Fault FIRST = Fault.APPROVAL_NEXT_MORNING;
    private static final List<Fault> AGAIN = List.of(
            Fault.ENGINE_DOWN_OVER_OPEN,
            Fault.DATABASE_DOWN_AT_CLOSE,
            Fault.DATA_LATE,
            Fault.BROKER_SLOW,
            Fault.BROKER_LOSES_ANSWERS,
            Fault.CANCELLED_INSTANCE);

    /**
     * A fault and its days.
     *
     * @param dates one or two trading days
     */
    record Slot(Fault fault, List<LocalDate> dates) {}

    /** The month of a seed. */
    static Schedule ofMonth(long seed) {
        Random random = new Random(seed);
        List<LocalDate> dates = tradingDays();
        int change = dates.indexOf(SUMMER_TIME);
        List<Fault> faults = new ArrayList<>(Stream.of(Fault.values())
                .filter(fault -> fault != Fault.CLOCK_CHANGE && fault != FIRST)
                .toList());
        while (length(faults) < DAYS - Fault.CLOCK_CHANGE.days() - FIRST.days()) {
            faults.add(AGAIN.get(random.nextInt(AGAIN.size())));
        }
        int before = -1;
        while (before < 0) {
            Collections.shuffle(faults, random);
            before = prefixOfLength(faults, change - FIRST.days());
        }
        faults.add(before, Fault.CLOCK_CHANGE);
        faults.addFirst(FIRST);
        return of(faults, dates);
    }

    /** These faults one after the other from the first day on. */
    static Schedule of(List<Fault> faults) {
        return of(faults, tradingDays());
    }

    private static Schedule of(List<Fault> faults, List<LocalDate> dates) {
        List<Slot> slots = new ArrayList<>();
        int day = 0;
        for (Fault fault : faults) {
            slots.add(new Slot(fault, List.copyOf(dates.subList(day, day + fault.days()))));
            day += fault.days();
        }
        return new Schedule(List.copyOf(slots));
    }

    private static int length(List<Fault> faults) {
        return faults.stream().mapToInt(Fault::days).sum();
    }

    /** How many of the first faults last that many days together; -1 when one lasts across. */
    private static int prefixOfLength(List<Fault> faults, int days) {
        int sum = 0;
        for (int i = 0; i < faults.size(); i++) {
            if (sum == days) {
                return i;
            }
            sum += faults.get(i).days();
        }
        return -1;
    }

    private static List<LocalDate> tradingDays() {
        return Stream.iterate(BEGIN, date -> date.plusDays(1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(date -> !date.equals(GOOD_FRIDAY))
                .limit(DAYS)
                .toList();
    }
}
