package io.bellwether.reporting.app;

import io.bellwether.platform.Alerts.Alert;
import java.util.List;
import java.util.function.Predicate;

/** Stored alerts, each write in a transaction of its own. */
public interface AlertStore {
    /** Stores the alert; false when one with its key exists. */
    boolean store(Alert alert);

    /** Ids of alerts whose mail did not leave yet, oldest first. */
    List<Long> pending(int limit);

    /**
     * Hands one pending alert to the mailer and remembers success. Does nothing when the mail left already or someone
     * else is at it.
     *
     * @param mailer sends it and says whether that worked
     */
    void mail(long id, Predicate<Alert> mailer);
}
