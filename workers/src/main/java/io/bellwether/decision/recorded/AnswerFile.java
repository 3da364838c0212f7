package io.bellwether.decision.recorded;

import io.bellwether.decision.app.answer.AnswerArchive;
import io.bellwether.decision.app.answer.RecordedAnswer;
import io.bellwether.platform.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as JSON Lines in UTF-8: one object of {@link RecordedAnswer} per line, blank lines ignored. */
@Component
final class AnswerFile implements AnswerArchive {
    @Override
    public void write(Path file, List<RecordedAnswer> answers) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (RecordedAnswer answer : answers) {
                out.write(Json.write(answer));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /** Files of earlier versions do not say what was put into a cache. */
    private static RecordedAnswer answer(String line) {
        JsonNode json = Json.mapper().readTree(line);
        if (json.path("usage") instanceof ObjectNode usage && !usage.has("cacheWritten")) {
            usage.put("cacheWritten", 0L);
        }
        return Json.mapper().treeToValue(json, RecordedAnswer.class);
    }

    /** An answer and where it stands. */
    record Line(int number, RecordedAnswer answer) {}

    /** @throws IllegalArgumentException when the file or a line of it cannot be read; it names both */
    static List<Line> read(Path file) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                if (!text.isBlank()) {
                    lines.add(new Line(number, answer(text)));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read after line %d (%s); name a file that './bellwether answers export' wrote"
                            .formatted(file, number, e),
                    e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s, line %d is no recorded answer: %s".formatted(file, number, e.getOriginalMessage()), e);
        }
        return lines;
    }
}
