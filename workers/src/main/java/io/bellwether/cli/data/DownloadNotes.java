package io.bellwether.cli.data;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which symbols of a market were downloaded for which days, a line each in the state folder: a share that was listed later
 * than the first day asked for is not asked for again.
 */
final class DownloadNotes {
    private final Path file;

    private DownloadNotes(Path file) {
        this.file = file;
    }

    static DownloadNotes of(Map<String, String> environment, String market) {
        String state = environment.get("BELLWETHER_STATE");
        Path folder = state == null || state.isBlank()
                ? Path.of(environment.getOrDefault("BELLWETHER_HOME", ".")).resolve("data")
                : Path.of(state);
        return in(folder.toAbsolutePath().normalize().resolve("downloads"), market);
    }

    static DownloadNotes in(Path folder, String market) {
        return new DownloadNotes(folder.resolve(market + ".txt"));
    }

    /** Symbols that were downloaded for all of these days. */
    Set<Symbol> done(DateRange days) {
        Set<Symbol> done = new TreeSet<>();
        if (!Files.isReadable(file)) {
            return done;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && Symbol.isValid(words[0]) && holds(words[1], words[2], days)) {
                    done.add(new Symbol(words[0]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return done;
    }

    private static boolean holds(String first, String last, DateRange days) {
        try {
            return !LocalDate.parse(first).isAfter(days.first())
                    && !LocalDate.parse(last).isBefore(days.last());
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Notes one; a line at a time, so that a process that is killed loses none. */
    void note(Symbol symbol, DateRange days) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    List.of("%s %s %s".formatted(symbol, days.first(), days.last())),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
