package io.bellwether.reporting.domain.explain;

import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import io.bellwether.reporting.domain.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One proposed trade on the page: the wish, the rules, the size, the order and how it ended. */
final class TradeSection {
    private static final int INDENT = 5;

    private final Figures figures = new Figures();

    void write(TextPage page, ExplainedTrade t) {
        page.blank().hanging("  %d. %s %s: ".formatted(t.n(), t.action(), t.symbol()), fate(t));
        page.field(INDENT, "Wish", wish(t))
                .field(INDENT, "Belief", belief(t))
                .field(INDENT, "Why", t.reasoning())
                .field(INDENT, "Expects", t.expectedOutcome())
                .field(INDENT, "Risks", t.risks());
        rules(page, t.verdicts());
        t.sizing().ifPresent(sized -> size(page, sized));
        t.orders().forEach(order -> order(page, order, t.fills()));
        t.result()
                .ifPresent(r -> page.field(
                        INDENT,
                        "Outcome",
                        "%s on %s, %s: %s → %s, %s"
                                .formatted(
                                        r.won() ? "won" : "lost",
                                        figures.date(r.measuredOn()),
                                        "CLOSED".equals(r.ended()) ? "when it was sold" : "at its horizon",
                                        figures.price(r.entry()),
                                        figures.price(r.exit()),
                                        figures.percentChange(r.change()))));
    }

    /** What became of the proposal, in one sentence without full stop. */
    String fate(ExplainedTrade t) {
        if (!t.orders().isEmpty()) {
            return ordered(t.orders().getFirst()) + cut(t);
        }
        if ("HOLD".equals(t.action())) {
            return "held, nothing to do";
        }
        if (!t.refusals().isEmpty()) {
            return refused(t.refusals());
        }
        return t.sizing().map(sized -> "no order" + because(sized.says())).orElse("not judged yet");
    }

    private String refused(List<Verdict> refusals) {
        String rules = ExplanationPage.listed(
                refusals.stream().map(v -> lower(v.rule())).toList());
        return "refused by " + rules
                + (refusals.size() == 1 ? because(refusals.getFirst().detail()) : "");
    }

    private static String because(String sentence) {
        return sentence.isEmpty() ? "" : ": " + sentence.replaceAll("\\.$", "");
    }

    private String ordered(OrderLine order) {
        boolean buy = "BUY".equals(order.side());
        String ordered = figures.shares(order.quantity());
        String average = figures.price(order.averagePrice());
        if (order.filledQuantity().signum() == 0) {
            return "%s of %s ordered, %s"
                    .formatted(buy ? "buy" : "sale", Counted.of(ordered, "share"), lower(order.state()));
        }
        String filled = figures.shares(order.filledQuantity());
        return "%s %s at %s"
                .formatted(
                        buy ? "bought" : "sold",
                        order.partiallyFilled()
                                ? "%s of the %s ordered shares".formatted(filled, ordered)
                                : Counted.of(filled, "share"),
                        average);
    }

    private String cut(ExplainedTrade t) {
        return t.sizing()
                .filter(Sized::cut)
                .flatMap(sized -> sized.wish()
                        .filter(w -> w.shares().compareTo(sized.shares()) > 0)
                        .map(w -> "; cut from %s to %s by %s"
                                .formatted(
                                        figures.shares(w.shares().setScale(0, RoundingMode.FLOOR)),
                                        figures.shares(sized.shares()),
                                        sized.binding().orElseThrow().text())))
                .orElse("");
    }

    private String wish(ExplainedTrade t) {
        List<String> sizes = Stream.concat(
                        t.quantity().map(q -> Counted.of(figures.shares(q), "share")).stream(),
                        t.weight().map(w -> figures.share(w) + " of the desk's equity").stream())
                .toList();
        String size = sizes.isEmpty() ? "no size named" : String.join(", at most ", sizes);
        if ("HOLD".equals(t.action())) {
            return t.stopPrice().map(stop -> "stop at " + figures.price(stop)).orElse("");
        }
        return "%s, %s order%s%s"
                .formatted(
                        size,
                        lower(t.orderType()),
                        t.limitPrice().map(p -> ", limit " + figures.price(p)).orElse(""),
                        t.stopPrice().map(p -> ", stop at " + figures.price(p)).orElse(", no stop named"));
    }

