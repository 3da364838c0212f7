package io.bellwether.reporting.app.mail;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.reporting.app.mail.Outbox.Claimed;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends the mails that are due. Each is claimed, sent outside every transaction, and remembered; a crash in between sends
 * it again under the same Message-ID. While the mail server cannot be had, mails wait with growing back-off, for as long as
 * it takes; once one leaves again, all are due. Safe to run at the same time in any number of processes.
 */
@Service
public class SendMails {
    private static final Logger log = LoggerFactory.getLogger(SendMails.class);
    private static final int AT_ONCE = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final Mailer mailer;
    private final TellRefusal tellRefusal;

    SendMails(Outbox outbox, Mailer mailer, TellRefusal tellRefusal) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.tellRefusal = tellRefusal;
    }

    /** Sends until none is due or the mail server fails; returns how many left. */
    public int run() {
        int left = 0;
        for (int i = 0; i < AT_ONCE; i++) {
            Optional<Claimed> claimed = outbox.claim();
            if (claimed.isEmpty()) {
                break;
            }
            switch (send(claimed.get())) {
                case LEFT -> left++;
                case REFUSED -> {}
                case NO_SERVER -> {
                    return left;
                }
            }
        }
        return left;
    }

    private enum Outcome {
        LEFT,
        REFUSED,
        NO_SERVER
    }

    private Outcome send(Claimed claimed) {
        try {
            mailer.send(claimed.mail());
        } catch (PermanentFault e) {
            log.error("mail {} will never leave: {}", claimed.mail().key(), e.getMessage());
            tellRefusal.run(claimed, String.valueOf(e.getMessage()));
            return Outcome.REFUSED;
        } catch (TransientFault e) {
            Duration wait = waitAfter(claimed.attempts());
            log.warn("mail {} waits {}: {}", claimed.mail().key(), wait, e.getMessage());
            outbox.putOff(claimed, wait, String.valueOf(e.getMessage()));
            return Outcome.NO_SERVER;
        }
        outbox.sent(claimed);
        if (claimed.attempts() > 1) {
            outbox.dueNow();
        }
        return Outcome.LEFT;
    }

    /** Doubling from five seconds up to a quarter of an hour. */
    static Duration waitAfter(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
