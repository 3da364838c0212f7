package io.bellwether.reporting.domain;

import java.util.List;
import java.util.Objects;

/**
 * What of a folder of prices is not used.
 *
 * @param files one sentence for all files; empty when everything is used or the market is no folder
 * @param findings the first of what is behind it, one line each
 */
public record DataLine(String files, List<String> findings) {
    /** Everything is used. */
    public static final DataLine NONE = new DataLine("", List.of());

    public DataLine {
        findings = List.copyOf(Objects.requireNonNullElse(findings, List.of()));
    }

    /** Whether there is something to tell. */
    public boolean tells() {
        return !files.isEmpty();
    }
}
