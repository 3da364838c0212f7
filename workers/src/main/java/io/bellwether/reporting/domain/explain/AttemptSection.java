package io.bellwether.reporting.domain.explain;

import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One attempt on the page: who was asked how, what came back and what was wrong with it. */
final class AttemptSection {
    private static final int INDENT = 5;
    private static final int HASH_SHOWN = 12;
    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private final Figures figures = new Figures();

    void write(TextPage page, ExplainedAttempt a, ExplanationPage.Extras extras) {
        page.blank()
                .line(
                        2,
                        "%d. %s%s: %s"
                                .formatted(
                                        a.place() + 1,
                                        a.advisor(),
                                        a.repair() == 0 ? "" : ", repair " + a.repair(),
                                        verdict(a)));
        page.field(INDENT, "Model", model(a))
                .field(INDENT, "Parameters", parameters(a.parameters()))
                .field(INDENT, "Prompt", prompt(a.prompt()));
        a.prompt()
                .cuts()
                .forEach(cut -> page.field(
                        INDENT,
                        "Shortened",
                        "%s: %d of %s kept, to fit the model"
                                .formatted(
                                        cut.what(),
                                        cut.kept(),
                                        Counted.of(cut.kept() + cut.dropped(), "entry", "entries"))));
        a.failures()
                .forEach(f -> page.field(
                        INDENT,
                        "Failed call",
                        "%s after %s: %s".formatted(figures.words(f.kind()), seconds(f.latencyMillis()), f.detail())));
        samples(page, a);
        page.field(INDENT, "Answer", answer(a)).field(INDENT, "Tokens", tokens(a.tokens()));
        if (ExplanationPage.some(a.costUsd())) {
            page.field(
                    INDENT,
                    "Cost",
                    usd(a.costUsd()) + (a.priceVersion().isEmpty() ? "" : ", prices of " + a.priceVersion()));
        }
        a.mappings()
                .forEach(m -> page.field(
                        INDENT, "Read as", "%s: %s → %s (%s)".formatted(m.path(), m.from(), m.to(), m.rule())));
        boolean silent = "UNAVAILABLE".equals(a.verdict());
        a.problems().forEach(p -> page.field(INDENT, silent ? "Reason" : "Problem", silent ? p.value() : problem(p)));
        extras(page, a, extras);
    }

    private static void samples(TextPage page, ExplainedAttempt a) {
        if (a.samples().isEmpty()) {
            return;
        }
        long decisions =
                a.samples().stream().filter(s -> s.verdict().equals("VALID")).count();
        page.field(
                INDENT,
                "Asked",
                "%d times; %d of the answers are decisions, and what more than half of all say is decided"
                        .formatted(a.samples().size(), decisions));
        a.samples().stream()
                .filter(sample -> sample.verdict().equals("INVALID"))
                .forEach(sample -> page.field(
                        INDENT,
                        "Answer " + sample.n(),
                        "could not be used: "
                                + sample.problems().stream()
                                        .map(AttemptSection::problem)
                                        .collect(Collectors.joining("; "))));
        a.votes()
                .forEach(vote -> page.field(
                        INDENT,
                        "Agreement",
                        "%s %s: %d of %d, %s"
                                .formatted(
                                        vote.action(),
                                        vote.symbol(),
                                        vote.votes(),
                                        vote.asked(),
                                        vote.kept() ? "decided" : "no trade")));
    }

    private static void extras(TextPage page, ExplainedAttempt a, ExplanationPage.Extras extras) {
        if (extras.prompt() && a.prompt().exists()) {
            page.blank()
                    .line(INDENT, "System prompt of " + a.id())
                    .verbatim(a.prompt().system());
            page.blank()
                    .line(INDENT, "User prompt of " + a.id())
                    .verbatim(a.prompt().user());
        }
        if (extras.raw()) {
            if (a.samples().isEmpty()) {
                a.rawAnswer()
                        .ifPresent(raw ->
                                page.blank().line(INDENT, "Answer of " + a.id()).verbatim(raw));
            }
            a.samples()
                    .forEach(sample -> page.blank()
                            .line(INDENT, "Answer %d of %s".formatted(sample.n(), a.id()))
                            .verbatim(sample.rawAnswer()));
        }
    }

    private static String verdict(ExplainedAttempt a) {
        return switch (a.verdict()) {
            case "VALID" -> "its answer became the decision";
            case "INVALID" -> "its answer could not be used";
            case "UNAVAILABLE" -> "gave no answer";
            default -> a.rawAnswer().isPresent() ? "answered, not checked yet" : "asked, no answer yet";
        };
    }

    private static String model(ExplainedAttempt a) {
        return a.model().isEmpty() || a.provider().isEmpty()
                ? a.model() + a.provider()
                : "%s, by %s".formatted(a.model(), a.provider());
    }

    private static String parameters(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining(", "));
    }

    private String prompt(ExplainedAttempt.PromptUsed prompt) {
        if (!prompt.exists() && prompt.version().isEmpty()) {
            return "";
        }
        String hash =
                prompt.hash().length() > HASH_SHOWN ? prompt.hash().substring(0, HASH_SHOWN) + "…" : prompt.hash();
        return "%s (files %s%s), %s characters; --prompt shows it"
                .formatted(
                        prompt.version(),
                        hash,
                        switch (prompt.files()) {
                            case UNCHANGED -> ", unchanged since";
                            case CHANGED -> ", CHANGED since: the same version now reads otherwise";
                            case GONE -> ", no longer there";
                            case UNKNOWN -> "";
                        },
                        whole(prompt.system().length() + prompt.user().length()));
    }

    private String answer(ExplainedAttempt a) {
        return a.rawAnswer()
                .map(raw -> "%s characters in %s, %s%s; --raw shows it"
                        .formatted(
                                whole(raw.length()),
                                seconds(a.latencyMillis()),
                                ending(a.ending()),
                                a.requestId().map(id -> ", request " + id).orElse("")))
                .orElse("");
    }

    private static String ending(String ending) {
        return switch (ending) {
            case "COMPLETE" -> "complete";
            case "TRUNCATED" -> "cut off at the output limit";
            case "REFUSED" -> "the model refused to answer";
            case "FILTERED" -> "taken away by the vendor's filter";
            case "UNFINISHED" -> "the vendor paused before the end";
            default -> ending.toLowerCase(Locale.ROOT);
        };
    }

    private String tokens(ExplainedAttempt.Tokens t) {
        if (t.input() == 0 && t.output() == 0) {
            return "";
        }
        return "%s read%s, %s written%s"
                .formatted(
                        whole(t.input()),
                        t.cachedInput() == 0 ? "" : " (%s from the vendor's cache)".formatted(whole(t.cachedInput())),
                        whole(t.output()),
                        t.reasoning() == 0 ? "" : " (%s of them reasoning)".formatted(whole(t.reasoning())));
    }

    private static String problem(ExplainedAttempt.Problem p) {
        return "$".equals(p.path())
                ? "the answer %s, was: %s".formatted(p.limit(), p.value())
                : "%s %s, was %s".formatted(p.path(), p.limit(), p.value());
    }

    private String whole(long number) {
        return figures.plain(BigDecimal.valueOf(number));
    }

    private String seconds(long millis) {
        return millis < 1000
                ? millis + " ms"
                : figures.plain(BigDecimal.valueOf(millis).divide(THOUSAND).setScale(1, RoundingMode.HALF_UP)) + " s";
    }

    /** An amount that may be a fraction of a cent. */
    static String usd(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return "$" + (stripped.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }
}
