package io.bellwether.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The mails as files {@code <id>.eml} in one folder. Ids sort by arrival. */
final class MailStore {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSS").withZone(ZoneOffset.UTC);
    private static final Pattern VALID_ID = Pattern.compile("[0-9-]+");
    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final ConcurrentHashMap<String, Mail.Head> heads = new ConcurrentHashMap<>();

    MailStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Keeps a mail and gives its id. */
    synchronized String add(MimeMessage message) throws IOException, MessagingException {
        Instant arrival = Instant.now();
        while (Files.exists(file(ID.format(arrival)))) {
            arrival = arrival.plusNanos(1_000);
        }
        String id = ID.format(arrival);
        Path draft = folder.resolve(id + ".new");
        try (var out = Files.newOutputStream(draft)) {
            message.writeTo(out);
        }
        Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    /** The heads of all mails, newest first. */
    List<Mail.Head> all() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted(Comparator.reverseOrder())
                    .map(id -> heads.computeIfAbsent(
                            id, unread -> Mail.read(unread, file(unread)).head()))
                    .toList();
        }
    }

    /** The mail with this id. */
    Optional<Mail> find(String id) {
        if (!VALID_ID.matcher(id).matches() || !Files.exists(file(id))) {
            return Optional.empty();
        }
        return Optional.of(Mail.read(id, file(id)));
    }

    /** The mail as it came. */
    byte[] raw(Mail mail) throws IOException {
        return Files.readAllBytes(file(mail.head().id()));
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }
}
