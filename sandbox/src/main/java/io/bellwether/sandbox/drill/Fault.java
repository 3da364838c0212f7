package io.bellwether.sandbox.drill;

import java.util.List;

/**
 * What goes wrong on a day, and by which kinds of alert people must hear of it: of each named kind exactly one for each
 * time the fault strikes, and nothing else but the usual.
 */
enum Fault {
    ENGINE_DOWN_OVER_OPEN("engine down over the open", 1, "ENGINE_UNREACHABLE", Judge.OVER),
    DATABASE_DOWN_AT_CLOSE("database down at the close", 1, "DATABASE_UNREACHABLE", Judge.OVER),
    /** Before ten o'clock they are waited for, and nobody needs to know. */
    DATA_LATE("data late", 1),
    /** Asked again until it is clear, and nobody needs to know. */
    BROKER_SLOW("broker slow", 1),
    BROKER_LOSES_ANSWERS("broker loses answers", 1),
    MAIL_DOWN("mail down for two days", 2, "MAIL_NOT_SENT", Judge.OVER),
    /** Strikes once for each order that waits. */
    APPROVAL_NEXT_MORNING("approval next morning", 2, "ORDER_EXPIRED"),
    /** The report that hangs over night is told too. */
    STOP_WITH_TWO_OPEN_DAYS(
            "stop with two open days",
            2,
            "DAY_CANNOT_END",
            Judge.OVER,
            "DESK_HALTED",
            "EMERGENCY_STOP",
            "DESK_RELEASED"),
    /** The second stop is pulled on a halted desk, and its halt follows that of the first. */
    STOP_DURING_RELEASE(
            "stop during release",
            1,
            "DESK_HALTED",
            "EMERGENCY_STOP",
            "STOP_PULLED_AGAIN",
            "EMERGENCY_STOP",
            "DESK_RELEASED"),
    CANCELLED_INSTANCE("cancelled instance", 1, "DAY_WITHOUT_INSTANCE", Judge.OVER),
    CLOCK_CHANGE("clock change", 1);

    private final String words;
    private final int days;
    private final List<String> tells;

    Fault(String words, int days, String... tells) {
        this.words = words;
        this.days = days;
        this.tells = List.of(tells);
    }

    /** For the table. */
    String words() {
        return words;
    }

    /** How many trading days in a row it lasts. */
    int days() {
        return days;
    }

    /** Kinds of alert of which there must be one for each time the fault strikes; empty when nobody needs to know. */
    List<String> tells() {
        return tells;
    }
}
