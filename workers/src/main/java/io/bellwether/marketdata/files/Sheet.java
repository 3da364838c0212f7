package io.bellwether.marketdata.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bellwether.platform.CsvFiles;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as lines of fields, with the separator under which its header can be found.
 *
 * @param lines those that are not empty
 * @param layout where the columns stand
 * @param trouble why the text cannot be read to its end; empty when it can
 * @param endsInALine whether the last line is ended, which shows that it was not cut
 */
record Sheet(List<Line> lines, Layout.Found layout, String trouble, boolean endsInALine) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\"(.*)\"(?=\\r?$)");
    private static final int HEAD = 16 * 1024;

    /**
     * One line.
     *
     * @param number counted from 1
     */
    record Line(int number, List<String> fields) {
        /** The field without white space around it; empty when the line has none there. */
        String get(int column) {
            return column < 0 || column >= fields.size()
                    ? ""
                    : fields.get(column).strip();
        }
    }

    /** Lines of which the first names the columns, from something that is no text. */
    static Sheet ofTable(List<Line> lines) {
        return new Sheet(lines, Layout.known(lines), "", true);
    }

    static Sheet of(String text) {
        Sheet sheet = parsed(text);
        boolean quoted = sheet.layout().layouts().isEmpty()
                && !sheet.lines().isEmpty()
                && sheet.lines().stream().allMatch(line -> line.fields().size() == 1);
        return quoted ? parsed(unquoted(text)) : sheet;
    }

    /** Some programs put quotes around each line as a whole. */
    private static String unquoted(String text) {
        return QUOTED_LINE
                .matcher(text)
                .replaceAll(line -> Matcher.quoteReplacement(line.group(1).replace("\"\"", "\"")));
    }

    private static Sheet parsed(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        char separator = separatorOf(head);
        List<Line> lines = new ArrayList<>();
        String trouble = parse(text, separator, lines);
        boolean ends = text.endsWith("\n") || text.endsWith("\r");
        return new Sheet(List.copyOf(lines), Layout.find(lines), trouble, ends);
    }

    private static char separatorOf(String head) {
        char best = ',';
        int most = 0;
        for (char separator : SEPARATORS) {
            List<Line> lines = new ArrayList<>();
            parse(head, separator, lines);
            int known = Layout.find(lines).known();
            if (known > most) {
                best = separator;
                most = known;
            }
        }
        return best;
    }

    private static String parse(String text, char separator, List<Line> lines) {
        try (CsvReader<CsvRecord> csv =
                        CsvFiles.reader().fieldSeparator(separator).ofCsvRecord(text);
                Stream<CsvRecord> records = csv.stream()) {
            records.forEach(row -> {
                if (row.getFields().stream().anyMatch(field -> !field.isBlank())) {
                    lines.add(new Line((int) row.getStartingLineNumber(), row.getFields()));
                }
            });
            return "";
        } catch (UncheckedIOException | CsvParseException | java.io.IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
