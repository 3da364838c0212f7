package io.bellwether.impact.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Transcript;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CallSummaryTest {
    private static final Instant AT = Instant.parse("2026-11-05T21:30:00Z");

    private static CallSummary of(String text) {
        return CallSummary.of(new Transcript(new Symbol("ABC"), AT, "Q3", text));
    }

    @Test
    void theMostTellingSentencesAreTold_asTheyWereSaid_withTheirPlace() {
        CallSummary summary = of("""
                Operator: Good afternoon, and welcome to the call.
                Chief executive: Thank you. We raised our full-year guidance after record demand. The weather was mild in \
                Ohio. Quarterly revenue missed our plan because shipments were delayed.
                Analyst: How is the team?
                """);
        assertThat(summary.sentences()).isEqualTo(6);
        assertThat(summary.told())
                .extracting(CallSummary.Told::position, CallSummary.Told::up, CallSummary.Told::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                3, true, "We raised our full-year guidance after record demand."),
                        org.assertj.core.groups.Tuple.tuple(
                                5, false, "Quarterly revenue missed our plan because shipments were delayed."));
    }

    @Test
    void fiveAreTheMost_theStrongestOfThem_andNoneTwice() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            text.append("We raised our guidance in region ")
                    .append((char) ('A' + i))
                    .append(" a bit.\n");
            text.append("We raised our guidance everywhere.\n");
        }
        text.append("We slashed our full-year guidance sharply.\n");
        CallSummary summary = of(text.toString());
        assertThat(summary.told()).hasSize(CallSummary.MOST);
        assertThat(summary.told().getLast().sentence()).isEqualTo("We slashed our full-year guidance sharply.");
        assertThat(summary.told())
                .extracting(CallSummary.Told::sentence)
                .doesNotHaveDuplicates()
                .contains("We raised our guidance everywhere.");
    }

    @Property(tries = 300)
    void eachSentenceStandsInTheCall(@ForAll String noise) {
        String text = noise.replace('\0', ' ') + "\nWe raised our guidance for the year. " + noise.replace('\0', ' ');
        CallSummary summary = of(text);
        assertThat(summary.told()).allSatisfy(one -> assertThat(text).contains(one.sentence()));
    }
}
