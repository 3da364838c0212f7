package io.bellwether.reporting.app.mail;

import io.bellwether.platform.Alerts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores alerts; {@link EnvelopeAlerts} puts them into mails. Within a transaction the alert is told if and when that
 * commits. Never throws, and spoils no transaction: whoever raises an alert has something more important to do.
 */
@Service
class StoredAlerts implements Alerts {
    private static final Logger log = LoggerFactory.getLogger(StoredAlerts.class);
    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 20_000;

    private final AlertStore store;

    StoredAlerts(AlertStore store) {
        this.store = store;
    }

    @Override
    public void raise(Alert alert) {
        try {
            if (store(storable(alert))) {
                log.info("alert {} {}: {}", alert.severity(), alert.key(), alert.title());
            }
        } catch (RuntimeException e) {
            log.error("alert {} could not be stored: {}. {}", alert.key(), alert.title(), alert.text(), e);
        }
    }

    private boolean store(Alert alert) {
        boolean within = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        return within ? store.storeWithin(alert) : store.store(alert);
    }

    /** What PostgreSQL can keep and a mail can carry: foreign text may have any length and any character. */
    private static Alert storable(Alert alert) {
        return new Alert(
                key(alert.key()),
                alert.desk(),
                alert.tradingDate(),
                alert.severity(),
                alert.kind(),
                shortened(alert.title(), LONGEST_TITLE).replaceAll("\\s+", " "),
                shortened(alert.text(), LONGEST_TEXT),
                shortened(alert.link(), LONGEST_TEXT));
    }

    /** A key that is too long for an index is told apart by its hash. */
    private static String key(String key) {
        return key.length() <= LONGEST_KEY
                ? shortened(key, LONGEST_KEY)
                : shortened(key, LONGEST_KEY - 20) + Integer.toHexString(key.hashCode());
    }

    private static String shortened(String text, int most) {
        String clean = text.replace("\u0000", "");
        return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
    }
}
