package io.bellwether.sandbox.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Runs the mail server and the mailbox until the process is told to end. */
public final class MailMain {
    private static final String HOST = "127.0.0.1";

    private MailMain() {}

    /** Arguments: the folder for the mails, the SMTP port, the port of the mailbox. */
    public static void main(String[] args) throws IOException {
        var store = new MailStore(Path.of(args[0]));
        new MailboxServer(store).start(Integer.parseInt(args[2]));
        startSmtp(store, new ServerSetup(Integer.parseInt(args[1]), HOST, ServerSetup.PROTOCOL_SMTP));
    }

    /** Takes mail for anybody without log-in; a mail counts as taken when it is on disk. */
    static GreenMail startSmtp(MailStore store, ServerSetup setup) {
        var server = new GreenMail(setup);
        var users = server.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler((message, address) -> {
            boolean firstOfAll = message.getToAddresses().iterator().next().equals(address);
            if (firstOfAll) {
                try {
                    store.add(message.getMessage());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return new Nobody(address.getEmail());
        });
        server.start();
        return server;
    }
}
