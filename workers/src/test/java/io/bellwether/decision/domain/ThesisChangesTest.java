package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestDecisions;
import io.bellwether.decision.domain.ThesisEvent.Kind;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.MemoryMarket;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThesisChangesTest {
    // the Tuesday before Thanksgiving: five sessions later is the Wednesday after it
    private static final LocalDate DAY = LocalDate.of(2024, 11, 26);
    private static final LocalDate FIVE_LATER = LocalDate.of(2024, 12, 4);
    private static final LocalDate OLD_END = LocalDate.of(2024, 11, 29);
    private static final SessionRef SESSION =
            new SessionRef(new DeskId("t"), DAY, Session.MORNING, MemoryMarket.open(DAY), true);
    private static final ThesisState ACME =
            new ThesisState("t-20241120-morning-ACME", new Symbol("ACME"), true, "Old words.", OLD_END);

    @Test
    void aPurchaseOpensAThesisWithItsWordsAndHorizon() {
        ThesisChanges changes =
                ThesisChanges.of(decide().trade(Action.BUY, "BOLT").build(), List.of(ACME));
        assertThat(changes.opened()).singleElement().satisfies(opening -> {
            assertThat(opening.id()).isEqualTo("t-20241126-morning-BOLT");
            assertThat(opening.statement()).isEqualTo("BOLT is cheap. BOLT is expected to rise.");
            assertThat(opening.horizonEnd()).isEqualTo(FIVE_LATER);
        });
        assertThat(changes.events()).extracting(ThesisEvent::kind).containsExactly(Kind.OPENED);
    }

    @Test
    void aPurchaseOfWhatHasAThesisAddsToIt() {
        ThesisChanges changes = ThesisChanges.of(
                decide().review(ACME.id(), ThesisReview.Verdict.CONFIRM)
                        .trade(Action.BUY, "ACME")
                        .build(),
                List.of(ACME));
        assertThat(changes.opened()).isEmpty();
        assertThat(changes.events()).extracting(ThesisEvent::kind).containsExactly(Kind.CONFIRMED, Kind.ADDED);
        assertThat(changes.events())
                .allSatisfy(event -> assertThat(event.statement()).isEqualTo("Old words."))
                .allSatisfy(event -> assertThat(event.horizonEnd()).isEqualTo(OLD_END));
    }

    @Test
    void aChangeSetsTheWordsAndMovesTheHorizonOnlyWhenAsked() {
        ThesisEvent words = ThesisChanges.of(
                        decide().change(ACME.id(), "New words.", null).build(), List.of(ACME))
                .events()
                .getFirst();
        assertThat(words.statement()).isEqualTo("New words.");
        assertThat(words.horizonEnd()).isEqualTo(OLD_END);
        ThesisEvent both = ThesisChanges.of(
                        decide().change(ACME.id(), "New words.", 5).build(), List.of(ACME))
                .events()
                .getFirst();
        assertThat(both.horizonEnd()).isEqualTo(FIVE_LATER);
        assertThat(both.horizonDays()).isEqualTo(Optional.of(5));
    }

    @Test
    void aPurchaseAfterTheEndOpensANewThesis() {
        ThesisState ended = new ThesisState(ACME.id(), ACME.symbol(), false, "Old words.", OLD_END);
        assertThat(ThesisChanges.of(decide().trade(Action.BUY, "ACME").build(), List.of(ended))
                        .opened())
                .extracting(ThesisChanges.Opening::id)
                .containsExactly("t-20241126-morning-ACME");
    }

    @Test
    void salesHoldsAndUnknownThesesOpenNothing() {
        ThesisChanges changes = ThesisChanges.of(
                decide().review("t-nobody-knows", ThesisReview.Verdict.CONFIRM)
                        .trade(Action.SELL, "ACME")
                        .trade(Action.HOLD, "BOLT")
                        .build(),
                List.of(ACME));
        assertThat(changes).isEqualTo(new ThesisChanges(List.of(), List.of()));
    }

    private static TestDecisions decide() {
        return TestDecisions.in(SESSION);
    }
}
