package io.bellwether.decision.strategies;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.BuiltInStrategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Up to five strategies behind the face of a language model: it reads the context as text, answers as text, and its answer is
 * checked like any other. The same context and choice of strategies give the same answer, byte for byte.
 */
@Component
final class StrategiesAdvisor implements Advisor {
    static final String NAME = "strategies";

    private static final String MODEL = "panel-1";

    private final Desks desks;
    private final ContextFormat contextFormat;
    private final AnswerFormat answerFormat;

    StrategiesAdvisor(Desks desks, ContextFormat contextFormat, AnswerFormat answerFormat) {
        this.desks = desks;
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
        List<BuiltInStrategy> chosen = desks.find(context.desk().id())
                .map(desk -> desk.settings().strategies())
                .orElse(List.of());
        Panel panel = new Panel(chosen);
        List<Opinion> opinions = context.instruments().stream()
                .map(Candidate::of)
                .flatMap(Optional::stream)
                .map(panel::opinion)
                .toList();
        var answering = new Answering(context, Selection.of(context, opinions), opinions);
        String model = chosen.isEmpty()
                ? MODEL
                : MODEL + ": " + chosen.stream().map(BuiltInStrategy::key).collect(Collectors.joining(", "));
        return Answer.plain(answerFormat.write(answering.decision(NAME)), model);
    }
}
