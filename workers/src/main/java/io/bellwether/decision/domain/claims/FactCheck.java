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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers that a decision names as facts and compares them with the facts it was given. It looks only at what
 * says why (what is expected or feared is no fact), and rather overlooks a wrong number than blames a right one: a number is
 * compared where the fact is named right before it, its unit fits, the sentence supposes nothing, and it is plain which
 * share is meant.
 */
public final class FactCheck {
    private static final List<FactKind> FACTS = List.of(FactKind.values());
    private static final int MOST = 50;
    private static final int DIGITS = 4;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.;!?])\\s+|\\n+");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9.]*[A-Z0-9]|[A-Z]");

    /** A sentence with one of these says what may be, not what is. */
    private static final Pattern SUPPOSED = Pattern.compile(
            "(?i)\\b(?:if|unless|until|once|when|should|would|could|may|might|will|shall|expect\\w*|target\\w*|aim\\w*|limit"
                    + "|stop|trigger|assum\\w*|project\\w*|forecast\\w*|toward\\w*|last week|last month|a year ago"
                    + "|yesterday)\\b");

    private static final Pattern CHANGE =
            Pattern.compile("(?i)\\b(up|gained|rose|gains|rises|down|fell|lost|dropped|falls"
                    + "|loses|drops) (?:by )?(about |around |roughly |nearly |almost |some )?(\\d[\\d,]*(?:\\.\\d+)?)\\s?(%|percent)"
                    + " (today|on the day|this session|since the last close|overnight|over (?:the (?:last|past) )?20"
                    + " (?:sessions|days)|in 20 sessions)\\b");

    private static final Pattern REPORT = Pattern.compile(
            "(?i)\\b(?:reports?|reporting|earnings)(?: (?:earnings|its earnings|date|are due|due|is|are|on|of))*[ :(]+"
                    + "(\\d{4}-\\d{2}-\\d{2})\\b");

    private static final List<String> DOWN = List.of("down", "fell", "lost", "dropped", "falls", "loses", "drops");

    private final Given given;
    private final DeskContext context;
    private final List<Contradiction> found = new ArrayList<>();

    private FactCheck(DeskContext context) {
        this.context = context;
        this.given = new Given(context);
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

    private void text(String place, String text, Optional<Symbol> about) {
        for (String sentence : SENTENCE.split(text)) {
            if (hasDigit(sentence)) {
                sentence(place, sentence, about);
            }
        }
    }

    /** All that is compared is a number. Patterns are only tried where a word is that they need. */
    private void sentence(String place, String sentence, Optional<Symbol> about) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        List<FactKind> kinds = FACTS.stream().filter(kind -> kind.mayBeNamedIn(lower)).toList();
        boolean mayChange = lower.contains("%") || lower.contains("percent");
        if ((mayChange || !kinds.isEmpty()) && !SUPPOSED.matcher(sentence).find()) {
            kinds.forEach(kind -> numbers(place, sentence, kind, about));
            if (mayChange) {
                changes(place, sentence, about);
            }
        }
        if (lower.contains("report") || lower.contains("earnings")) {
            reports(place, sentence, about);
        }
    }

    private static boolean hasDigit(String sentence) {
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c >= '0' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    private void numbers(String place, String sentence, FactKind kind, Optional<Symbol> about) {
        Matcher named = kind.pattern().matcher(sentence);
        while (named.find()) {
            Optional<Symbol> symbol = kind.general() ? Optional.empty() : subject(sentence, named.start(), about);
            if (!kind.general() && symbol.isEmpty()) {
                continue;
            }
            String words = sentence.substring(named.start(), named.start(3));
            Said.of(text(named.group(2)), named.group(3), text(named.group(4)), named.group(1) != null)
                    .filter(said -> kind.fraction() ? said.percent() || words.contains("20") : !said.percent())
                    .ifPresent(said -> {
                        List<BigDecimal> values = kind.values(given, symbol);
                        boolean right = values.stream().anyMatch(v -> said.means(v, kind.fraction(), false));
                        if (!right) {
                            add(place, symbol, kind.name(), named.group(), values, kind.fraction());
                        }
                    });
        }
    }

    private void changes(String place, String sentence, Optional<Symbol> about) {
        Matcher named = CHANGE.matcher(sentence);
        while (named.find()) {
            Optional<Symbol> symbol = subject(sentence, named.start(), about);
            boolean month = named.group(5).contains("20");
            String sign = DOWN.contains(named.group(1).toLowerCase(Locale.ROOT)) ? "-" : "";
            symbol.ifPresent(one -> Said.of(sign, named.group(3), "%", named.group(2) != null)
                    .ifPresent(said -> {
                        List<BigDecimal> values = month ? given.month(one) : given.day(one);
                        if (values.stream().noneMatch(v -> said.means(v, true, true))) {
                            add(place, symbol, month ? "CHANGE_20" : "CHANGE", named.group(), values, true);
                        }
                    }));
        }
    }

    private void reports(String place, String sentence, Optional<Symbol> about) {
        Matcher named = REPORT.matcher(sentence);
        while (given.tellsReports() && named.find()) {
            Optional<Symbol> symbol = subject(sentence, named.start(), about);
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
    }

    /**
     * Which share a number at the place is about: the last one named before it, if it stands alone; else what the text is
     * about, where the sentence names no other.
     */
    private Optional<Symbol> subject(String sentence, int at, Optional<Symbol> about) {
        List<Symbol> before = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        Matcher word = WORD.matcher(sentence);
        while (word.find()) {
            if (Symbol.isValid(word.group()) && given.knows(new Symbol(word.group()))) {
                if (word.start() >= at) {
                    continue;
                }
                before.add(new Symbol(word.group()));
                starts.add(word.start());
                ends.add(word.end());
            }
        }
        if (before.isEmpty()) {
            return about.filter(
                    symbol -> given.knows(symbol) || context.instruments().isEmpty());
        }
        int last = before.size() - 1;
        boolean listed = last > 0
                && !before.get(last).equals(before.get(last - 1))
                && sentence.substring(ends.get(last - 1), starts.get(last))
                        .matches("[\\s,/&]*(?:and|or|vs\\.?)?[\\s,/&]*");
        return listed ? Optional.empty() : Optional.of(before.get(last));
    }

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
