package io.bellwether.cli.settings;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Market;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A folder of prices that a person names, read as the desk will read it, before anything starts: neither database nor
 * engine is needed for that.
 *
 * @param path with every link followed: one folder is one market, however it is named
 * @param inspection what it holds
 */
public record DataFolder(Path path, Inspection inspection) {
    private static final int SHOWN = 8;

    /**
     * Reads the folder.
     *
     * @throws ParameterException when there is no such folder, no such benchmark, or no file that can be used
     */
    public static DataFolder open(CommandSpec spec, Path folder, @Nullable String benchmark) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    Files.exists(folder)
                            ? folder + " is a file; name the folder that it lies in"
                            : "there is no folder %s; name a folder with one file of daily bars per symbol"
                                    .formatted(folder));
        }
        Path real = real(folder);
        Optional<Symbol> yardstick = Optional.ofNullable(benchmark).map(text -> symbol(spec, text));
        Inspection inspection;
        try {
            inspection = PriceFiles.read(new Market(marketId(real), Market.Kind.FILES, real.toString(), yardstick));
        } catch (BpmnErrorException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        yardstick.filter(symbol -> !inspection.spans().containsKey(symbol)).ifPresent(symbol -> {
            throw new ParameterException(
                    spec.commandLine(), "%s has no prices of the benchmark %s".formatted(folder, symbol));
        });
        return new DataFolder(real, inspection);
    }

    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /** The id of the folder's market where nothing else has it: by the folder's own name. */
    public static String marketId(Path real) {
        String name = real.getFileName() == null ? "root" : real.getFileName().toString();
        return "files-" + slug(name);
    }

    /** Letters, digits and single dashes, at most 40. */
    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = slug.substring(0, Math.min(40, slug.length()));
        return cut.isEmpty() ? "folder" : cut;
    }

    private static Symbol symbol(CommandSpec spec, String text) {
        String ticker = text.strip().toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(ticker)) {
            throw new ParameterException(spec.commandLine(), "--benchmark '%s' is no ticker".formatted(text));
        }
        return new Symbol(ticker);
    }

    /**
     * Refuses a folder that holds too little to trade on.
     *
     * @throws IllegalArgumentException with a sentence that says why the files cannot be used
     */
    public void requireUsable() {
        if (inspection.spans().isEmpty() || inspection.files().mostlyRefused()) {
            throw new IllegalArgumentException("most files of %s cannot be used. %s Correct them or name another folder"
                    .formatted(path, inspection.files().sentence()));
        }
    }

    /**
     * The day asked for, or the last session of the data.
     *
     * @throws ParameterException when the data do not have the day and the session before it
     */
    public LocalDate tradingDay(CommandSpec spec, @Nullable LocalDate asked) {
        LocalDate last = inspection.lastTradingDay().orElseThrow();
        LocalDate day = asked == null ? last : asked;
        LocalDate before = new ExchangeCalendar().previous(day);
        for (LocalDate needed : List.of(day, before)) {
            if (inspection.barsOn(needed) == 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s has no prices of %s%s; its last session is %s"
                                .formatted(
                                        path,
                                        needed,
                                        needed.equals(before) ? ", the session before " + day : "",
                                        last));
            }
        }
        return day;
    }

    /** What of the files could not be used, in a sentence; empty when all of it could. */
    public Optional<String> refused() {
        return inspection.files().refusesSomething()
                ? Optional.of("Of the data not everything could be used: "
                        + inspection.files().sentence())
                : Optional.empty();
    }

    /** Prints what of the files could not be used, and the first findings, where something could not. */
    public void printRefused(PrintWriter err) {
        if (refused().isPresent()) {
            print(err, false);
        }
    }

    /** Prints what became of the files and the first findings. */
    public void print(PrintWriter out, boolean all) {
        out.println("Data: " + inspection.files().sentence());
        List<DataIssue> issues = inspection.issues().stream()
                .sorted(Comparator.comparing(issue -> issue.kind().isRemark()))
                .toList();
        int shown = all ? issues.size() : Math.min(SHOWN, issues.size());
        issues.subList(0, shown).forEach(issue -> out.println("  " + line(issue)));
        if (shown < issues.size()) {
            out.printf(
                    "  and %d more; see all with: ./bellwether demo --check --data %s%n", issues.size() - shown, path);
        }
        out.flush();
    }

    private static String line(DataIssue issue) {
        String where = issue.line() == 0 ? issue.file() : issue.file() + ", line " + issue.line();
        return where + ": " + issue.detail();
    }
}
