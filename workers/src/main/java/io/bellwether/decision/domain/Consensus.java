package io.bellwether.decision.domain;

import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the majority of several answers to one question says. An action on a symbol counts when more than half of all that
 * were asked propose it, those whose answer could not be used among them; what less propose is no trade. No number is
 * made up: each trade is one answer's whole trade, of those that agree the one of middle size, the smaller of two.
 */
public final class Consensus {
    private final List<Decision> answers;
    private final int asked;
    private final Map<String, Symbol> theses;
    private final Map<Proposal, List<ProposedTrade>> proposals = new LinkedHashMap<>();

    /**
     * @param answers the decisions among the answers, in their order, at least one
     * @param asked how many answers were asked for
     * @param theses symbol by id of each open thesis
     */
    public Consensus(List<Decision> answers, int asked, Map<String, Symbol> theses) {
        if (answers.isEmpty() || answers.size() > asked) {
            throw new IllegalArgumentException("of %d asked, %d answered".formatted(asked, answers.size()));
        }
        this.answers = List.copyOf(answers);
        this.asked = asked;
        this.theses = Map.copyOf(theses);
        answers.forEach(answer -> answer.trades()
                .forEach(trade -> proposals
                        .computeIfAbsent(Proposal.of(trade), key -> new ArrayList<>())
                        .add(trade)));
    }

    private record Proposal(Action action, Symbol symbol) {
        static Proposal of(ProposedTrade trade) {
            return new Proposal(trade.action(), trade.symbol());
        }
    }

    /**
     * How many proposed the same.
     *
     * @param votes answers that proposed it
     * @param asked answers that were asked for
     * @param kept whether it is part of the decision
     */
    public record Vote(Action action, Symbol symbol, int votes, int asked, boolean kept) {}

    /** Whether so many of those that were asked are a majority. */
    public static boolean isMajority(int part, int asked) {
        return 2 * part > asked;
    }

    /** Every proposal of the answers with what became of it in the decision, the most agreed on first. */
    public List<Vote> votes(Decision decided) {
        Set<Proposal> kept = decided.trades().stream().map(Proposal::of).collect(Collectors.toSet());
        return proposals.entrySet().stream()
                .map(entry -> new Vote(
                        entry.getKey().action(),
                        entry.getKey().symbol(),
                        entry.getValue().size(),
                        asked,
                        kept.contains(entry.getKey())))
                .sorted(Comparator.comparing(Vote::votes)
                        .reversed()
                        .thenComparing(vote -> vote.symbol().value())
                        .thenComparing(Vote::action))
                .toList();
    }

    /**
     * The decisions that the majority may mean, the fullest first: all trades of a majority; if these do not go together,
     * those of them that one answer proposed together; if not even these do, none. The last keeps everything as it is.
     */
    public List<Decision> candidates() {
        Decision spokesman = spokesman();
        List<ProposedTrade> all = proposals.entrySet().stream()
                .filter(entry -> isMajority(entry.getValue().size(), asked))
                .map(entry -> middle(entry.getValue()))
                .toList();
        List<ProposedTrade> together = spokesman.trades().stream()
                .filter(trade -> isKept(Proposal.of(trade)))
                .toList();
        return Stream.of(all, together, List.<ProposedTrade>of())
                .map(trades -> decision(spokesman, trades))
                .distinct()
                .toList();
    }

    private boolean isKept(Proposal proposal) {
        return isMajority(proposals.getOrDefault(proposal, List.of()).size(), asked);
    }

    /** Whose words stand for all: most of what is kept, least of what is not, the earliest. */
    private Decision spokesman() {
        return answers.stream()
                .max(Comparator.comparingLong((Decision answer) -> agreed(answer)
                                - answer.trades().stream()
                                        .filter(t -> !isKept(Proposal.of(t)))
                                        .count())
                        .thenComparing(Comparator.comparing((Decision answer) -> answers.indexOf(answer))
                                .reversed()))
                .orElseThrow();
    }

    private long agreed(Decision answer) {
        return answer.trades().stream().filter(t -> isKept(Proposal.of(t))).count();
    }

    private static ProposedTrade middle(List<ProposedTrade> trades) {
        Comparator<ProposedTrade> bySize = Comparator.comparing(ProposedTrade::conviction);
        if (trades.stream().allMatch(trade -> trade.weight().isPresent())) {
            bySize = Comparator.comparing(trade -> trade.weight().orElseThrow());
        } else if (trades.stream().allMatch(trade -> trade.quantity().isPresent())) {
            bySize = Comparator.comparing(Consensus::shares);
        }
        return trades.stream().sorted(bySize).toList().get((trades.size() - 1) / 2);
    }

    private static BigDecimal shares(ProposedTrade trade) {
        return trade.quantity().map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    private Decision decision(Decision spokesman, List<ProposedTrade> trades) {
        List<ProposedTrade> numbered = new ArrayList<>();
        trades.forEach(trade -> numbered.add(numbered(trade, numbered.size() + 1)));
        return new Decision(
                spokesman.id(),
                spokesman.key(),
                spokesman.asOf(),
                spokesman.advisor(),
                spokesman.analysis(),
                spokesman.marketConditions(),
                spokesman.reasoning(),
                spokesman.expectedOutcome(),
                spokesman.riskAssessment(),
                spokesman.confidence(),
                spokesman.theses().stream()
                        .map(review -> review(review.thesisId(), trades))
                        .toList(),
                numbered);
    }

    /** What goes with the trade that is kept; without one, what the majority says, and a thesis stays if none does. */
    private ThesisReview review(String id, List<ProposedTrade> trades) {
        Optional<ProposedTrade> trade = trades.stream()
                .filter(kept -> kept.symbol().equals(theses.get(id)))
                .findFirst();
        Optional<Decision> author = trade.flatMap(kept -> answers.stream()
                .filter(answer -> answer.trades().contains(kept))
                .findFirst());
        return author.flatMap(answer -> reviewOf(answer, id)).orElseGet(() -> withoutTrade(id));
    }

    private ThesisReview withoutTrade(String id) {
        Map<ThesisReview.Verdict, List<ThesisReview>> said = new HashMap<>();
        answers.forEach(answer -> reviewOf(answer, id)
                .ifPresent(review -> said.computeIfAbsent(review.verdict(), key -> new ArrayList<>())
                        .add(review)));
        return said.values().stream()
                .filter(same -> isMajority(same.size(), asked))
                .map(List::getFirst)
                .filter(review -> review.verdict() != ThesisReview.Verdict.CLOSE)
                .findFirst()
                .or(() -> said.getOrDefault(ThesisReview.Verdict.CONFIRM, List.of()).stream()
                        .findFirst())
                .orElseGet(() -> new ThesisReview(
                        id,
                        ThesisReview.Verdict.CONFIRM,
                        "The answers disagree about it, so it stays as it is.",
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<ThesisReview> reviewOf(Decision answer, String id) {
        return answer.theses().stream()
                .filter(review -> review.thesisId().equals(id))
                .findFirst();
    }

    private static ProposedTrade numbered(ProposedTrade trade, int n) {
        return new ProposedTrade(
                n,
                trade.action(),
                trade.symbol(),
                trade.quantity(),
                trade.weight(),
                trade.orderType(),
                trade.limitPrice(),
                trade.stopPrice(),
                trade.conviction(),
                trade.winProbability(),
                trade.expectedGain(),
                trade.expectedLoss(),
                trade.horizonDays(),
                trade.expectedOutcome(),
                trade.reasoning(),
                trade.risks());
    }
}
