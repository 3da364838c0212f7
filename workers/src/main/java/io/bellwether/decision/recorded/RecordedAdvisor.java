package io.bellwether.decision.recorded;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.RecordedAnswer;
import io.bellwether.decision.app.context.ContextFingerprint;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the answer that was given to the same facts in the same session; it costs nothing. A file that was written anew is
 * read anew.
 */
final class RecordedAdvisor implements Advisor {
    private final String name;
    private final Path file;
    private final ContextFormat format;
    private Loaded loaded;

    private record Key(LocalDate tradingDate, Session session, SegmentId segment, int advisorIndex, int repair) {
        @Override
        public String toString() {
            return "%s %s%s, advisor %d of the list, repair %d"
                    .formatted(tradingDate, session, segment.isDesk() ? "" : " " + segment, advisorIndex + 1, repair);
        }
    }

    private record Loaded(FileTime written, Map<Key, RecordedAnswer> answers) {}

    private RecordedAdvisor(String name, Path file, ContextFormat format) {
        this.name = name;
        this.file = file;
        this.format = format;
        this.loaded = load(file);
    }

    /** @throws IllegalArgumentException when the file cannot be read or holds two answers to one question */
    static RecordedAdvisor over(Path file, String name, ContextFormat format) {
        return new RecordedAdvisor(name, file, format);
    }

    private synchronized Map<Key, RecordedAnswer> answers() {
        if (!written(file).equals(loaded.written())) {
            loaded = load(file);
        }
        return loaded.answers();
    }

    private static Loaded load(Path file) {
        FileTime written = written(file);
        Map<Key, AnswerFile.Line> lines = new HashMap<>();
        Map<Key, RecordedAnswer> answers = new HashMap<>();
        for (AnswerFile.Line line : AnswerFile.read(file)) {
            RecordedAnswer a = line.answer();
            Key key = new Key(a.tradingDate(), a.session(), a.segment(), a.advisorIndex(), a.repair());
            AnswerFile.Line first = lines.putIfAbsent(key, line);
            if (first != null) {
                throw new IllegalArgumentException("%s, line %d answers %s again, see line %d; keep one of them"
                        .formatted(file, line.number(), key, first.number()));
            }
            answers.put(key, a);
        }
        return new Loaded(written, Map.copyOf(answers));
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read (%s); name a file that './bellwether answers export' wrote".formatted(file, e),
                    e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Request request) {
        DeskContext context = format.read(request.told());
        Key key = new Key(
                context.desk().tradingDate(),
                request.session(),
                context.key().segment(),
                request.advisorIndex(),
                request.repair());
        RecordedAnswer recorded = answers().get(key);
        if (recorded == null) {
            throw new BpmnErrorException(UNAVAILABLE, "%s has no answer for %s".formatted(file, key));
        }
        String fingerprint = ContextFingerprint.of(context, format);
        if (!fingerprint.equals(recorded.fingerprint())) {
            throw new BpmnErrorException(
                    UNAVAILABLE,
                    "the answer of %s for %s was given to other facts: their fingerprint is %s, here it is %s"
                            .formatted(file, key, recorded.fingerprint(), fingerprint));
        }
        return new Answer(
                ofThisDesk(recorded, context),
                recorded.model(),
                recorded.ending(),
                Usage.NONE,
                new Exchange(
                        RecordedProvider.NAME,
                        Map.of("recorded_advisor", recorded.advisor(), "recorded_provider", recorded.provider()),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The ids of open theses begin with the desk's id: those in the answer become this desk's. Nothing else changes. */
    private static String ofThisDesk(RecordedAnswer recorded, DeskContext context) {
        DeskId now = context.desk().id();
        if (recorded.desk().equals(now)) {
            return recorded.text();
        }
        String text = recorded.text();
        List<String> keys = context.theses().stream()
                .map(ThesisFacts::id)
                .filter(id -> id.startsWith(now + "-"))
                .map(id -> id.substring(now.value().length()))
                .toList();
        for (String key : keys) {
            text = Pattern.compile("\"" + Pattern.quote(recorded.desk() + key) + "\"")
                    .matcher(text)
                    .replaceAll(Matcher.quoteReplacement("\"" + now + key + "\""));
        }
        return text;
    }
}
