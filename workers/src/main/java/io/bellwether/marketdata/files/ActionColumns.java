package io.bellwether.marketdata.files;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The columns of a file of corporate actions by name; only {@code symbol}, {@code ex_date} (or {@code date}) and
 * {@code kind} are always needed.
 *
 * @param names as the first line has them, in lower case
 */
record ActionColumns(List<String> names) {
    static ActionColumns of(List<String> header) {
        return new ActionColumns(header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .map(name -> name.equals("date") && !named(header, "ex_date") ? "ex_date" : name)
                .toList());
    }

    private static boolean named(List<String> header, String name) {
        return header.stream().anyMatch(column -> column.strip().equalsIgnoreCase(name));
    }

    List<String> missing() {
        return Stream.of("symbol", "ex_date", "kind")
                .filter(name -> !names.contains(name))
                .toList();
    }

    /** The field of the column, or an empty text when the row or the file has none. */
    String field(List<String> fields, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
    }
}
