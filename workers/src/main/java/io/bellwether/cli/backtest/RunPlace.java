package io.bellwether.cli.backtest;

import io.bellwether.backtest.app.AnswerBook;
import io.bellwether.backtest.files.KeptAnswers;
import io.bellwether.backtest.files.KeptRuns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is kept. It takes a folder when it has something to keep: when a model has answered, so that what was paid
 * for is there however the run ends, else at its end.
 */
final class RunPlace implements AnswerBook {
    private final KeptRuns runs;
    private final List<String> arguments;
    private @Nullable Integer id;
    private @Nullable KeptAnswers answers;

    /** @param earlier number of the run that is gone on with */
    RunPlace(KeptRuns runs, Optional<Integer> earlier, List<String> arguments) {
        this.runs = runs;
        this.arguments = List.copyOf(arguments);
        this.id = earlier.orElse(null);
    }

    /** The run's number. */
    int id() {
        Integer known = id;
        if (known == null) {
            known = runs.next();
            id = known;
        }
        return known;
    }

    @Override
    public Optional<Outcome> next(String question) {
        return id == null ? Optional.empty() : answers().next(question);
    }

    @Override
    public void keep(String question, Outcome outcome) {
        answers().keep(question, outcome);
    }

    private KeptAnswers answers() {
        KeptAnswers open = answers;
        if (open == null) {
            runs.begin(id(), arguments);
            open = KeptAnswers.open(runs.answers(id()));
            answers = open;
        }
        return open;
    }
}
