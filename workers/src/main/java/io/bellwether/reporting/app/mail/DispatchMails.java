package io.bellwether.reporting.app.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Everything that is to be mailed: alerts into mails, mails to the server. Never throws: the next run goes on. */
@Service
public class DispatchMails {
    private static final Logger log = LoggerFactory.getLogger(DispatchMails.class);

    private final EnvelopeAlerts envelopeAlerts;
    private final SendMails sendMails;

    DispatchMails(EnvelopeAlerts envelopeAlerts, SendMails sendMails) {
        this.envelopeAlerts = envelopeAlerts;
        this.sendMails = sendMails;
    }

    public void run() {
        attempt("alerts could not be put into mails", envelopeAlerts::run);
        attempt("mails could not be sent", sendMails::run);
    }

    private static void attempt(String failure, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("{}; they stay stored and are tried again", failure, e);
        }
    }
}
