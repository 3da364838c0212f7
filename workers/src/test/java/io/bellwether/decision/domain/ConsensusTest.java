package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestDecisions;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsensusTest {
    private static final SessionRef SESSION = new SessionRef(
            new DeskId("d"), LocalDate.of(2026, 11, 20), Session.MORNING, Instant.parse("2026-11-20T14:30:00Z"), false);
    private static final Map<String, Symbol> THESES = Map.of("t-1", new Symbol("HELD"));

    private static TestDecisions says(String... trades) {
        TestDecisions decision = TestDecisions.in(SESSION);
        for (String trade : trades) {
            String[] part = trade.split(" ", -1);
            int conviction = part.length > 2 ? Integer.parseInt(part[2]) : 60;
            decision.trade(Action.valueOf(part[0]), part[1], "0.6", conviction, 5);
        }
        return decision;
    }

    private static Consensus of(int asked, TestDecisions... answers) {
        return new Consensus(Stream.of(answers).map(TestDecisions::build).toList(), asked, THESES);
    }

    private static List<String> trades(Decision decision) {
        return decision.trades().stream()
                .map(trade -> trade.n() + " " + trade.action() + " " + trade.symbol() + " " + trade.conviction())
                .toList();
    }

    @Test
    void whatTwoOfThreeProposeIsDecidedWithTheSmallerOfTwoSizes() {
        Consensus consensus = of(3, says("BUY ACME 80", "BUY BOLT"), says("BUY ACME 40"), says());
        Decision decided = consensus.candidates().getFirst();
        assertThat(trades(decided)).containsExactly("1 BUY ACME 40");
        assertThat(consensus.votes(decided))
                .containsExactly(
                        new Consensus.Vote(Action.BUY, new Symbol("ACME"), 2, 3, true),
                        new Consensus.Vote(Action.BUY, new Symbol("BOLT"), 1, 3, false));
    }

    @Test
    void ofThreeThatAgreeTheMiddleOneIsTaken() {
        Decision decided = of(3, says("BUY ACME 90"), says("BUY ACME 20"), says("BUY ACME 50"))
                .candidates()
                .getFirst();
        assertThat(trades(decided)).containsExactly("1 BUY ACME 50");
    }

    @Test
    void disagreementIsNoTrade() {
        Consensus consensus = of(3, says("BUY ACME"), says("SELL ACME"), says("BUY BOLT"));
        assertThat(consensus.candidates()).singleElement().satisfies(decided -> {
            assertThat(decided.trades()).isEmpty();
            assertThat(consensus.votes(decided)).hasSize(3).noneMatch(Consensus.Vote::kept);
        });
    }

    @Test
    void halfIsNoMajorityAndAnswersThatCannotBeUsedCountAsAsked() {
        assertThat(trades(of(2, says("BUY ACME"), says()).candidates().getFirst()))
                .isEmpty();
        assertThat(trades(of(4, says("BUY ACME"), says("BUY ACME"), says())
                        .candidates()
                        .getFirst()))
                .isEmpty();
        assertThat(trades(of(3, says("BUY ACME"), says("BUY ACME")).candidates().getFirst()))
                .containsExactly("1 BUY ACME 60");
    }

    @Test
    void tradesOfAMajorityThatNoAnswerProposedTogetherComeFirstAndThenThoseOfOneAnswer() {
        List<Decision> candidates = of(
                        3, says("BUY ACME", "BUY BOLT"), says("BUY ACME", "BUY CURE"), says("BUY BOLT", "BUY CURE"))
                .candidates();
        assertThat(candidates.stream().map(ConsensusTest::trades))
                .containsExactly(
                        List.of("1 BUY ACME 60", "2 BUY BOLT 60", "3 BUY CURE 60"),
                        List.of("1 BUY ACME 60", "2 BUY BOLT 60"),
                        List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRM, CONFIRM, CHANGE, CONFIRM",
        "CHANGE, CHANGE, CONFIRM, CHANGE",
        "CHANGE, CLOSE, CONFIRM, CONFIRM",
        "CHANGE, CLOSE, CHANGE, CHANGE"
    })
    void aThesisWithoutTradeFollowsTheMajorityOrStays(
            ThesisReview.Verdict first,
            ThesisReview.Verdict second,
            ThesisReview.Verdict third,
            ThesisReview.Verdict decided) {
        Decision decision = of(
                        3, says().review("t-1", first), says().review("t-1", second), says().review("t-1", third))
                .candidates()
                .getFirst();
        assertThat(decision.theses())
                .singleElement()
                .satisfies(review -> assertThat(review.verdict()).isEqualTo(decided));
    }

    @Test
    void aSaleBringsTheWordOfItsOwnAnswerAndWithoutAMajorityNothingIsClosed() {
        Decision sold = of(
                        3,
                        says().review("t-1", ThesisReview.Verdict.CONFIRM),
                        says("SELL HELD 60").review("t-1", ThesisReview.Verdict.CLOSE),
                        says("SELL HELD 70").review("t-1", ThesisReview.Verdict.CLOSE))
                .candidates()
                .getFirst();
        assertThat(trades(sold)).containsExactly("1 SELL HELD 60");
        assertThat(sold.theses().getFirst().verdict()).isEqualTo(ThesisReview.Verdict.CLOSE);
        Decision kept = of(
                        3,
                        says("SELL HELD").review("t-1", ThesisReview.Verdict.CLOSE),
                        says().review("t-1", ThesisReview.Verdict.CHANGE),
                        says())
                .candidates()
                .getFirst();
        assertThat(kept.trades()).isEmpty();
        assertThat(kept.theses().getFirst().verdict()).isEqualTo(ThesisReview.Verdict.CONFIRM);
    }

    @Test
    void nobodyOrMoreThanWereAskedIsNoQuestion() {
        assertThatThrownBy(() -> of(3)).hasMessage("of 3 asked, 0 answered");
        assertThatThrownBy(() -> of(1, says(), says())).hasMessage("of 1 asked, 2 answered");
    }
}
