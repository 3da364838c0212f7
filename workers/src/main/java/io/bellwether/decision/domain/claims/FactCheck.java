package io.bellwether.decision.domain.claims;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers that a decision names as facts and compares them with the facts it was given. It looks only at what
 * says why (what is expected or feared is no fact), and rather overlooks a wrong number than blames a right one: a number is
 * compared where the fact is named right before it, its unit fits, the sentence supposes nothing, and it is plain which
 * share is meant.
 */
public final class FactCheck {
    private static final int MOST = 50;
    private static final int DIGITS = 4;

    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9.]*[A-Z0-9]|[A-Z]");

    /** Between symbols that belong together. */
    private static final Pattern LISTED = Pattern.compile("[\\s,/&]*(?:and|or|vs\\.?)?[\\s,/&]*");

    private static final List<String> SUPPOSING = List.of(
            "if",
            "unless",
            "until",
            "once",
            "when",
            "should",
            "would",
            "could",
            "may",
            "might",
            "will",
            "shall",
            "limit",
            "stop",
            "trigger",
            "last week",
            "last month",
            "a year ago",
            "yesterday");
    private static final List<String> SUPPOSING_STEMS =
            List.of("expect", "target", "aim", "assum", "project", "forecast", "toward");

    /** A sentence with one of these says what may be, not what is. */
    private static final Phrase SUPPOSED = new Phrase(
            Stream.concat(SUPPOSING.stream(), SUPPOSING_STEMS.stream()).toList(),
            "(?i)\\b(?:" + String.join("|", SUPPOSING) + "|(?:" + String.join("|", SUPPOSING_STEMS) + ")\\w*)\\b");

    private static final List<String> UP = List.of("up", "gained", "rose", "gains", "rises");
    private static final List<String> DOWN = List.of("down", "fell", "lost", "dropped", "falls", "loses", "drops");

    private static final Phrase CHANGE = new Phrase(
            Stream.concat(UP.stream(), DOWN.stream()).toList(),
            "(?i)\\b(" + String.join("|", UP) + "|" + String.join("|", DOWN)
                    + ") (?:by )?(about |around |roughly |nearly |almost |some )?(\\d[\\d,]*(?:\\.\\d+)?)\\s?(%|percent)"
                    + " (today|on the day|this session|since the last close|overnight|over (?:the (?:last|past) )?20"
                    + " (?:sessions|days)|in 20 sessions)\\b");

    private static final Phrase REPORT = new Phrase(
            List.of("report", "earnings"),
            "(?i)\\b(?:reports?|reporting|earnings)(?: (?:earnings|its earnings|date|are due|due|is|are|on|of))*[ :(]+"
                    + "(\\d{4}-\\d{2}-\\d{2})\\b");

    private final KnownFacts given;
    private final DeskContext context;
    private final List<Contradiction> found = new ArrayList<>();

    private FactCheck(DeskContext context) {
        this.context = context;
        this.given = new KnownFacts(context);
    }

    /** What of the decision contradicts the context it rests on, in the decision's order. */
    public static List<Contradiction> of(Decision decision, DeskContext context) {
        FactCheck check = new FactCheck(context);
        Optional<Symbol> market = context.market().benchmark();
        check.text("analysis", decision.analysis(), Optional.empty());
        check.text("market_conditions", decision.marketConditions(), market);
        check.text("reasoning", decision.reasoning(), Optional.empty());
        for (int i = 0; i < decision.theses().size(); i++) {
            ThesisReview review = decision.theses().get(i);
            check.text(
                    "theses[%d].reasoning".formatted(i),
                    review.reasoning(),
                    context.thesis(review.thesisId()).map(ThesisFacts::symbol));
        }
        for (int i = 0; i < decision.trades().size(); i++) {
            ProposedTrade trade = decision.trades().get(i);
            if (trade.action() != Action.HOLD) {
                check.text("trades[%d].reasoning".formatted(i), trade.reasoning(), Optional.of(trade.symbol()));
            }
        }
        return check.found.stream().distinct().limit(MOST).toList();
    }

    /** All that is compared has digits. */
    private void text(String place, String text, Optional<Symbol> about) {
        for (Sentence sentence : Sentence.withDigits(text)) {
            Subjects subjects = new Subjects(sentence.text(), about);
            if (!SUPPOSED.isIn(sentence)) {
                for (FactKind kind : FactKind.begunIn(sentence)) {
                    kind.phrase().in(sentence, named -> number(place, sentence.text(), kind, named, subjects));
                }
                CHANGE.in(sentence, named -> change(place, named, subjects));
            }
            if (given.tellsReports()) {
                REPORT.in(sentence, named -> report(place, named, subjects));
            }
        }
    }

    private void number(String place, String sentence, FactKind kind, MatchResult named, Subjects subjects) {
        Optional<Symbol> symbol = kind.general() ? Optional.empty() : subjects.at(named.start());
        if (!kind.general() && symbol.isEmpty()) {
            return;
        }
        String words = sentence.substring(named.start(), named.start(3));
        StatedNumber.of(text(named.group(2)), named.group(3), text(named.group(4)), named.group(1) != null)
                .filter(said -> kind.fraction() ? said.percent() || words.contains("20") : !said.percent())
                .ifPresent(said -> {
                    List<BigDecimal> values = kind.values(given, symbol);
                    boolean right = values.stream().anyMatch(v -> said.means(v, kind.fraction(), false));
                    if (!right) {
                        add(place, symbol, kind.name(), named.group(), values, kind.fraction());
                    }
                });
    }

    private void change(String place, MatchResult named, Subjects subjects) {
        Optional<Symbol> symbol = subjects.at(named.start());
        boolean month = named.group(5).contains("20");
        String sign = DOWN.contains(named.group(1).toLowerCase(Locale.ROOT)) ? "-" : "";
        symbol.ifPresent(one -> StatedNumber.of(sign, named.group(3), "%", named.group(2) != null)
                .ifPresent(said -> {
                    List<BigDecimal> values = month ? given.month(one) : given.day(one);
                    if (values.stream().noneMatch(v -> said.means(v, true, true))) {
                        add(place, symbol, month ? "CHANGE_20" : "CHANGE", named.group(), values, true);
                    }
                }));
    }

    private void report(String place, MatchResult named, Subjects subjects) {
        Optional<Symbol> symbol = subjects.at(named.start());
        if (symbol.isPresent()) {
            Optional<LocalDate> told = given.report(symbol.get());
            if (!told.map(LocalDate::toString).equals(Optional.of(named.group(1)))) {
                found.add(new Contradiction(
                        place,
                        symbol,
                        "REPORT",
                        named.group().strip(),
                        told.map(LocalDate::toString).orElse("no date was given")));
            }
        }
    }

    /** The shares that a sentence names, looked for when a number of it is. */
    private final class Subjects {
        private final String sentence;
        private final Optional<Symbol> about;
        private @Nullable List<Mention> mentions;

        Subjects(String sentence, Optional<Symbol> about) {
            this.sentence = sentence;
            this.about = about;
        }

        /**
         * Which share a number at the place is about: the last one named before it, if it stands alone; else what the
         * text is about, where the sentence names no other.
         */
        Optional<Symbol> at(int place) {
            List<Mention> before = mentions().stream()
                    .takeWhile(mention -> mention.start() < place)
                    .toList();
            if (before.isEmpty()) {
                return about.filter(
                        symbol -> given.knows(symbol) || context.instruments().isEmpty());
            }
            Mention last = before.getLast();
            return before.size() > 1 && isListed(before.get(before.size() - 2), last)
                    ? Optional.empty()
                    : Optional.of(last.symbol());
        }

        private boolean isListed(Mention one, Mention other) {
            return !one.symbol().equals(other.symbol())
                    && LISTED.matcher(sentence.substring(one.end(), other.start()))
                            .matches();
        }

        private List<Mention> mentions() {
            List<Mention> known = mentions;
            if (known == null) {
                known = WORD.matcher(sentence).results().flatMap(this::mention).toList();
                mentions = known;
            }
            return known;
        }

        private Stream<Mention> mention(MatchResult word) {
            return given.symbol(word.group()).stream().map(symbol -> new Mention(symbol, word.start(), word.end()));
        }
    }

    private record Mention(Symbol symbol, int start, int end) {}

    private void add(
            String place,
            Optional<Symbol> symbol,
            String fact,
            String said,
            List<BigDecimal> values,
            boolean fraction) {
        String told = values.isEmpty()
                ? "no such fact was given"
                : values.stream()
                        .map(value ->
                                fraction ? told(value.movePointRight(2).stripTrailingZeros()) + " %" : told(value))
                        .distinct()
                        .collect(Collectors.joining(" or "));
        found.add(new Contradiction(place, symbol, fact, said.strip(), told));
    }

    /** A number of a fact in four digits, or to the cent. */
    private static String told(BigDecimal value) {
        int digits = value.precision() - value.scale();
        int scale = Math.max(2, DIGITS - digits);
        return (value.scale() > scale ? value.setScale(scale, RoundingMode.HALF_UP) : value).toPlainString();
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }
}
