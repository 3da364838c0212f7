package io.bellwether.decision.strategies;

import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.AnswerFormat;
import io.bellwether.decision.app.ContextFormat;
import io.bellwether.decision.domain.DeskContext;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Five strategies behind the face of a language model: it reads the context as text, answers as text, and its answer is
 * checked like any other. The same context gives the same answer, byte for byte.
 */
@Component
final class StrategiesAdvisor implements Advisor {
    static final String NAME = "strategies";

    private static final String MODEL = "panel-1";

    private final Panel panel = new Panel();
    private final ContextFormat contextFormat;
    private final AnswerFormat answerFormat;

    StrategiesAdvisor(ContextFormat contextFormat, AnswerFormat answerFormat) {
        this.contextFormat = contextFormat;
        this.answerFormat = answerFormat;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer ask(Request request) {
        DeskContext context = contextFormat.read(request.told());
        List<Opinion> opinions = context.instruments().stream()
                .map(Candidate::of)
                .flatMap(Optional::stream)
                .map(panel::opinion)
                .toList();
        var answering = new Answering(context, Selection.of(context, opinions), opinions);
        return Answer.plain(answerFormat.write(answering.decision(NAME)), MODEL);
    }
}
