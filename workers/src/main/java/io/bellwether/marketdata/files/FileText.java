package io.bellwether.marketdata.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file as text, unpacked where they are packed by gzip. What is no table by its first bytes is named as
 * what it is: a failed download is often an HTML page or a JSON answer under the name of the table.
 *
 * @param text without a byte order mark
 * @param cut whether the packed file ends too early, so that its last row is cut
 * @param problem what keeps it from being a table, for people; empty when nothing does
 */
record FileText(String text, boolean cut, String problem) {
    /** No file of daily bars is larger; what is may be anything [bytes]. */
    static final int LARGEST = 256 * 1024 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern PAGE = Pattern.compile("(?is)\\s*<(!doctype|html|head|body|script|!--).*");
    private static final Pattern XML = Pattern.compile("(?is)\\s*<\\?xml.*");
    private static final Pattern TITLE = Pattern.compile("(?is).*?<title[^>]*>\\s*([^<]{1,80}?)\\s*<.*");
    /** Vendors' sentences in the place of a table, and what they mean. */
    private static final Map<String, String> SENTENCES = Map.of(
            "no data", "the vendor (Stooq's words) does not know the symbol or has nothing of these days",
            "exceeded the daily hits limit", "the vendor's (Stooq's) limit of a day was reached; download it tomorrow",
            "too many requests", "the vendor's limit was reached; download it later",
            "edge: too many requests", "Yahoo's limit was reached; download it later",
            "you have run over", "Tiingo's limit was reached; download it later",
            "forbidden", "the vendor refused; download it again",
            "unauthorized", "the vendor refused the key; download it again",
            "access denied", "the vendor refused; download it again");
    /** A sentence in place of a table has no more characters. */
    private static final int SHORT = 400;

    /** First bytes of files that are no text, and what to say of them. */
    private record Known(String name, int... bytes) {
        boolean begins(byte[] content) {
            if (content.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((content[i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Known> NO_TEXT = List.of(
            new Known("an Excel workbook or a zip archive; save the sheet as CSV", 'P', 'K', 3, 4),
            new Known("an old Excel workbook; save the sheet as CSV", 0xd0, 0xcf, 0x11, 0xe0),
            new Known("a PDF document; download the prices as CSV", '%', 'P', 'D', 'F'),
            new Known("a Parquet file; export it as CSV", 'P', 'A', 'R', '1'),
            new Known("a database; export it as CSV", 'S', 'Q', 'L', 'i', 't', 'e'));

    static FileText of(byte[] content) throws IOException {
        if (content.length > 1 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b) {
            return unpacked(content);
        }
        for (Known known : NO_TEXT) {
            if (known.begins(content)) {
                return new FileText("", false, "it is " + known.name());
            }
        }
        String text = decoded(content);
        return new FileText(text, false, problem(text));
    }

    private static FileText unpacked(byte[] content) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        boolean cut = false;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                plain.write(buffer, 0, n);
                if (plain.size() > LARGEST) {
                    return new FileText("", false, "it is larger than any file of daily bars");
                }
            }
        } catch (IOException e) {
            cut = true; // what came before is good, the row at the end is not
        }
        FileText inside = of(plain.toByteArray());
        String problem = cut && plain.size() == 0 ? "its gzip data cannot be unpacked; download it again" : "";
        return new FileText(inside.text(), cut || inside.cut(), problem.isEmpty() ? inside.problem() : problem);
    }

    private static String decoded(byte[] content) {
        if (content.length >= 2 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        }
        if (content.length >= 2 && (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        }
        byte[] head = Arrays.copyOf(content, Math.min(content.length, 200));
        if (zeros(head, 1) > head.length / 3) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (zeros(head, 0) > head.length / 3) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(content, WINDOWS);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static String problem(String text) {
        if (text.isBlank()) {
            return "the file is empty";
        }
        String head = text.substring(0, Math.min(text.length(), 1000));
        if (PAGE.matcher(head).matches()) {
            Matcher title = TITLE.matcher(text.substring(0, Math.min(text.length(), 10_000)));
            return "it is an HTML page%s, not a table: the download failed; download it again"
                    .formatted(
                            title.matches() ? " ('%s')".formatted(title.group(1).replaceAll("\\s+", " ")) : "");
        }
        if (XML.matcher(head).matches()) {
            return "it is XML, not a table; download the prices as CSV";
        }
        String sentence = text.length() > SHORT ? "" : text.strip().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> known : SENTENCES.entrySet()) {
            if (sentence.startsWith(known.getKey()) && !sentence.contains("\n")) {
                return "it is the sentence '%s' and no table: %s".formatted(text.strip(), known.getValue());
            }
        }
        long strange = head.chars()
                .filter(c -> c == '\uFFFD' || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return strange > head.length() / 10 ? "it is no text" : "";
    }
}
