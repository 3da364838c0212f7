package io.bellwether.decision.app.answer;

import java.nio.file.Path;
import java.util.List;

/** Files of answers, one per line. */
public interface AnswerArchive {
    /**
     * Writes the answers in their order; a file of that name is replaced.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    void write(Path file, List<RecordedAnswer> answers);
}
