package io.bellwether.sandbox.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTML part of a mail, made fit for a frame. */
final class MailHtml {
    private static final Pattern CONTENT_ID = Pattern.compile("cid:([^\"'\\s)>]+)");
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);
    /** Links leave the frame instead of loading into it. */
    private static final String BASE = "<base target=\"_blank\">";

    private MailHtml() {}

    /** The HTML with its embedded images pointing to the parts of the mail; empty when it has no HTML. */
    static String forFrame(Mail mail) {
        String html = Optional.ofNullable(mail.html()).orElse("");
        String linked = CONTENT_ID
                .matcher(html)
                .replaceAll(match ->
                        Matcher.quoteReplacement(address(mail, match.group(1)).orElse(match.group())));
        Matcher head = HEAD.matcher(linked);
        return head.find() ? new StringBuilder(linked).insert(head.end(), BASE).toString() : BASE + linked;
    }

    private static Optional<String> address(Mail mail, String contentId) {
        for (int i = 0; i < mail.parts().size(); i++) {
            if (mail.parts().get(i).contentId().filter(contentId::equals).isPresent()) {
                return Optional.of("/messages/" + mail.head().id() + "/part/" + i);
            }
        }
        return Optional.empty();
    }
}
