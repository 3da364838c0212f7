package io.bellwether.marketdata.files;

import io.bellwether.marketdata.domain.DataIssue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what rows say by key: what stands twice counts once, rows that disagree count for nothing. */
final class Agreed<T> {
    private record Said<T>(int line, T value) {}

    private final Map<String, List<Said<T>>> byKey = new LinkedHashMap<>();

    /** Takes what a line says about the thing that the key names, in words fit for people. */
    void add(String key, int line, T value) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(new Said<>(line, value));
    }

    /** What the rows agree about, in their order; the rest is reported by line. */
    List<T> values(IssueLog log) {
        List<T> values = new ArrayList<>();
        byKey.forEach((key, same) -> {
            Said<T> first = same.getFirst();
            boolean agree = same.stream().allMatch(said -> said.value().equals(first.value()));
            if (agree) {
                values.add(first.value());
                same.stream()
                        .skip(1)
                        .forEach(again -> log.add(
                                DataIssue.Kind.DUPLICATE,
                                again.line(),
                                null,
                                "%s stands in line %d already; first kept".formatted(key, first.line())));
            } else {
                List<Integer> lines = same.stream().map(Said::line).toList();
                same.forEach(said -> log.add(
                        DataIssue.Kind.CONTRADICTION,
                        said.line(),
                        null,
                        "lines %s disagree about %s; all refused".formatted(lines, key)));
            }
        });
        return List.copyOf(values);
    }
}
