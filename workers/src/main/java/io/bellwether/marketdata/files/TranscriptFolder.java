package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.TranscriptFiles;
import io.bellwether.marketdata.domain.Transcript;
import io.bellwether.platform.OutsideJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Files of transcripts, in UTF-8. A text ({@code .txt}) begins with lines {@code symbol: ABEO}, {@code published:
 * 2026-11-05T21:30:00Z} and perhaps {@code title: …}, then an empty line, then the text. A JSON file has one object, or a
 * list of them, with {@code symbol}, {@code published_at}, perhaps {@code title}, and {@code text}, which is a text or a
 * list of texts or of objects with {@code speaker} and {@code text}. A page ({@code .html}) says symbol and publication in
 * {@code <meta name="symbol" content="ABEO">} and {@code <meta name="published" content="…">}. A time carries its offset
 * from UTC: it is when the text was published, and no time is ever guessed. Every other file is refused.
 */
@Component
final class TranscriptFolder implements TranscriptFiles {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final long MOST_TOKENS = 200_000;

    private static final class NoTranscript extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NoTranscript(String reason) {
            super(reason);
        }
    }

    @Override
    public Read read(Path path) {
        List<Transcript> transcripts = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Path file : files(path)) {
            String name = String.valueOf(file.getFileName());
            try {
                for (Stated one : stated(file, name.toLowerCase(Locale.ROOT))) {
                    try {
                        transcripts.add(one.transcript());
                    } catch (NoTranscript | IllegalArgumentException e) {
                        refused.add(new Refused(name, String.valueOf(e.getMessage())));
                    }
                }
            } catch (NoTranscript e) {
                refused.add(new Refused(name, String.valueOf(e.getMessage())));
            } catch (IOException | UncheckedIOException e) {
                refused.add(new Refused(name, "cannot be read: " + e.getMessage()));
            }
        }
        return new Read(transcripts, refused);
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** What a file says, before anything of it is believed. */
    private record Stated(String symbol, String published, String title, String text) {
        Transcript transcript() {
            String ticker = symbol.strip().toUpperCase(Locale.ROOT);
            if (!Symbol.isValid(ticker)) {
                throw new NoTranscript("symbol '%s' is not a ticker".formatted(symbol));
            }
            String heading = title.strip();
            return new Transcript(
                    new Symbol(ticker),
                    moment(),
                    heading.substring(0, Math.min(heading.length(), Transcript.MAX_TITLE)),
                    text.replace('\0', ' ').strip());
        }

        private Instant moment() {
            try {
                return OffsetDateTime.parse(published.strip()).toInstant();
            } catch (DateTimeException e) {
                throw new NoTranscript(
                        "published '%s' is not a time with offset, e.g. 2026-11-05T21:30:00Z".formatted(published));
            }
        }
    }

    private static List<Stated> stated(Path file, String name) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new NoTranscript("has more than %d bytes".formatted(MOST_BYTES));
        }
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith(".json")) {
            return json(bytes);
        }
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return List.of(page(text(bytes)));
        }
        if (name.endsWith(".txt")) {
            return List.of(plain(text(bytes)));
        }
        throw new NoTranscript("is no .txt, .json or .html");
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NoTranscript("is not UTF-8");
        }
    }

    private static Stated plain(String written) {
        String text = written.replace("\r\n", "\n");
        String[] parts = text.split("\n[ \\t]*\n", 2);
        Map<String, String> head = new LinkedHashMap<>();
        for (String line : parts[0].split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                head.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1));
            }
        }
        if (parts.length < 2 || !head.containsKey("symbol") || !head.containsKey("published")) {
            throw new NoTranscript(
                    "must begin with the lines 'symbol: ABEO' and 'published: 2026-11-05T21:30:00Z' and an "
                            + "empty line");
        }
        return new Stated(
                head.getOrDefault("symbol", ""),
                head.getOrDefault("published", ""),
                head.getOrDefault("title", ""),
                parts[1]);
    }

    private static Stated page(String html) {
        Document page = Jsoup.parse(html);
        page.select("script, style, nav, header, footer").remove();
        String blocks = page.body().select("p, li, h1, h2, h3, td, div").stream()
                .map(Element::ownText)
                .filter(own -> !own.isBlank())
                .collect(Collectors.joining("\n"));
        return new Stated(
                meta(page, "symbol"), meta(page, "published"), page.title(), blocks.isBlank() ? page.text() : blocks);
    }

    private static String meta(Document page, String name) {
        Element found = page.selectFirst("meta[name=" + name + "]");
        if (found == null) {
            throw new NoTranscript("has no <meta name=\"%s\" content=\"…\">".formatted(name));
        }
        return found.attr("content");
    }

    private static List<Stated> json(byte[] bytes) throws IOException {
        JsonNode root = OutsideJson.read(new ByteArrayInputStream(bytes), MOST_BYTES, MOST_TOKENS);
        List<Stated> all = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(one -> all.add(object(one)));
        } else {
            all.add(object(root));
        }
        return all;
    }

    private static Stated object(JsonNode one) {
        List<String> lines = new ArrayList<>();
        JsonNode text = one.path("text");
        if (text.isArray()) {
            text.forEach(part -> lines.add(part.isObject() ? spoken(part) : string(part)));
        } else {
            lines.add(string(text));
        }
        return new Stated(
                string(one.path("symbol")),
                string(one.path("published_at")),
                string(one.path("title")),
                String.join("\n", lines));
    }

    private static String spoken(JsonNode part) {
        String speaker = string(part.path("speaker"));
        String said = string(part.path("text"));
        return speaker.isEmpty() ? said : speaker + ": " + said;
    }

    private static String string(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
