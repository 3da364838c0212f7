package io.bellwether.platform.vendor;

import io.bellwether.platform.vendor.VendorLedger.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Counts the requests of a vendor and spreads them evenly. */
public final class Turns {
    private Instant day;
    private int dayRequests;
    private Instant hour;
    private int hourRequests;
    private Instant nextAt;
    private final Optional<Instant> pausedUntil;

    public Turns(
            Instant day,
            int dayRequests,
            Instant hour,
            int hourRequests,
            Instant nextAt,
            Optional<Instant> pausedUntil) {
        this.day = day;
        this.dayRequests = dayRequests;
        this.hour = hour;
        this.hourRequests = hourRequests;
        this.nextAt = nextAt;
        this.pausedUntil = pausedUntil;
    }

    /** As a vendor stands; when its last request was is not in it. */
    public static Turns of(VendorStanding standing, Instant now) {
        return new Turns(
                now.truncatedTo(ChronoUnit.DAYS),
                standing.requestsToday(),
                now.truncatedTo(ChronoUnit.HOURS),
                standing.requestsThisHour(),
                now,
                standing.pausedUntil());
    }

    /** Takes a turn, which counts, unless it is refused. */
    public Turn take(VendorSettings vendor, Instant now, Duration longest) {
        if (pausedUntil.filter(now::isBefore).isPresent()) {
            return Turn.refused(VendorFault.Kind.PAUSED, pausedUntil);
        }
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant thisHour = now.truncatedTo(ChronoUnit.HOURS);
        int ofDay = day.equals(today) ? dayRequests : 0;
        int ofHour = hour.equals(thisHour) ? hourRequests : 0;
        if (vendor.perDay() > 0 && ofDay >= vendor.perDay()) {
            return Turn.refused(VendorFault.Kind.BUDGET_SPENT, Optional.of(today.plus(1, ChronoUnit.DAYS)));
        }
        if (vendor.perHour() > 0 && ofHour >= vendor.perHour()) {
            return Turn.refused(VendorFault.Kind.THROTTLED, Optional.of(thisHour.plus(1, ChronoUnit.HOURS)));
        }
        Instant free = nextAt.isAfter(now) ? nextAt : now;
        Duration wait = Duration.between(now, free);
        if (wait.compareTo(longest) > 0) {
            return Turn.refused(VendorFault.Kind.THROTTLED, Optional.of(free));
        }
        day = today;
        dayRequests = ofDay + 1;
        hour = thisHour;
        hourRequests = ofHour + 1;
        nextAt = free.plus(vendor.pace());
        return Turn.in(wait);
    }

    Instant day() {
        return day;
    }

    int dayRequests() {
        return dayRequests;
    }

    Instant hour() {
        return hour;
    }

    int hourRequests() {
        return hourRequests;
    }

    Instant nextAt() {
        return nextAt;
    }
}