    /** A trade towards a target weight foretells nothing. */
    private String belief(ExplainedTrade t) {
        if (t.expectedGain().signum() == 0 && t.winProbability().signum() == 0 && !"HOLD".equals(t.action())) {
            return "none: it is no forecast";
        }
        return "conviction %d of 100; %s to win, then %s, else %s; judged after %s"
                .formatted(
                        t.conviction(),
                        figures.share(t.winProbability()),
                        figures.percentChange(t.expectedGain()),
                        figures.percentChange(t.expectedLoss().negate()),
                        Counted.of(t.horizonDays(), "session"));
    }

    private void rules(TextPage page, List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        page.line(INDENT, "Rules");
        int width = verdicts.stream().mapToInt(v -> v.rule().length()).max().orElse(0) + 2;
        for (Verdict v : verdicts) {
            String beginning = " ".repeat(INDENT + 2)
                    + TextPage.padded(v.passed() ? "passed" : "REFUSED", 9)
                    + TextPage.padded(figures.words(v.rule()), width);
            page.hanging(beginning, v.detail() + numbers(v));
        }
    }

    private String numbers(Verdict v) {
        return v.numbers().isEmpty()
                ? ""
                : new TreeMap<>(v.numbers())
                        .entrySet().stream()
                                .map(e -> camelWords(e.getKey()) + " " + number(e.getValue()))
                                .collect(Collectors.joining(", ", " [", "]"));
    }

    private void size(TextPage page, Sized sized) {
        if (sized.bounds().isEmpty()) {
            return;
        }
        page.field(
                INDENT,
                "Size",
                "%s, the least that any of the limits allows, rounded down"
                        .formatted(Counted.of(figures.shares(sized.shares()), "share")));
        int text =
                sized.bounds().stream().mapToInt(b -> b.text().length()).max().orElse(0) + 2;
        int number =
                sized.bounds().stream().mapToInt(b -> shares(b).length()).max().orElse(0);
        for (Sized.Bound bound : sized.bounds()) {
            boolean binding = sized.binding().filter(bound::equals).isPresent();
            String shares = shares(bound);
            page.hanging(
                    " ".repeat(INDENT + 2)
                            + TextPage.padded(bound.text(), text)
                            + " ".repeat(number - shares.length())
                            + shares
                            + "  ",
                    binding ? "← decides" : "");
        }
        sized.without()
                .ifPresent(next -> page.hanging(
                        " ".repeat(INDENT + 2),
                        "Without what decides: %s, set by %s"
                                .formatted(Counted.of(figures.shares(next.shares()), "share"), next.text())));
        if (sized.shares().signum() == 0) {
            page.line(INDENT + 2, sized.says());
        }
    }

    private String shares(Sized.Bound bound) {
        return figures.price(bound.shares().setScale(2, RoundingMode.HALF_UP));
    }

    private void order(TextPage page, OrderLine order, List<FillLine> fills) {
        page.field(
                INDENT,
                "Order",
                "%s: %s %s, %s%s%s; %s"
                        .formatted(
                                order.id(),
                                lower(order.side()),
                                Counted.of(figures.shares(order.quantity()), "share"),
                                lower(order.orderType()),
                                order.limitPrice()
                                        .map(p -> " " + figures.price(p))
                                        .orElse(""),
                                order.nextOpen() ? ", for the next open" : "",
                                lower(order.state())));
        List<Happening> life = new ArrayList<>();
        order.events()
                .forEach(e -> life.add(new Happening(
                        e.asOf(), figures.words(e.kind()), e.detail().isEmpty() ? "by " + e.actor() : e.detail())));
        fills.stream().filter(f -> f.orderId().equals(order.id())).forEach(f -> life.add(fill(f)));
        life.sort(Comparator.comparing(Happening::asOf));
        life.forEach(h -> page.hanging(
                " ".repeat(INDENT + 2) + TextPage.padded(figures.moment(h.asOf()), 15) + TextPage.padded(h.kind(), 18),
                h.text()));
    }

    private record Happening(Instant asOf, String kind, String text) {}

    private Happening fill(FillLine f) {
        return new Happening(
                f.asOf(),
                "Fill",
                "%s at %s, fee %s"
                        .formatted(
                                Counted.of(figures.shares(f.quantity()), "share"),
                                figures.price(f.price()),
                                figures.usd(f.fee())));
    }

    private String number(String value) {
        try {
            return figures.plain(new BigDecimal(value));
        } catch (NumberFormatException text) {
            return value;
        }
    }

    private String lower(String constant) {
        return figures.words(constant).toLowerCase(Locale.ROOT);
    }

    private static String camelWords(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
