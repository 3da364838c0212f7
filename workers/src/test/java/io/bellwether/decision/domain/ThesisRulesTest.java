package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stop may sell a position between two sessions; what is left is a thesis without a share. */
class ThesisRulesTest {
    @ParameterizedTest
    @CsvSource({"CLOSE", "CONFIRM"})
    void aThesisWhosePositionIsGoneMayBeClosedWithoutASale(String verdict) {
        assertThat(problems(verdict, withoutPositions())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, must come with a SELL of all of BOLT", "CONFIRM, "})
    void aThesisWhosePositionIsHeldIsClosedWithItsSale(String verdict, String problem) {
        assertThat(problems(verdict, TestContexts.context()))
                .isEqualTo(Optional.ofNullable(problem).map(List::of).orElse(List.of()));
    }

    private static List<String> problems(String verdict, DeskContext context) {
        DraftAnswer answer = new DraftAnswer(
                Optional.of("a"),
                Optional.of("m"),
                Optional.of("r"),
                Optional.of("e"),
                Optional.of("k"),
                Optional.empty(),
                List.of(new DraftAnswer.Thesis(
                        Optional.of("ctx-20261119-morning-BOLT"),
                        Optional.of(verdict),
                        Optional.of("The stop was reached."),
                        Optional.empty(),
                        Optional.empty())),
                List.of());
        return AnswerRules.check(answer, context).stream()
                .filter(problem -> problem.path().startsWith("theses"))
                .map(Problem::limit)
                .toList();
    }

    private static DeskContext withoutPositions() {
        DeskContext base = TestContexts.context();
        PortfolioFacts p = base.portfolio();
        return new DeskContext(
                base.contextId(),
                base.desk(),
                new PortfolioFacts(p.cash(), p.equity(), p.peakEquity(), p.drawdown(), List.of()),
                base.market(),
                base.instruments(),
                base.theses(),
                base.news(),
                base.framework(),
                base.history());
    }
}
