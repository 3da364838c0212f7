package io.bellwether.marketdata.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the files of a folder of prices, told so that a person sees at once what is not used.
 *
 * @param files in the order in which they were read
 */
public record DataFiles(List<DataFile> files) {
    /** The files of a market that has none. */
    public static final DataFiles NONE = new DataFiles(List.of());

    private static final int NAMED = 3;
    private static final int REASONS = 4;

    public DataFiles {
        files = List.copyOf(files);
    }

    /** How many files have this outcome. */
    public int count(DataFile.Outcome outcome) {
        return (int) files.stream().filter(file -> file.outcome() == outcome).count();
    }

    /** Whether there is something to tell a person: a file or a row that is not used. */
    public boolean tells() {
        return files.stream().anyMatch(file -> file.outcome() != DataFile.Outcome.READ || file.refusedRows() > 0);
    }

    /** Whether a file or a row that was meant to be read is not used. */
    public boolean refusesSomething() {
        return files.stream().anyMatch(file -> file.outcome() == DataFile.Outcome.REFUSED || file.refusedRows() > 0);
    }

    /** Whether most files that were meant to hold prices hold none that can be used. */
    public boolean mostlyRefused() {
        return count(DataFile.Outcome.REFUSED) > count(DataFile.Outcome.READ);
    }

    /**
     * One sentence, such as {@code 5 files: 1 read, 4 not, because A.csv: the file is empty; B.csv and 2 more: ...}; empty
     * when there are no files.
     */
    public String sentence() {
        if (files.isEmpty()) {
            return "";
        }
        int read = count(DataFile.Outcome.READ);
        int refused = count(DataFile.Outcome.REFUSED);
        int others = count(DataFile.Outcome.OTHER);
        StringBuilder text = new StringBuilder("%s: %d read".formatted(counted(read + refused, "file"), read));
        if (refused > 0) {
            text.append(", %d not, because %s".formatted(refused, reasons(DataFile.Outcome.REFUSED)));
        }
        int rows = files.stream()
                .filter(file -> file.outcome() == DataFile.Outcome.READ)
                .mapToInt(DataFile::refusedRows)
                .sum();
        if (rows > 0) {
            List<String> names = files.stream()
                    .filter(file -> file.outcome() == DataFile.Outcome.READ && file.refusedRows() > 0)
                    .map(DataFile::name)
                    .toList();
            text.append(". %s refused in %s".formatted(counted(rows, "row"), named(names)));
        }
        if (others > 0) {
            text.append(". Beside them: ").append(reasons(DataFile.Outcome.OTHER));
        }
        return text.append('.').toString();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Files with the same reason are named together. */
    private String reasons(DataFile.Outcome outcome) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        files.stream()
                .filter(file -> file.outcome() == outcome)
                .forEach(file -> byReason.computeIfAbsent(file.reason(), reason -> new ArrayList<>())
                        .add(file.name()));
        List<String> parts = new ArrayList<>();
        byReason.forEach((reason, names) -> {
            if (parts.size() < REASONS) {
                parts.add("%s: %s".formatted(named(names), reason));
            }
        });
        int more = byReason.size() - parts.size();
        return String.join("; ", parts) + (more > 0 ? "; and %s".formatted(counted(more, "other reason")) : "");
    }

    private static String named(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? "%s and %d more".formatted(shown, names.size() - NAMED) : shown;
    }
}
