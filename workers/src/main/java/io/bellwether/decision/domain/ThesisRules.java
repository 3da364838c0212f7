package io.bellwether.decision.domain;

import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ThesisReview.Verdict;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Every open thesis gets one word, and no word contradicts the trades. */
final class ThesisRules {
    private final DeskContext context;
    private final Findings findings;

    ThesisRules(DeskContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(DraftAnswer draft) {
        Set<String> reviewed = new HashSet<>();
        for (int i = 0; i < draft.theses().size(); i++) {
            String path = "theses[" + i + "]";
            DraftAnswer.Thesis thesis = draft.theses().get(i);
            shape(path, thesis);
            if (thesis.thesisId().isPresent()) {
                String id = thesis.thesisId().get();
                Optional<ThesisFacts> open = context.thesis(id);
                if (open.isEmpty()) {
                    findings.add(path + ".thesis_id", id, "must be an open thesis of the context");
                } else if (!reviewed.add(id)) {
                    findings.add(path + ".thesis_id", id, "must appear once");
                } else {
                    agrees(path, thesis, open.get().symbol(), draft);
                }
            }
        }
        for (ThesisFacts open : context.theses()) {
            if (!reviewed.contains(open.id())) {
                findings.add("theses", Problem.NOTHING, "must say what becomes of thesis " + open.id());
            }
        }
    }

    private void shape(String path, DraftAnswer.Thesis thesis) {
        findings.text(path + ".reasoning", thesis.reasoning());
        findings.text(path + ".statement", thesis.statement());
        findings.whole(path + ".horizon_days", thesis.horizonDays(), BigDecimal.ONE, AnswerLimits.MAX_HORIZON);
        Optional<Verdict> verdict = findings.constant(path + ".verdict", thesis.verdict(), Verdict.values());
        boolean change = verdict.equals(Optional.of(Verdict.CHANGE));
        if (change && thesis.statement().isEmpty()) {
            findings.add(path + ".statement", Problem.NOTHING, "must be there with verdict CHANGE");
        }
        if (verdict.isPresent() && !change) {
            thesis.statement()
                    .ifPresent(
                            text -> findings.add(path + ".statement", text, "must be absent unless verdict is CHANGE"));
            thesis.horizonDays()
                    .ifPresent(days ->
                            findings.add(path + ".horizon_days", days, "must be absent unless verdict is CHANGE"));
        }
    }

    private void agrees(String path, DraftAnswer.Thesis thesis, Symbol symbol, DraftAnswer draft) {
        boolean close = thesis.verdict().equals(Optional.of(Verdict.CLOSE.name()));
        Optional<DraftAnswer.Trade> trade = draft.trades().stream()
                .filter(t -> t.symbol().equals(Optional.of(symbol.value())))
                .findFirst();
        Optional<String> action = trade.flatMap(DraftAnswer.Trade::action);
        boolean held = context.position(symbol).isPresent();
        boolean wholeSale = action.equals(Optional.of(Action.SELL.name()))
                && trade.flatMap(DraftAnswer.Trade::quantity)
                        .map(quantity -> context.position(symbol)
                                .filter(p -> quantity.compareTo(p.quantity().value()) >= 0)
                                .isPresent())
                        .orElse(true);
        if (close && held && !wholeSale) {
            findings.add(path + ".verdict", Verdict.CLOSE, "must come with a SELL of all of " + symbol);
        }
        if (close && action.equals(Optional.of(Action.BUY.name()))) {
            findings.add(path + ".verdict", Verdict.CLOSE, "must not come with a BUY of " + symbol);
        }
        if (!close && wholeSale && thesis.verdict().isPresent()) {
            findings.add(path + ".verdict", thesis.verdict().get(), "must be CLOSE when all of " + symbol + " is sold");
        }
    }
}
