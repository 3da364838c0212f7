package io.bellwether.decision.app.answer;

import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Attempts that got an answer, whatever became of it. */
public interface AnsweredAttempts {
    /**
     * The answered attempts of a desk by date, session, advisor and repair.
     *
     * @param from first trading date
     * @param to last trading date
     * @param fingerprint of the context that was answered
     */
    List<RecordedAnswer> between(
            DeskId desk, LocalDate from, LocalDate to, Function<StoredContext, String> fingerprint);
}
