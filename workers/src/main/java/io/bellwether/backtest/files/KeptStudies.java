package io.bellwether.backtest.files;

import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.platform.PublishedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Studies of events that are kept, a folder each with {@code study.json} and {@code report.html}. */
public final class KeptStudies {
    private final Path folder;

    /** @param folder where they are; it need not be there */
    public KeptStudies(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a study.
     *
     * @param page the study as a page
     * @return where the page is
     */
    public Path keep(EventStudy study, String page) {
        try {
            Path own = folder.resolve(String.valueOf(NumberedFolders.make(folder, 1)));
            Path report = Files.writeString(own.resolve("report.html"), page, StandardCharsets.UTF_8);
            Files.writeString(own.resolve("study.json"), PublishedJson.write(study) + "\n", StandardCharsets.UTF_8);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("the study cannot be kept in %s".formatted(folder), e);
        }
    }
}
