package io.bellwether.sandbox.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** A receiver without a mailbox of his own: the mail is in the {@link MailStore} already, and need not fill memory. */
record Nobody(String address) implements GreenMailUser {
    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException("nobody logs in");
    }

    @Override
    public String getQualifiedMailboxName() {
        return address;
    }

    @Override
    public void authenticate(String password) {
        throw new UnsupportedOperationException("nobody logs in");
    }

    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public void deliver(MovingMessage message) {}

    @Override
    public void deliver(MimeMessage message) {}
}
