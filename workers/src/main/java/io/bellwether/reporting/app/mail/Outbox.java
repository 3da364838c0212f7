package io.bellwether.reporting.app.mail;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mails that are to leave, and those that left. All times are the database's, so that every replica and every restart
 * count by one clock.
 */
public interface Outbox {
    /** What a mail is about. */
    enum Kind {
        REPORT,
        ORDER,
        ALERT,
        /** tells that another mail was refused; never told about in its turn */
        REFUSAL
    }

    /** Key of the mail with a report; when it left, the report's row says so too. */
    static String reportKey(String reportId) {
        return "report:" + reportId;
    }

    /**
     * Stores the mail within the running transaction; false when one with its key was stored before, also by a transaction
     * that is not over yet, which is waited for.
     *
     * @param urgent leaves before those that are not
     */
    boolean put(Kind kind, Optional<DeskId> desk, boolean urgent, Mail mail);

    /**
     * Takes the most urgent mail that is due, so that nobody else sends it; one whose sender died comes back after some
     * minutes.
     */
    Optional<Claimed> claim();

    /** Remembers that the mail left. */
    void sent(Claimed mail);

    /** Leaves the mail for later. */
    void putOff(Claimed mail, Duration wait, String problem);

    /** Remembers that the mail will never leave, and why. */
    void refused(Claimed mail, String reason);

    /** Makes every mail that waits due at once, e.g. since the mail server is back. */
    void dueNow();

    /** How many mails with alerts about a desk were stored within the span before now. */
    int alertMails(Optional<DeskId> desk, Duration span);

    /** What did not leave: for those who watch. */
    OutboxState state();

    /**
     * A mail that somebody is sending.
     *
     * @param id of the mail in the outbox
     * @param kind what it is about
     * @param desk which desk it is about, if any
     * @param attempts how often it was tried, this time included
     * @param mail what to send
     */
    record Claimed(long id, Kind kind, Optional<DeskId> desk, int attempts, Mail mail) {}

    /**
     * What did not leave.
     *
     * @param unsent mails that wait, and alerts that are in no mail yet
     * @param oldest age of the oldest of them, by the database's clock; empty when none waits
     * @param refused mails that never leave, newest first, at most twenty
     */
    record OutboxState(int unsent, Optional<Duration> oldest, List<Refused> refused) {}

    /**
     * A mail that was refused for good.
     *
     * @param key natural key
     * @param recipient who does not get it
     * @param subject what it says
     * @param reason what the mail server said
     * @param createdAt [UTC] when it was stored
     */
    record Refused(String key, String recipient, String subject, String reason, Instant createdAt) {}
}
