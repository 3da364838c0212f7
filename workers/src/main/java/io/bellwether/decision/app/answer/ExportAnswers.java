package io.bellwether.decision.app.answer;

import io.bellwether.decision.app.context.ContextFingerprint;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Writes what advisors answered into a file that the {@code recorded} advisor replays. */
@Service
public class ExportAnswers {
    private final Desks desks;
    private final AnsweredAttempts attempts;
    private final ContextFormat format;
    private final AnswerArchive archive;

    ExportAnswers(Desks desks, AnsweredAttempts attempts, ContextFormat format, AnswerArchive archive) {
        this.desks = desks;
        this.attempts = attempts;
        this.format = format;
        this.archive = archive;
    }

    /**
     * Exports; the refused answers are among them, because a replay goes the same way.
     *
     * @param from first trading date
     * @param to last trading date
     * @param out file that is written, or replaced
     * @return how many answers were written; with 0 no file is
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    public int run(DeskId desk, LocalDate from, LocalDate to, Path out) {
        List<RecordedAnswer> answers = attempts.between(
                desks.get(desk).id(),
                from,
                to,
                context -> ContextFingerprint.of(format.read(context.written()), format));
        if (!answers.isEmpty()) {
            archive.write(out, answers);
        }
        return answers.size();
    }
}
