package io.bellwether.decision.worker;

import io.bellwether.decision.app.answer.CheckAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code check-answer}; safe to run twice: the same answer gets the same verdict, the first decision stands. */
@Component
public class CheckAnswerWorker {
    private final CheckAnswer checkAnswer;

    CheckAnswerWorker(CheckAnswer checkAnswer) {
        this.checkAnswer = checkAnswer;
    }

    record In(String attemptId) {}

    record Out(boolean answerValid, @Nullable String decisionId, boolean answerRepairable) {}

    @JobWorker(type = "check-answer")
    public Out handle(@VariablesAsType In in) {
        CheckAnswer.Checked checked = checkAnswer.run(in.attemptId());
        return new Out(checked.valid(), checked.decisionId().orElse(null), checked.repairable());
    }
}
