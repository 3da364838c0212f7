package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.mask.Mask;
import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.model.Model;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A model that is told other names, dates and amounts. Its answer is read by what it was told; a decision comes back in
 * the desk's own words and is judged by the desk like any other, and what is none comes back as it was written, of which
 * the desk can make nothing either.
 */
final class MaskedModel extends PassingModel {
    private final String name;
    private final Mask mask;
    private final ContextFormat contexts;
    private final AnswerFormat answers;

    MaskedModel(String name, Model model, Mask mask, ContextFormat contexts, AnswerFormat answers) {
        super(model);
        this.name = name;
        this.mask = mask;
        this.contexts = contexts;
        this.answers = answers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Request request) {
        Mask.Session session = mask.of(contexts.read(request.told()));
        DeskContext told = session.told();
        Optional<String> previous = request.previousAnswer().map(session::again);
        Answer answer = behind().ask(new Request(
                told.contextId(),
                contexts.written(told),
                request.session(),
                request.advisorIndex(),
                request.repair(),
                problems(session, previous, request),
                previous,
                request.without(),
                request.again()));
        String text = answer.ending() == Ending.COMPLETE ? real(session, answer.text()) : answer.text();
        mask.keep(text, answer.text());
        return new Answer(text, answer.model(), answer.ending(), answer.usage(), answer.exchange());
    }

    private String real(Mask.Session session, String text) {
        return answers.read(text, session.told(), name) instanceof CheckedAnswer.Valid valid
                ? answers.write(session.real(valid.decision()))
                : text;
    }

    /** What was wrong with an answer by what the model was told; the desk read it by other facts. */
    private List<Problem> problems(Mask.Session session, Optional<String> previous, Request request) {
        return previous.filter(text -> request.problems().stream()
                        .noneMatch(problem -> problem.path().equals("$")))
                .map(text -> answers.read(text, session.told(), name))
                .filter(CheckedAnswer.Invalid.class::isInstance)
                .map(checked -> ((CheckedAnswer.Invalid) checked).problems())
                .orElseGet(() -> session.again(request.problems()));
    }
}
