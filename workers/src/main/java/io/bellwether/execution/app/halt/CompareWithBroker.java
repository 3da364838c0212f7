package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Closures;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.MachineClock;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Compares our calendar of the exchange, and this machine's clock, with the broker's, before a day begins. A day that the
 * broker does not list is closed: that is taken over, and nothing is traded on it. A day that only the broker lists halts
 * the desk, since our rules of the exchange are wrong. A broker that cannot be asked delays no day. Safe to run twice.
 */
@Service
public class CompareWithBroker {
    /** A closure or an early end is told that many days ahead. */
    private static final int DAYS_AHEAD = 14;

    /** The exchange has not been closed for longer than four sessions since 1933 (September 2001). */
    private static final int MOST_CLOSURES = 4;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Brokers brokers;
    private final Closures closures;
    private final MachineClock machine;
    private final HaltOnMismatch halt;
    private final Alerts alerts;

    CompareWithBroker(Brokers brokers, Closures closures, MachineClock machine, HaltOnMismatch halt, Alerts alerts) {
        this.brokers = brokers;
        this.closures = closures;
        this.machine = machine;
        this.halt = halt;
        this.alerts = alerts;
    }

    /** Compares what the desk's broker says of the date and of the two weeks after it. */
    public void run(DeskId desk, LocalDate date, Instant asOf) {
        closures.refresh();
        try {
            Broker broker = brokers.of(desk);
            if (!broker.abilities().has(Extra.CALENDAR)) {
                return;
            }
            machine.wrong(broker, desk).ifPresent(why -> tellOfClock(desk, date, why));
            compare(desk, broker, date, asOf);
        } catch (TransientFault | PermanentFault e) {
            alerts.raise(alert(
                    "calendar-not-compared:%s:%s".formatted(desk, date),
                    desk,
                    date,
                    Severity.WARNING,
                    "CALENDAR_NOT_COMPARED",
                    "The broker's calendar was not compared",
                    "The broker could not be asked for its sessions and its clock: %s.%n%nThe day begins by our own calendar."
                            .formatted(e.getMessage())));
        }
    }

    private void compare(DeskId desk, Broker broker, LocalDate date, Instant asOf) {
        LocalDate last = date.plusDays(DAYS_AHEAD);
        Map<LocalDate, ExchangeHours> theirs = broker.sessions(desk, date, last, asOf).stream()
                .collect(Collectors.toMap(ExchangeHours::date, Function.identity()));
        if (theirs.isEmpty()) {
            throw new TransientFault(
                    "%s lists no session from %s to %s, which cannot be".formatted(broker.name(), date, last), null);
        }
        List<LocalDate> missing = missing(theirs.keySet(), date);
        if (missing.size() > MOST_CLOSURES) {
            throw new TransientFault(
                    "%s lists none of %d sessions from %s to %s, which cannot be"
                            .formatted(broker.name(), missing.size(), missing.getFirst(), missing.getLast()),
                    null);
        }
        for (LocalDate day : date.datesUntil(last.plusDays(1)).toList()) {
            Optional<ExchangeHours> ours = calendar.hours(day);
            Optional<ExchangeHours> told = Optional.ofNullable(theirs.get(day));
            if (missing.contains(day)) {
                takeOver(desk, broker, day, asOf);
            } else if (ours.isEmpty() && told.isPresent()) {
                onlyTheirs(desk, broker, day, day.equals(date), asOf);
            } else if (ours.isPresent() && told.isPresent() && !sameHours(ours.get(), told.get())) {
                tellOfHours(desk, broker, ours.get(), told.get());
            }
        }
    }

    /** Our sessions from the day on that a list leaves out; what comes after its end it does not speak of. */
    private List<LocalDate> missing(Set<LocalDate> listed, LocalDate from) {
        LocalDate end = Collections.max(listed);
        return end.isBefore(from)
                ? List.of()
                : from.datesUntil(end)
                        .filter(day -> calendar.isTradingDay(day) && !listed.contains(day))
                        .toList();
    }

    private static boolean sameHours(ExchangeHours ours, ExchangeHours theirs) {
        return ours.open().equals(theirs.open()) && ours.close().equals(theirs.close());
    }

    private void takeOver(DeskId desk, Broker broker, LocalDate day, Instant asOf) {
        if (closures.takeOver(day, broker.name(), asOf)) {
            alerts.raise(alert(
                    "closure-taken-over:" + day,
                    desk,
                    day,
                    Severity.WARNING,
                    "CLOSURE_TAKEN_OVER",
                    "The exchange stays closed on " + day,
                    "The calendar of the broker %s has no session on %s, ours had one. The closure is taken over: no desk trades on that day, and later days know it."
                            .formatted(broker.name(), day)));
        }
    }

    /** A day to come is told of in time; on the day itself the desk stands still until somebody has looked. */
    private void onlyTheirs(DeskId desk, Broker broker, LocalDate day, boolean today, Instant asOf) {
        alerts.raise(alert(
                "session-unknown:%s:%s:%s".formatted(desk, day, today ? "today" : "ahead"),
                desk,
                day,
                today ? Severity.CRITICAL : Severity.WARNING,
                "SESSION_UNKNOWN",
                "Only the broker has a session on " + day,
                "The calendar of the broker %s has a session on %s, ours has none: our rules of the exchange are wrong, or the broker's calendar is.%s"
                        .formatted(
                                broker.name(),
                                day,
                                today
                                        ? "%n%nThe desk is halted. Its stops stand at the broker. Look at the exchange's own calendar, then release the stop."
                                                .formatted()
                                        : " On that day the desk will be halted.")));
        if (today) {
            halt.onCalendar(
                    desk,
                    "the broker %s has a session on %s and our calendar has none".formatted(broker.name(), day),
                    asOf);
        }
    }

    private void tellOfHours(DeskId desk, Broker broker, ExchangeHours ours, ExchangeHours theirs) {
        alerts.raise(alert(
                "hours-differ:%s:%s".formatted(broker.name(), ours.date()),
                desk,
                ours.date(),
                Severity.WARNING,
                "HOURS_DIFFER",
                "The session of %s has other hours at the broker".formatted(ours.date()),
                "The broker %s opens at %s and closes at %s on %s; our calendar has %s to %s. The sessions of the desk follow ours; what comes after the broker's close is refused by it."
                        .formatted(
                                broker.name(), theirs.open(), theirs.close(), ours.date(), ours.open(), ours.close())));
    }

    private void tellOfClock(DeskId desk, LocalDate date, String why) {
        alerts.raise(alert(
                "clock-wrong:%s:%s".formatted(desk, date),
                desk,
                date,
                Severity.WARNING,
                "CLOCK_WRONG",
                "This machine's clock is wrong",
                "%s.%n%nA desk with real money sends no order until it is right; desks on paper go on. Switch on the synchronisation of time."
                        .formatted(why)));
    }

    private static Alert alert(
            String key, DeskId desk, LocalDate date, Severity severity, String code, String title, String text) {
        return new Alert(key, Optional.of(desk), Optional.of(date), severity, code, title, text, "");
    }
}
