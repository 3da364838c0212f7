package io.bellwether.marketdata.edgar;

import io.bellwether.platform.vendor.VendorPart;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A company's list of filings, as EDGAR has it.
 *
 * @param rows one per filing
 * @param older files with the filings before those
 */
record Submissions(List<Row> rows, List<Older> older) {
    private static final List<String> COLUMNS =
            List.of("accessionNumber", "form", "items", "acceptanceDateTime", "primaryDocument");

    /**
     * A filing.
     *
     * @param items of an 8-K; other forms have none that anybody counts
     * @param accepted as it is written, in which zone ever
     */
    record Row(String accession, String form, List<String> items, LocalDateTime accepted, String document) {}

    /**
     * A file with older filings.
     *
     * @param name on the data host
     */
    record Older(String name, LocalDate first, LocalDate last) {}

    /** The answer for a company. */
    static Submissions of(VendorPart answer) {
        VendorPart filings = answer.field("filings");
        List<Older> older = filings.field("files").list().stream()
                .map(one -> new Older(
                        name(one.field("name")),
                        one.field("filingFrom").date(),
                        one.field("filingTo").date()))
                .toList();
        return new Submissions(rows(filings.field("recent")), older);
    }

    private static String name(VendorPart name) {
        if (!name.text().matches("CIK\\d{10}-submissions-\\d{3}\\.json")) {
            throw name.changed("the name of a file");
        }
        return name.text();
    }

    /** Columns of the same length, side by side. */
    static List<Row> rows(VendorPart table) {
        List<List<VendorPart>> columns =
                COLUMNS.stream().map(name -> table.field(name).list()).toList();
        int size = columns.get(0).size();
        if (columns.stream().anyMatch(column -> column.size() != size)) {
            throw table.changed("columns of one length");
        }
        List<Row> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String form = columns.get(1).get(i).text();
            rows.add(new Row(
                    columns.get(0).get(i).text(),
                    form,
                    form.startsWith("8-K") ? items(columns.get(2).get(i).text()) : List.of(),
                    accepted(columns.get(3).get(i).text()),
                    columns.get(4).get(i).findText().orElse("")));
        }
        return rows;
    }

    private static List<String> items(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The Z means nothing, see {@link AcceptanceClock}. */
    private static LocalDateTime accepted(String text) {
        return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    }

    static List<LocalDateTime> moments(List<Row> rows) {
        return rows.stream().map(Row::accepted).toList();
    }
}
