package io.bellwether.reporting.app;

/** Mails that left, by natural key, so that a redelivered job does not mail twice. */
public interface SentMails {
    /**
     * Claims the key within the running transaction; whoever comes second waits for the first and gets false.
     *
     * @param key natural key, e.g. {@code order-confirmation:<orderId>}
     */
    boolean claim(String key, String recipient, String subject);
}
