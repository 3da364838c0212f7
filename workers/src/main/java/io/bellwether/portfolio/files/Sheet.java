package io.bellwether.portfolio.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.CsvFiles;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of a text file, each cut into its fields; nothing is known yet of what they mean.
 *
 * @param name of the file, without its folder
 * @param lines that have any field, in the order of the file
 * @param broken why the file ends before its end: a quote that nothing closes
 */
record Sheet(String name, List<Line> lines, Optional<Finding> broken) {
    private static final Charset OLD_WINDOWS = Charset.forName("windows-1252");

    /**
     * A line, or several where a text runs over them.
     *
     * @param at where it begins
     * @param fields as they stand
     */
    record Line(SourceRow at, List<String> fields) {
        /** How many fields say anything. */
        long filled() {
            return fields.stream().filter(field -> !field.isBlank()).count();
        }

        /** The fields as names of columns: in small letters, with single blanks between words. */
        List<String> names() {
            return fields.stream().map(CsvTable::plain).toList();
        }
    }

    /** @throws PermanentFault when there is no such file, or it is no text with fields */
    static Sheet read(Path path, char separator) {
        return of(String.valueOf(path.getFileName()), text(path), separator);
    }

    static Sheet of(String name, String text, char separator) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvFiles.reader().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                Line line = new Line(new SourceRow(name, (int) record.getStartingLineNumber()), record.getFields());
                if (line.filled() > 0) {
                    lines.add(line);
                }
            }
            return new Sheet(name, lines, Optional.empty());
        } catch (CsvParseException e) {
            int last = lines.isEmpty() ? 1 : lines.getLast().at().line() + 1;
            return new Sheet(
                    name,
                    lines,
                    Optional.of(Reading.badRow(
                            new SourceRow(name, last),
                            "a quote is not closed: the file was cut off or changed; nothing behind it is read")));
        } catch (IOException | UncheckedIOException e) {
            throw new PermanentFault("%s cannot be read: %s".formatted(name, e.getMessage()));
        }
    }

    /** The file's text, in whichever of the usual encodings it was saved. */
    static String text(Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new PermanentFault("there is no file " + path);
        } catch (IOException e) {
            throw new PermanentFault("%s cannot be read: %s".formatted(path, e.getMessage()));
        }
        String text = decoded(bytes);
        refuseOtherFiles(String.valueOf(path.getFileName()), text);
        return text;
    }

    private static String decoded(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, OLD_WINDOWS);
        }
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseOtherFiles(String name, String text) {
        String start = text.substring(0, Math.min(text.length(), 200)).strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("pk\u0003\u0004")) {
            throw new PermanentFault(name + " is a spreadsheet or a zip file; save or unpack it as CSV");
        }
        if (start.startsWith("%pdf")) {
            throw new PermanentFault(name + " is a PDF; download the same report as CSV");
        }
        if (start.startsWith("<!doctype") || start.startsWith("<html")) {
            throw new PermanentFault(
                    name + " is a web page, not an export; log in at the broker and download it again");
        }
        if (start.startsWith("<?xml") || start.startsWith("<flex") || start.startsWith("{") || start.startsWith("[")) {
            throw new PermanentFault(name + " is XML or JSON; download the same report as CSV");
        }
        if (text.indexOf('\0') >= 0) {
            throw new PermanentFault(name + " is no text file; save it as CSV");
        }
    }
}
