package io.bellwether.cli.data;

import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.FileContent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of files of daily bars, for a person and for a program. */
final class DataReport {
    private static final int FILES_SHOWN = 40;
    private static final int FINDINGS_SHOWN = 40;
    private static final int SYMBOLS_SHOWN = 3;

    private final String path;
    private final Inspection found;
    private final Map<String, FileContent> contents;
    private final List<DataIssue> findings;

    /** @param path what a person named */
    DataReport(String path, Inspection found) {
        this.path = path;
        this.found = found;
        this.contents = found.contents().stream()
                .collect(Collectors.toMap(FileContent::name, content -> content, (first, second) -> first));
        this.findings = found.issues().stream()
                .sorted(Comparator.comparing((DataIssue issue) -> issue.kind().isRemark())
                        .thenComparing(DataIssue::file)
                        .thenComparingInt(DataIssue::line))
                .toList();
    }

    /** One file, what it turned out to be and what became of it. */
    private static Map<String, @Nullable Object> object(DataFile file, Optional<FileContent> content) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", file.name());
        object.put("status", file.outcome() == DataFile.Outcome.READ ? "read" : "not-read");
        object.put("why", file.reason());
        object.put("format", content.map(FileContent::form).filter(form -> !form.isEmpty()));
        object.put("symbols", content.map(FileContent::symbols).orElse(List.of()));
        object.put("rows", file.bars());
        object.put("refusedRows", file.refusedRows());
        object.put("from", content.flatMap(FileContent::days).map(DateRange::first));
        object.put("to", content.flatMap(FileContent::days).map(DateRange::last));
        object.put(
                "prices",
                content.map(FileContent::prices)
                        .orElse(FileContent.Adjustment.UNKNOWN)
                        .words());
        return object;
    }

    private static Map<String, @Nullable Object> object(DataIssue issue) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", issue.file());
        object.put("line", issue.line());
        object.put("kind", issue.kind());
        object.put("symbol", issue.symbol());
        object.put("date", issue.date());
        object.put("detail", issue.detail());
        return object;
    }

    /** For a program: every file and every finding. */
    Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("path", path);
        object.put(
                "files",
                found.files().files().stream()
                        .map(file -> object(file, Optional.ofNullable(contents.get(file.name()))))
                        .toList());
        object.put("rows", rows());
        object.put("symbols", found.spans().size());
        object.put("from", days().map(DateRange::first));
        object.put("to", days().map(DateRange::last));
        object.put("findings", findings.stream().map(DataReport::object).toList());
        object.put("counts", counts());
        object.put("sentence", sentence());
        return object;
    }

    private int rows() {
        return found.files().files().stream().mapToInt(DataFile::bars).sum();
    }

    private Optional<DateRange> days() {
        return found.spans().values().stream().reduce(DateRange::span);
    }

    private Map<DataIssue.Kind, Long> counts() {
        return findings.stream().collect(Collectors.groupingBy(DataIssue::kind, TreeMap::new, Collectors.counting()));
    }

    /** What became of the whole in one sentence. */
    String sentence() {
        String files = found.files().sentence();
        return days().map(range -> "%s of %s from %s to %s in %s"
                        .formatted(
                                Counted.of(rows(), "bar"),
                                Counted.of(found.spans().size(), "symbol"),
                                range.first(),
                                range.last(),
                                files))
                .orElse(files.isEmpty() ? "Nothing can be used." : "Nothing can be used: " + files);
    }

    /** For a person: the files, then what is wrong, missing or odd, refusals first. */
    void print(PrintWriter out, boolean all) {
        printFiles(out, all);
        printFindings(out, all);
        out.println(sentence());
        out.flush();
    }

    private void printFiles(PrintWriter out, boolean all) {
        List<DataFile> files = new ArrayList<>(found.files().files());
        if (!all) {
            // what is not used must be seen
            files.sort(Comparator.comparing(file -> file.outcome() == DataFile.Outcome.READ));
        }
        int shown = all ? files.size() : Math.min(FILES_SHOWN, files.size());
        if (shown == 0) {
            return;
        }
        for (DataFile file : files.subList(0, shown)) {
            out.println(line(file, Optional.ofNullable(contents.get(file.name()))));
        }
        if (shown < files.size()) {
            out.printf("and %s more; --all shows all%n", Counted.of(files.size() - shown, "file"));
        }
        out.println();
    }

    private static String line(DataFile file, Optional<FileContent> content) {
        String form = content.map(FileContent::form)
                .filter(name -> !name.isEmpty())
                .map(name -> name + "; ")
                .orElse("");
        if (file.outcome() != DataFile.Outcome.READ) {
            return "%s: %snot read, because %s".formatted(file.name(), form, file.reason());
        }
        return "%s: %s%s of %s, %s%s%s"
                .formatted(
                        file.name(),
                        form,
                        Counted.of(file.bars(), "row"),
                        content.map(FileContent::symbols).map(DataReport::named).orElse("its symbols"),
                        content.flatMap(FileContent::days)
                                .map(days -> days.first() + " to " + days.last())
                                .orElse("no days"),
                        content.map(FileContent::prices)
                                .filter(prices -> prices != FileContent.Adjustment.UNKNOWN)
                                .map(prices -> ", prices " + prices.words())
                                .orElse(""),
                        file.refusedRows() == 0 ? "" : "; %s refused".formatted(Counted.of(file.refusedRows(), "row")));
    }

    private static String named(List<Symbol> symbols) {
        String shown = symbols.stream().limit(SYMBOLS_SHOWN).map(Symbol::value).collect(Collectors.joining(", "));
        return symbols.size() > SYMBOLS_SHOWN
                ? "%s and %d more".formatted(shown, symbols.size() - SYMBOLS_SHOWN)
                : shown;
    }

    private void printFindings(PrintWriter out, boolean all) {
        if (findings.isEmpty()) {
            out.println("No findings: nothing is missing or odd.");
            return;
        }
        int shown = all ? findings.size() : Math.min(FINDINGS_SHOWN, findings.size());
        out.println(Counted.of(findings.size(), "finding") + ":");
        findings.subList(0, shown).forEach(issue -> out.println("  " + line(issue)));
        if (shown < findings.size()) {
            out.printf("  and %d more; --all shows all%n", findings.size() - shown);
        }
        counts().forEach((kind, times) -> out.printf("%7d %s%n", times, kind));
    }

    private static String line(DataIssue issue) {
        String where = issue.line() == 0 ? issue.file() : issue.file() + ", line " + issue.line();
        String whose = issue.symbol()
                .filter(symbol -> !issue.file().contains(symbol.value()))
                .map(symbol -> symbol + ": ")
                .orElse("");
        return where + ": " + whose + issue.detail();
    }
}
