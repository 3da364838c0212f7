package io.bellwether.backtest.app;

import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.model.Model;
import io.bellwether.kernel.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A model whose answers are kept. What passes is waited for here, as the engine would by trying the job again: a run must
 * not lose a session's model to a vendor's busy second.
 */
final class KeptModel extends PassingModel {
    private static final int TRIES = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final AnswerBook book;
    private final Consumer<Usage> answered;

    /** @param answered is told what an answer took that was not known before */
    KeptModel(Model model, AnswerBook book, Consumer<Usage> answered) {
        super(model);
        this.book = book;
        this.answered = answered;
    }

    @Override
    public Answer ask(Request request) {
        String question = question(request);
        AnswerBook.Outcome known = book.next(question).orElse(null);
        if (known != null) {
            return known.get();
        }
        try {
            Answer answer = patiently(request);
            answered.accept(answer.usage());
            book.keep(question, AnswerBook.Outcome.of(answer));
            return answer;
        } catch (AdvisorFault fault) {
            if (fault.refused().isEmpty() && !Thread.currentThread().isInterrupted()) {
                book.keep(question, AnswerBook.Outcome.of(fault));
            }
            throw fault;
        }
    }

    private Answer patiently(Request request) {
        Duration wait = FIRST_WAIT;
        for (int tries = 1; ; tries++) {
            try {
                return behind().ask(request);
            } catch (AdvisorFault fault) {
                Duration asked = fault.retryAfter().orElse(wait);
                boolean again = fault.kind().passing() && tries < TRIES && asked.compareTo(LONGEST_WAIT) <= 0;
                if (!again || !slept(asked)) {
                    throw fault;
                }
                wait = wait.multipliedBy(2);
            }
        }
    }

    private static boolean slept(Duration wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same for everything that is the same to the model. */
    private String question(Request request) {
        Sha256 hash = new Sha256();
        for (Object part : List.of(
                name(),
                request.contextId(),
                request.context(),
                request.session(),
                request.problems(),
                request.previousAnswer(),
                request.without().stream().sorted().toList())) {
            hash.add(part + "\n");
        }
        return hash.hex();
    }
}
