package io.bellwether.decision.app.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.Advisor.Ending;
import io.bellwether.decision.domain.CheckedAnswer;
import org.junit.jupiter.api.Test;

class EndingRulesTest {
    @Test
    void aWholeAnswerIsRead() {
        assertThat(EndingRules.refuse(Ending.COMPLETE, "{}")).isEmpty();
    }

    @Test
    void aCutAnswerIsToBeWrittenShorter() {
        CheckedAnswer.Invalid refusal = refusal(Ending.TRUNCATED, "{\"analysis\"");
        assertThat(refusal.repairable()).isTrue();
        assertThat(refusal.problems())
                .singleElement()
                .hasToString("$ must be complete: write a shorter answer, with fewer trades and fewer words,"
                        + " was an answer cut off after 11 characters");
    }

    @Test
    void aRefusalGoesToTheNextAdvisor() {
        assertThat(refusal(Ending.REFUSED, "I will not.").repairable()).isFalse();
        assertThat(refusal(Ending.FILTERED, "").problems())
                .singleElement()
                .hasToString("$ must be an answer, and the vendor's filter took it away, was nothing");
    }

    @Test
    void aPausedAnswerIsToBeWrittenAtOnce() {
        CheckedAnswer.Invalid refusal = refusal(Ending.UNFINISHED, "{\"analysis\":1}");
        assertThat(refusal.repairable()).isTrue();
        assertThat(refusal.problems())
                .singleElement()
                .hasToString("$ must be the whole answer at once, without calling a tool,"
                        + " was an answer that paused after 14 characters");
    }

    private static CheckedAnswer.Invalid refusal(Ending ending, String raw) {
        return (CheckedAnswer.Invalid) EndingRules.refuse(ending, raw).orElseThrow();
    }
}
