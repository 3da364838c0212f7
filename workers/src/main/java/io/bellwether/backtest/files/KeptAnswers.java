package io.bellwether.backtest.files;

import io.bellwether.backtest.app.AnswerBook;
import io.bellwether.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What models answered, a JSON object a line, written as they answer: a run that breaks off has paid for nothing in vain. */
public final class KeptAnswers implements AnswerBook {
    private final Path file;
    private final Map<String, Deque<Outcome>> known = new HashMap<>();

    /** A line of the file. */
    private record Line(String question, Outcome outcome) {}

    private KeptAnswers(Path file) {
        this.file = file;
    }

    /**
     * Opens the book.
     *
     * @param file need not be there; a last line that is not whole is no answer
     */
    public static KeptAnswers open(Path file) {
        KeptAnswers book = new KeptAnswers(file);
        try {
            String text = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            int whole = text.lastIndexOf('\n') + 1;
            text.substring(0, whole).lines().forEach(book::learn);
            if (whole < text.length()) {
                Files.writeString(file, text.substring(0, whole), StandardCharsets.UTF_8);
            }
            return book;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        } catch (JacksonException e) {
            throw new IllegalStateException("%s has a line that is no kept answer; remove the file to ask again: %s"
                    .formatted(file, e.getOriginalMessage()));
        }
    }

    private void learn(String text) {
        Line line = Json.read(text, Line.class);
        known.computeIfAbsent(line.question(), any -> new ArrayDeque<>()).add(line.outcome());
    }

    @Override
    public Optional<Outcome> next(String question) {
        return Optional.ofNullable(known.get(question)).map(Deque::poll);
    }

    @Override
    public void keep(String question, Outcome outcome) {
        try {
            Files.writeString(
                    file,
                    Json.write(new Line(question, outcome)) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }
}
