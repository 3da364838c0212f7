package io.bellwether.reporting.app;

import io.bellwether.platform.Alerts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Stores alerts and mails them; never throws, since whoever raises one has something more important to do. */
@Service
class MailingAlerts implements Alerts {
    private static final Logger log = LoggerFactory.getLogger(MailingAlerts.class);

    private final AlertStore store;
    private final MailPendingAlerts mailPending;

    MailingAlerts(AlertStore store, MailPendingAlerts mailPending) {
        this.store = store;
        this.mailPending = mailPending;
    }

    @Override
    public void raise(Alert alert) {
        try {
            if (!store.store(alert)) {
                return;
            }
            log.info("alert {} {}: {}", alert.severity(), alert.key(), alert.title());
        } catch (RuntimeException e) {
            log.error("alert {} could not be stored: {}. {}", alert.key(), alert.title(), alert.text(), e);
            return;
        }
        mailPending.run();
    }
}
