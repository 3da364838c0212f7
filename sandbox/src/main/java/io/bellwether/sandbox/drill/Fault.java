package io.bellwether.sandbox.drill;

import java.util.List;

/** What goes wrong on a day, and by which kinds of alert people must hear of it, each exactly once. */
enum Fault {
    ENGINE_DOWN_OVER_OPEN("engine down over the open", 1, "ENGINE_UNREACHABLE"),
    DATABASE_DOWN_AT_CLOSE("database down at the close", 1, "DATABASE_UNREACHABLE"),
    DATA_LATE("data late", 1),
    BROKER_SLOW("broker slow", 1),
    BROKER_LOSES_ANSWERS("broker loses answers", 1),
    MAIL_DOWN("mail down for two days", 2, "MAIL_NOT_SENT"),
    APPROVAL_NEXT_MORNING("approval next morning", 2, "ORDER_EXPIRED"),
    STOP_WITH_TWO_OPEN_DAYS("stop with two open days", 2, "EMERGENCY_STOP"),
    STOP_DURING_RELEASE("stop during release", 1, "EMERGENCY_STOP"),
    CANCELLED_INSTANCE("cancelled instance", 1, "DAY_WITHOUT_INSTANCE"),
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

    /** Kinds of alert of which there must be one for each time the fault begins; empty when nobody needs to know. */
    List<String> tells() {
        return tells;
    }

    /** How many times the trouble begins, and so how many alerts of each kind there must be. */
    int begins() {
        return this == STOP_DURING_RELEASE ? 2 : 1;
    }
}
