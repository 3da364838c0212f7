package io.bellwether.desk.domain;

import io.bellwether.kernel.Suggestion;
import java.util.List;
import java.util.Locale;

/** What may go wrong on a day on purpose, to see how the desk stands it; one a day. */
public enum PlannedFault {
    /** The source of prices delivers nothing all day. */
    DATA_GAP,
    /** The vendor of the first advisor has no room all day; the others are asked as ever. */
    VENDOR_DOWN,
    /** What the first advisor answers all day, asked again or not, is none. */
    NONSENSE_ANSWER,
    /** The broker refuses every order that is sent to it that day. */
    REJECTING_BROKER,
    /** The worker that sizes the first decision of the day dies after its work, before it tells the engine. */
    CRASH;

    /** As commands say it, e.g. {@code data-gap}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException in words for a person, with the known ones, when there is none of that name */
    public static PlannedFault of(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return Suggestion.require("fault", name.strip(), key, List.of(values()), PlannedFault::key);
    }
}
