package io.bellwether.marketdata.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the six columns of a daily bar stand in a file; other columns are ignored. */
record Columns(int date, int open, int high, int low, int close, int volume, int count) {
    private static final List<String> NEEDED = List.of("date", "open", "high", "low", "close", "volume");

    /** The header read, or what is wrong with it. */
    record Header(Optional<Columns> columns, String problem) {}

    static Header read(List<String> fields) {
        List<String> names =
                fields.stream().map(f -> f.strip().toLowerCase(Locale.ROOT)).toList();
        List<String> problems = new ArrayList<>();
        for (String name : NEEDED) {
            long times = names.stream().filter(name::equals).count();
            if (times == 0) {
                problems.add("no column '" + name + "'");
            } else if (times > 1) {
                problems.add("column '" + name + "' is there " + times + " times");
            }
        }
        if (!problems.isEmpty()) {
            return new Header(
                    Optional.empty(),
                    String.join(", ", problems) + "; the first line must name date,open,high,low,close,volume");
        }
        List<Integer> at = NEEDED.stream().map(names::indexOf).toList();
        return new Header(
                Optional.of(
                        new Columns(at.get(0), at.get(1), at.get(2), at.get(3), at.get(4), at.get(5), names.size())),
                "");
    }
}
