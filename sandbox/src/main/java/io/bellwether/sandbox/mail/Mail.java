package io.bellwether.sandbox.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart.
 *
 * @param head what the list shows
 * @param html the HTML part
 * @param text the plain-text part
 * @param parts all other parts: attachments, and images that the HTML shows
 */
record Mail(Head head, @Nullable String html, @Nullable String text, List<File> parts) {
    /**
     * What is known of a mail without its content.
     *
     * @param id its name in the store
     * @param date when it was sent, or when it came if it does not say [UTC]
     * @param from the sender, empty when it names none
     * @param to the receivers, comma-separated
     * @param subject empty when it has none
     */
    record Head(String id, Instant date, String from, String to, String subject) {}

    /**
     * A part with a content of its own.
     *
     * @param name its file name, or one made up from its place
     * @param contentId by which the HTML refers to it, without angle brackets
     */
    @SuppressWarnings("ArrayRecordComponent")
    record File(String name, String type, Optional<String> contentId, byte[] content) {}

    /** Reads a mail; one that cannot be understood is shown as its raw text. */
    static Mail read(String id, Path file) {
        try (var stream = Files.newInputStream(file)) {
            Instant arrival = Files.getLastModifiedTime(file).toInstant();
            var message = new MimeMessage(Session.getInstance(new Properties()), stream);
            try {
                return of(id, arrival, message);
            } catch (MessagingException | IOException broken) {
                var head = new Head(id, arrival, "", "", "(cannot be read)");
                return new Mail(
                        head, null, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), List.of());
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static Mail of(String id, Instant arrival, MimeMessage message) throws MessagingException, IOException {
        var collector = new Collector();
        collector.add(message);
        Date sent = message.getSentDate();
        var head = new Head(
                id,
                sent == null ? arrival : sent.toInstant(),
                addresses(message.getFrom()),
                addresses(message.getRecipients(Message.RecipientType.TO)),
                message.getSubject() == null ? "" : message.getSubject());
        return new Mail(head, collector.html, collector.text, List.copyOf(collector.files));
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.toUnicodeString()
                                : address.toString())
                        .collect(Collectors.joining(", "));
    }

    /** Walks through the parts; the first HTML and the first plain text that are not attachments are the body. */
    private static final class Collector {
        private @Nullable String html;
        private @Nullable String text;
        private final List<File> files = new ArrayList<>();

        void add(Part part) throws MessagingException, IOException {
            boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    BodyPart child = multipart.getBodyPart(i);
                    add(child);
                }
            } else if (!attached && html == null && part.isMimeType("text/html")) {
                html = String.valueOf(part.getContent());
            } else if (!attached && text == null && part.isMimeType("text/plain")) {
                text = String.valueOf(part.getContent());
            } else {
                files.add(file(part));
            }
        }

        private File file(Part part) throws MessagingException, IOException {
            String name = part.getFileName();
            String[] ids = part.getHeader("Content-ID");
            String type = part.getContentType().split(";", 2)[0].strip();
            try (var stream = part.getInputStream()) {
                return new File(
                        name == null ? "part-" + (files.size() + 1) : name,
                        type,
                        ids == null
                                ? Optional.empty()
                                : Optional.of(ids[0].strip().replaceAll("^<|>$", "")),
                        stream.readAllBytes());
            }
        }
    }
}
