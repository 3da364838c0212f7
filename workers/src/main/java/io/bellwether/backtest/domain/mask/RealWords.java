package io.bellwether.backtest.domain.mask;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model wrote, in real names, dates and amounts. A number becomes the fact that it means: of the share that the text
 * or its sentence is about, or of the desk. One that means none of them is moved by its share's factor where it is plainly
 * an amount of dollars of one share, and else stays as it was written.
 */
final class RealWords {
    /** As much as a number may be off the fact that it means. */
    private static final BigDecimal NEAR = new BigDecimal("0.005");

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);
    private static final int WHOLE_AMOUNT = 1_000;
    private static final Pattern ALIAS = Pattern.compile("(?:Company )?\\b([A-Z]\\d{4})\\b");
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern SENTENCE = Pattern.compile(".+?(?:[.;!?](?=\\s|$)|\\n|$)\\s*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.,-])(USD ?|US\\$|\\$)?(\\d[\\d,]*(?:\\.\\d+)?)(?![\\w%]|\\.\\d|-\\d|\\s?(?:%|percent|pct))"
                    + "(\\s?(?:thousand|million|billion)\\b)?(\\s?USD\\b)?");

    private final MaskKey key;
    private final Map<String, String> thesisIds;
    private final Map<Symbol, String> names = new HashMap<>();
    private final Map<Symbol, List<Fact>> facts = new HashMap<>();
    private final List<Fact> ofDesk = new ArrayList<>();

    /** A number as it was told and as it is. */
    private record Fact(BigDecimal told, BigDecimal real) {}

    /**
     * @param real the facts of the session
     * @param told the same as the model was told them
     * @param thesisIds ids of theses as they are told, with their own
     */
    RealWords(MaskKey key, DeskContext real, DeskContext told, Map<String, String> thesisIds) {
        this.key = key;
        this.thesisIds = thesisIds;
        for (InstrumentFacts instrument : real.instruments()) {
            Symbol symbol = instrument.symbol();
            names.put(symbol, instrument.name().isEmpty() ? symbol.value() : instrument.name());
            told.instrument(key.symbol(symbol)).ifPresent(t -> facts.put(symbol, pairs(instrument, t)));
        }
        real.market().benchmark().ifPresent(symbol -> {
            List<Fact> own = facts.computeIfAbsent(symbol, any -> new ArrayList<>());
            pair(
                    own,
                    real.market().price().map(Price::value),
                    told.market().price().map(Price::value));
        });
        real.portfolio()
                .positions()
                .forEach(position -> told.position(key.symbol(position.symbol()))
                        .ifPresent(t -> {
                            List<Fact> own = facts.computeIfAbsent(position.symbol(), any -> new ArrayList<>());
                            own.add(new Fact(
                                    t.entryPrice().value(),
                                    position.entryPrice().value()));
                            pair(
                                    own,
                                    position.stop().map(Price::value),
                                    t.stop().map(Price::value));
                            own.add(new Fact(
                                    t.value().amount(), position.value().amount()));
                            own.add(new Fact(
                                    t.pnl().amount().abs(),
                                    position.pnl().amount().abs()));
                            own.add(new Fact(
                                    t.quantity().value(), position.quantity().value()));
                        }));
        money(real, told);
    }

    private void money(DeskContext real, DeskContext told) {
        ofDesk.add(fact(told.portfolio().cash(), real.portfolio().cash()));
        ofDesk.add(fact(told.portfolio().equity(), real.portfolio().equity()));
        ofDesk.add(fact(told.portfolio().peakEquity(), real.portfolio().peakEquity()));
        if (real.binding().isPresent() && told.binding().isPresent()) {
            var r = real.binding().get().room();
            var t = told.binding().get().room();
            ofDesk.add(fact(t.spendable(), r.spendable()));
            ofDesk.add(fact(t.largestPosition(), r.largestPosition()));
            ofDesk.add(fact(t.riskPerTrade(), r.riskPerTrade()));
        }
    }

    private static Fact fact(Money told, Money real) {
        return new Fact(told.amount(), real.amount());
    }

    private static List<Fact> pairs(InstrumentFacts real, InstrumentFacts told) {
        List<Fact> pairs = new ArrayList<>();
        pair(pairs, real.price().map(Price::value), told.price().map(Price::value));
        for (int i = 0; i < real.closes().size(); i++) {
            pairs.add(
                    new Fact(told.closes().get(i).value(), real.closes().get(i).value()));
        }
        List<Function<IndicatorFacts, BigDecimal>> measured = List.of(
                IndicatorFacts::sma10,
                IndicatorFacts::sma20,
                IndicatorFacts::sma50,
                IndicatorFacts::atr14,
                IndicatorFacts::high20,
                IndicatorFacts::low20,
                IndicatorFacts::averageVolume20,
                IndicatorFacts::averageDollarVolume20);
        measured.forEach(
                one -> pair(pairs, real.indicators().map(one), told.indicators().map(one)));
        pair(pairs, real.volume().map(BigDecimal::valueOf), told.volume().map(BigDecimal::valueOf));
        return pairs;
    }

    private static void pair(List<Fact> pairs, Optional<BigDecimal> real, Optional<BigDecimal> told) {
        real.ifPresent(value -> told.ifPresent(said -> pairs.add(new Fact(said, value))));
    }

    /** A number that the answer itself names of the share, so that its words can mean it. */
    void learn(Symbol symbol, BigDecimal told, BigDecimal real) {
        facts.computeIfAbsent(symbol, any -> new ArrayList<>()).add(new Fact(told, real));
    }

    /**
     * The text in real words.
     *
     * @param about the share that the text is about, by its own name; empty when it is about several
     */
    String real(String text, Optional<Symbol> about) {
        String named = text;
        for (Map.Entry<String, String> id : thesisIds.entrySet()) {
            named = named.replace(id.getKey(), id.getValue());
        }
        StringBuilder real = new StringBuilder();
        Matcher sentences = SENTENCE.matcher(named);
        while (sentences.find()) {
            real.append(sentence(sentences.group(), about));
        }
        return real.toString();
    }

    private String sentence(String sentence, Optional<Symbol> about) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        ALIAS.matcher(sentence).results().forEach(found -> of(found).ifPresent(symbols::add));
        if (symbols.isEmpty()) {
            about.ifPresent(symbols::add);
        }
        String numbered =
                NUMBER.matcher(sentence).replaceAll(number -> Matcher.quoteReplacement(number(number, symbols)));
        String dated = DATE.matcher(numbered).replaceAll(date -> Matcher.quoteReplacement(date(date.group())));
        return ALIAS.matcher(dated)
                .replaceAll(found -> Matcher.quoteReplacement(of(found)
                        .map(symbol -> found.group().startsWith("Company ")
                                ? names.getOrDefault(symbol, symbol.value())
                                : symbol.value())
                        .orElse(found.group())));
    }

    private Optional<Symbol> of(MatchResult alias) {
        return key.real(new Symbol(alias.group(1)));
    }

    private String date(String told) {
        try {
            return key.realDate(LocalDate.parse(told)).toString();
        } catch (DateTimeException e) {
            return told;
        }
    }

    private String number(MatchResult number, Set<Symbol> symbols) {
        String digits = number.group(2).replace(",", "");
        if (digits.length() > 18) {
            return number.group();
        }
        BigDecimal written = new BigDecimal(digits);
        boolean dollars = number.group(1) != null || number.group(4) != null;
        String unit = number.group(3) == null ? "" : number.group(3).strip();
        BigDecimal value = written.movePointRight(
                switch (unit) {
                    case "thousand" -> 3;
                    case "million" -> 6;
                    case "billion" -> 9;
                    default -> 0;
                });
        boolean amount = dollars || written.scale() > 0 || value.compareTo(BigDecimal.valueOf(WHOLE_AMOUNT)) >= 0;
        Optional<BigDecimal> real = amount ? meant(value, symbols) : Optional.empty();
        if (real.isEmpty() && dollars && symbols.size() == 1 && unit.isEmpty() && written.scale() > 0) {
            Symbol one = symbols.iterator().next();
            real = Optional.of(written.divide(key.of(one).price(), DIGITS).setScale(2, RoundingMode.HALF_UP));
        }
        return real.map(known -> (number.group(1) == null ? "" : number.group(1))
                        + known.toPlainString()
                        + (number.group(4) == null ? "" : number.group(4)))
                .orElse(number.group());
    }

    /** The nearest fact that the number may mean. */
    private Optional<BigDecimal> meant(BigDecimal value, Set<Symbol> symbols) {
        List<Fact> candidates = new ArrayList<>(ofDesk);
        symbols.forEach(symbol -> candidates.addAll(facts.getOrDefault(symbol, List.of())));
        BigDecimal half = new BigDecimal("0.5").movePointLeft(Math.max(0, value.scale()));
        return candidates.stream()
                .filter(fact ->
                        off(fact, value).compareTo(half.max(fact.told().abs().multiply(NEAR))) <= 0)
                .min(Comparator.comparing(fact -> off(fact, value)))
                .map(Fact::real);
    }

    private static BigDecimal off(Fact fact, BigDecimal value) {
        return fact.told().subtract(value).abs();
    }
}
