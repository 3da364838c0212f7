package io.bellwether.reporting.app.mail;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stored alerts. */
public interface AlertStore {
    /** Stores the alert in a transaction of its own; false when one with its key exists. */
    boolean store(Alert alert);

    /**
     * Stores the alert within the running transaction, so that it becomes known with it or not at all; false when one with
     * its key exists. When storing fails, the transaction is as it was before.
     */
    boolean storeWithin(Alert alert);

    /** Stores, within the running transaction, an alert that {@link EnvelopeAlerts} leaves alone; false when its key exists. */
    boolean storeTold(Alert alert);

    /** How often people were told something about the desk's day, by the kind of alert. */
    Map<String, Integer> kinds(DeskId desk, LocalDate tradingDate);

    /**
     * Locks alerts that are in no mail yet until the transaction ends, oldest first; leaves out those that others hold.
     *
     * @param limit most alerts of one desk; critical ones before others
     */
    List<Waiting> lockWaiting(int limit);

    /** Remembers within the running transaction which mails carry the alerts. */
    void enveloped(Collection<Waiting> alerts, Collection<String> mailKeys);

    /**
     * An alert that is in no mail yet.
     *
     * @param id number in the order in which alerts were stored
     * @param alert the alert
     */
    record Waiting(long id, Alert alert) {}
}
