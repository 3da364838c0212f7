package io.bellwether.reporting.domain.explain;

import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells an explanation to a person at a terminal: first in short, then who was asked, what was said and each trade. */
public final class ExplanationPage {
    private static final int INDENT = 2;

    private final Figures figures = new Figures();
    private final AttemptSection attempts = new AttemptSection();
    private final TradeSection trades = new TradeSection();

    /**
     * What else is shown, word for word.
     *
     * @param prompt what the models were told
     * @param raw what they answered
     * @param context the facts that every advisor read
     */
    public record Extras(boolean prompt, boolean raw, boolean context) {
        public static final Extras NONE = new Extras(false, false, false);
    }

    /** The page. */
    public String of(Explanation explained, Extras extras) {
        TextPage page = new TextPage();
        head(page, explained);
        inShort(page, explained);
        asked(page, explained, extras);
        decided(page, explained);
        wrong(page, explained);
        theses(page, explained);
        if (!explained.trades().isEmpty()) {
            page.heading("The trades");
            explained.trades().forEach(trade -> trades.write(page, trade));
        }
        if (extras.context()) {
            page.heading("The facts, byte for byte").verbatim(explained.context());
        }
        return page.toString();
    }

    private void head(TextPage page, Explanation e) {
        String what = e.isRebalancing() ? "Rebalancing" : figures.words(e.session()) + " session";
        page.line(0, "%s of %s, %s".formatted(what, e.deskName(), figures.date(e.tradingDate())));
        page.line(0, "%s · as of %s New York (%s)".formatted(e.id(), figures.time(e.asOf()), e.asOf()));
    }

    private void inShort(TextPage page, Explanation e) {
        page.heading("In short");
        switch (e.outcome()) {
            case DECIDED -> decidedInShort(page, e);
            case NO_DECISION ->
                page.line(
                        INDENT,
                        "Nobody decided, so nothing was traded and open positions kept their stops. " + e.why());
            case OPEN ->
                page.line(
                        INDENT,
                        e.attempts().isEmpty()
                                ? "No advisor was asked yet."
                                : "There is no decision yet: the session still waits, or it was interrupted.");
        }
        if (e.cost().signum() > 0) {
            page.line(INDENT, "The advice cost %s.".formatted(AttemptSection.usd(e.cost())));
        }
    }

    private void decidedInShort(TextPage page, Explanation e) {
        Explanation.Words words = e.decision().orElseThrow();
        long refused =
                e.attempts().stream().filter(a -> !"VALID".equals(a.verdict())).count();
        page.line(
                INDENT,
                "%s decided%s%s%s."
                        .formatted(
                                words.advisor(),
                                words.confidence()
                                        .map(c -> " with confidence %d of 100".formatted(c))
                                        .orElse(""),
                                refused == 0
                                        ? ""
                                        : " after %d %s without a usable answer"
                                                .formatted(refused, refused == 1 ? "attempt" : "attempts"),
                                e.trades().isEmpty() ? ", and proposed no trade" : ""));
        if (!e.contradictions().isEmpty()) {
            int n = e.contradictions().size();
            page.line(
                    INDENT,
                    n == 1
                            ? "One number in it contradicts the facts that it was given."
                            : "%d numbers in it contradict the facts that it was given.".formatted(n));
        }
        for (ExplainedTrade trade : e.trades()) {
            page.hanging("  %2d  %-4s  %-6s ".formatted(trade.n(), trade.action(), trade.symbol()), trades.fate(trade));
        }
    }

    private void asked(TextPage page, Explanation e, Extras extras) {
        page.heading("Who was asked");
        e.plan()
                .ifPresent(plan -> page.field(INDENT, "Plan", String.join(", then ", plan.advisors()))
                        .field(INDENT, "Budget", budget(plan)));
        e.attempts().forEach(attempt -> attempts.write(page, attempt, extras));
        if (e.attempts().isEmpty()) {
            page.line(INDENT, e.isRebalancing() ? "No advisor: a person gave the targets." : "Nobody.");
        }
    }

    private String budget(Explanation.Plan plan) {
        String state = switch (plan.state()) {
            case "NEAR" -> "near its end, so that a cheaper advisor may stand in";
            case "SPENT" -> "spent, so that only advisors that cost nothing are asked";
            default -> "normal";
        };
        return "%s: %s of %s a day and %s of %s a month were spent before"
                .formatted(
                        state,
                        AttemptSection.usd(plan.spentToday()),
                        figures.usd(plan.dailyBudget()),
                        AttemptSection.usd(plan.spentMonth()),
                        figures.usd(plan.monthlyBudget()));
    }

    private static void decided(TextPage page, Explanation e) {
        e.decision()
                .ifPresent(words -> page.heading("The decision, in the words of " + words.advisor())
                        .field(INDENT, "Market", words.marketConditions())
                        .field(INDENT, "Analysis", words.analysis())
                        .field(INDENT, "Reasoning", words.reasoning())
                        .field(INDENT, "Expects", words.expectedOutcome())
                        .field(INDENT, "Risks", words.riskAssessment()));
    }

    private static void wrong(TextPage page, Explanation e) {
        if (!e.contradictions().isEmpty()) {
            page.heading("Numbers that contradict the facts (its forecasts of these are scored as wrong)");
            e.contradictions().forEach(one -> page.hanging("  - ", one.sentence()));
        }
    }

    private static void theses(TextPage page, Explanation e) {
        if (e.theses().isEmpty()) {
            return;
        }
        page.heading("Open theses");
        for (Explanation.ThesisWord word : e.theses()) {
            String verdict = switch (word.verdict()) {
                case "CONFIRM" -> "confirmed";
                case "CHANGE" -> "changed";
                case "CLOSE" -> "closed";
                default -> word.verdict().toLowerCase(Locale.ROOT);
            };
            page.line(INDENT, "%s: %s".formatted(word.thesisId(), verdict))
                    .field(INDENT + INDENT, "Why", word.reasoning())
                    .field(INDENT + INDENT, "Now reads", word.statement().orElse(""))
                    .field(
                            INDENT + INDENT,
                            "Judged in",
                            word.horizonDays()
                                    .map(days -> Counted.of(days, "session"))
                                    .orElse(""));
        }
    }

    /** Names with commas and an "and". */
    static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }

    /** Whether an amount is there to be told. */
    static boolean some(BigDecimal amount) {
        return amount.signum() != 0;
    }
}
