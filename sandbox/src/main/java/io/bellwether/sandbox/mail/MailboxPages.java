package io.bellwether.sandbox.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages of the mailbox. */
final class MailboxPages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The list of mails, newest first. It looks for new ones by itself. */
    String list(List<Mail.Head> mails) {
        String body = mails.isEmpty()
                ? "<p class=\"empty\">No mail yet. Reports and alerts of the desk arrive here.</p>"
                : mails.stream()
                        .map(MailboxPages::row)
                        .collect(Collectors.joining("\n", "<ol class=\"mails\">", "</ol>"));
        String count = mails.size() == 1 ? "1 mail" : mails.size() + " mails";
        return page(
                "Mailbox",
                "<meta http-equiv=\"refresh\" content=\"10\">",
                "<header class=\"top\"><h1>Mailbox</h1><p>" + count + "</p></header>" + body);
    }

    /** One mail with its HTML in a frame, its text, its other parts and its source. */
    String message(Mail mail) {
        var views = new StringBuilder();
        if (mail.html() != null) {
            views.append("""
                    <iframe class="mail" title="The mail" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" src="/messages/%s/html"></iframe>
                    """.formatted(mail.head().id()));
        }
        if (mail.text() != null) {
            views.append(mail.html() == null ? text(mail.text()) : folded("Plain text", text(mail.text())));
        }
        if (!mail.parts().isEmpty()) {
            views.append(folded("Attachments and images (" + mail.parts().size() + ")", parts(mail)));
        }
        String head = """
                <header class="top"><a class="back" href="/">Mailbox</a><h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Date</dt><dd>%s</dd></dl></header>
                """.formatted(
                        subject(mail.head()),
                        escape(mail.head().from()),
                        escape(mail.head().to()),
                        date(mail.head().date()));
        String source =
                "<p class=\"source\"><a href=\"/messages/" + mail.head().id() + "/raw\">Source of the mail</a></p>";
        return page(
                mail.head().subject(),
                "<script src=\"/mailbox.js\" defer></script>",
                head + "<main>" + views + source + "</main>");
    }

    private static String row(Mail.Head mail) {
        return """
                <li><a href="/messages/%s"><span class="subject">%s</span><span class="from">%s</span>\
                <span class="to">to %s</span><time datetime="%s">%s</time></a></li>""".formatted(
                mail.id(), subject(mail), escape(mail.from()), escape(mail.to()), mail.date(), date(mail.date()));
    }

    private static String parts(Mail mail) {
        var rows = new StringBuilder("<ul>");
        for (int i = 0; i < mail.parts().size(); i++) {
            Mail.File file = mail.parts().get(i);
            rows.append("<li><a href=\"/messages/%s/part/%d\">%s</a> %s, %,d bytes</li>"
                    .formatted(mail.head().id(), i, escape(file.name()), escape(file.type()), file.content().length));
        }
        return rows.append("</ul>").toString();
    }

    private static String folded(String title, String content) {
        return "<details><summary>" + title + "</summary>" + content + "</details>";
    }

    private static String text(String text) {
        return "<pre>" + escape(text) + "</pre>";
    }

    private static String subject(Mail.Head mail) {
        return mail.subject().isBlank() ? "(no subject)" : escape(mail.subject());
    }

    private static String date(Instant date) {
        return DATE.format(date);
    }

    private static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/mailbox.css">
                %s</head><body>%s</body></html>
                """.formatted(escape(title), head, body);
    }

    /** The text as HTML shows it. */
    static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    /** A file that belongs to the pages. */
    static byte[] resource(String name) {
        try (var stream = Objects.requireNonNull(MailboxPages.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
