package io.bellwether.reporting.app.mail;

import io.bellwether.platform.OutsideCall;
import java.util.Optional;

/** Hands mails to the mail server. */
@OutsideCall
public interface Mailer {
    /**
     * Sends one mail.
     *
     * @throws io.bellwether.kernel.TransientFault when the server cannot be had
     * @throws io.bellwether.kernel.PermanentFault when the mail itself is refused or cannot be written
     */
    void send(Mail mail);

    /**
     * A mail.
     *
     * @param key natural key; the Message-ID is made from it, so that a mail that leaves twice is one message to a
     *     reader's mail program
     * @param to recipient
     * @param subject one line
     * @param text plain alternative
     * @param html body
     * @param image picture that the body shows
     */
    record Mail(String key, String to, String subject, String text, String html, Optional<Image> image) {}

    /**
     * A picture within a mail.
     *
     * @param contentId what {@code cid:} in the body refers to
     * @param png the picture
     */
    record Image(String contentId, byte[] png) {}
}
