package io.bellwether.decision.json;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out fields that nobody asked for and that change nothing: a rank, the company's name and sector, the currency of
 * every price here, a time of writing on that day, a disclaimer. Each is known by name and by value; one that contradicts,
 * or that might say more, stays and is refused.
 */
final class Harmless {
    private static final Pattern RANK = Pattern.compile("#?[0-9]{1,3}(?:st|nd|rd|th)?|high|medium|low|normal");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{0,6}[-_#]?[0-9]{1,4}");
    private static final Pattern LABEL = Pattern.compile("[^\\p{Cntrl}{}\\[\\]<>:;=]{1,80}");
    private static final int LONGEST_DISCLAIMER = 600;
    private static final Set<String> CURRENCIES =
            Set.of("usd", "us$", "$", "us dollar", "us dollars", "dollar", "dollars");
    private static final Set<String> COUNTRIES = Set.of("us", "usa", "united states", "united states of america");
    private static final Set<String> SHARES = Set.of(
            "equity",
            "equities",
            "stock",
            "stocks",
            "common stock",
            "us equity",
            "us_equity",
            "us stock",
            "share",
            "shares",
            "cs");
    private static final Set<String> MARKET_NAMES = Set.of("us", "usa", "united states", "us stock market");

    /** What a disclaimer says of itself; what is left of it after that must be words that say nothing. */
    private static final Pattern DISCLAIMER = Pattern.compile(
            "(?:this |it |these )?(?:is |are |does |do )?(?:not|no) (?:constitute |be )?(?:as )?(?:a |an |any )?"
                    + "(?:(?:personal(?:i[sz]ed)?|financial|investment|trading|legal|tax|professional)(?:, | or | and |, or |/| )?)+"
                    + "(?:advice|guidance|counsel)"
                    + "|(?:is |are |does |do )?(?:not|no) (?:a )?(?:guarantees?|guaranteed|indicative)(?: of| for)?"
                    + "|past (?:performance|results?)"
                    + "|for (?:informational|information) purposes(?: only)?"
                    + "|(?:trading|investing)(?: in stocks)? (?:involves|carries)(?: significant| substantial)? risks?(?: of loss)?"
                    + "|(?:please )?consult (?:with )?(?:a|your) (?:licensed |qualified )?(?:financial )?(?:advisor|adviser|professional)"
                    + "(?: before (?:making (?:any )?)?(?:investment decisions?|investing|trading))?"
                    + "|(?:please )?do your own research|(?:trade )?at your own risk",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> LEFT_OF_DISCLAIMER = Set.of(
            "this",
            "it",
            "the",
            "a",
            "an",
            "of",
            "and",
            "is",
            "was",
            "by",
            "future",
            "results",
            "performance",
            "content",
            "analysis",
            "decision",
            "generated",
            "produced",
            "ai",
            "language",
            "model");

    /** Words that order something, where nothing is to be ordered. */
    private static final Set<String> ORDERS = Set.of(
            "do",
            "nothing",
            "yet",
            "hold",
            "sell",
            "buy",
            "exit",
            "close",
            "short",
            "cover",
            "watch",
            "avoid",
            "pass",
            "stay",
            "keep",
            "execute",
            "execution",
            "executed",
            "trade",
            "trades",
            "order",
            "orders",
            "weight",
            "weights",
            "size",
            "symbol",
            "quantity",
            "shares",
            "price",
            "limit",
            "stop",
            "approval",
            "approved",
            "human",
            "manual",
            "manually",
            "before",
            "after",
            "when",
            "once",
            "must",
            "use",
            "make",
            "set",
            "take",
            "paper");

    private static final Pattern WORD = Pattern.compile("[^a-z]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s.,;()-]+");

    private static final Map<String, Predicate<String>> ANYWHERE = Map.ofEntries(
            Map.entry("currency", Harmless::isDollar),
            Map.entry("ccy", Harmless::isDollar),
            Map.entry("disclaimer", Harmless::isDisclaimer),
            Map.entry("disclaimers", Harmless::isDisclaimer),
            Map.entry("version", Labels::isVersion),
            Map.entry("schemaversion", Labels::isVersion));

    private static final Set<String> TIMES = Set.of("timestamp", "generatedat", "createdat", "decidedat", "datetime");

    private static final Map<String, Predicate<String>> OF_AN_ENTRY = Map.ofEntries(
            Map.entry("rank", RANK.asMatchPredicate()),
            Map.entry("ranking", RANK.asMatchPredicate()),
            Map.entry("priority", RANK.asMatchPredicate()),
            Map.entry("index", RANK.asMatchPredicate()),
            Map.entry("id", Harmless::isNumber),
            Map.entry("tradeid", Harmless::isNumber),
            Map.entry("tradenumber", Harmless::isNumber),
            Map.entry("sector", Harmless::isLabel),
            Map.entry("industry", Harmless::isLabel),
            Map.entry("subindustry", Harmless::isLabel),
            Map.entry("gicssector", Harmless::isLabel),
            Map.entry("exchange", Tickers::isOfTheUnitedStates),
            Map.entry("market", text -> MARKET_NAMES.contains(text) || Tickers.isOfTheUnitedStates(text)),
            Map.entry("country", COUNTRIES::contains),
            Map.entry("assetclass", SHARES::contains),
            Map.entry("assettype", SHARES::contains),
            Map.entry("securitytype", SHARES::contains),
            Map.entry("instrumenttype", SHARES::contains));

    private static final Set<String> COMPANY =
            Set.of("company", "companyname", "name", "issuer", "securityname", "instrumentname", "stockname");
    private static final Set<String> LAST_PRICE = Set.of("currentprice", "lastprice", "marketprice", "lastclose");
    private static final Set<String> TICKER = Set.of("symbol", "ticker", "stock", "instrument");

    private final DeskContext context;
    private final ReadingNotes trail;

    Harmless(DeskContext context, ReadingNotes trail) {
        this.context = context;
        this.trail = trail;
    }

    /** Takes them off the answer itself. */
    void offAnswer(ObjectNode answer) {
        off("", answer, AnswerJson.ROOT, (name, text) -> false);
    }

    /** Takes them off one of its trades. */
    void offTrade(String path, ObjectNode trade) {
        Optional<InstrumentFacts> instrument = instrument(trade.get(AnswerJson.SYMBOL));
        off(
                path,
                trade,
                AnswerJson.TRADE,
                (name, text) -> isFine(OF_AN_ENTRY, name, text)
                        || (COMPANY.contains(name) && isCompany(text, instrument))
                        || (LAST_PRICE.contains(name) && isPrice(text, instrument)));
    }

    /** Takes them off one of its reviews; the symbol of the thesis is one of them. */
    void offThesis(String path, ObjectNode thesis) {
        Optional<InstrumentFacts> instrument = Optional.ofNullable(thesis.get(AnswerJson.THESIS_ID))
                .filter(JsonNode::isString)
                .flatMap(id -> context.thesis(id.stringValue()))
                .flatMap(open -> context.instrument(open.symbol()));
        off(
                path,
                thesis,
                AnswerJson.THESIS,
                (name, text) -> (!name.equals("id") && isFine(OF_AN_ENTRY, name, text))
                        || (COMPANY.contains(name) && isCompany(text, instrument))
                        || (TICKER.contains(name)
                                && instrument
                                        .filter(i -> i.symbol().value().equalsIgnoreCase(text))
                                        .isPresent()));
    }

    private void off(String path, ObjectNode object, List<String> known, Fine fine) {
        for (String name : List.copyOf(object.propertyNames())) {
            JsonNode value = object.get(name);
            if (!known.contains(name) && !value.isContainer() && !value.isNull()) {
                String squashed = FieldNames.squashed(name);
                String text = value.isString() ? FieldValues.blanksOff(value.stringValue()) : value.toString();
                if (isFine(ANYWHERE, squashed, text)
                        || (TIMES.contains(squashed) && isOfThisSession(text))
                        || fine.test(squashed, text)) {
                    trail.mapped(path + name, StrictJson.shown(value), Problem.NOTHING, Rule.LEFT_OUT);
                    object.remove(name);
                }
            }
        }
    }

    /** A time of another day may be that of another answer; around the clock of the world a day has three dates. */
    private boolean isOfThisSession(String text) {
        LocalDate day = context.desk().tradingDate();
        return Labels.day(text)
                .filter(said -> !said.isBefore(day.minusDays(1)) && !said.isAfter(day.plusDays(1)))
                .isPresent();
    }

    private interface Fine {
        boolean test(String name, String text);
    }

    private static boolean isFine(Map<String, Predicate<String>> known, String name, String text) {
        Predicate<String> fine = known.get(name);
        return fine != null && (fine.test(text) || fine.test(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isDollar(String text) {
        return CURRENCIES.contains(text);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && !DoubtWords.isIn(text);
    }

    private static boolean isLabel(String text) {
        return LABEL.matcher(text).matches() && saysNothing(text);
    }

    private static boolean isDisclaimer(String text) {
        return text.length() <= LONGEST_DISCLAIMER
                && Arrays.stream(BETWEEN_WORDS.split(
                                DISCLAIMER.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT)))
                        .allMatch(word -> word.isEmpty() || LEFT_OF_DISCLAIMER.contains(word));
    }

    private static boolean saysNothing(String text) {
        return !DoubtWords.isIn(text)
                && Arrays.stream(WORD.split(text.toLowerCase(Locale.ROOT))).noneMatch(ORDERS::contains);
    }

    /** The name of the instrument's company, or of any that is not another instrument here. */
    private boolean isCompany(String text, Optional<InstrumentFacts> instrument) {
        return instrument.isPresent()
                && (isNameOf(text, instrument.get().name())
                        || (isLabel(text)
                                && context.instruments().stream()
                                        .filter(other -> !other.symbol()
                                                .equals(instrument.get().symbol()))
                                        .noneMatch(other -> names(text, other))));
    }

    /** Whether it is that name, or the beginning of it. */
    private static boolean isNameOf(String text, String name) {
        String written =
                WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        String known =
                WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return LABEL.matcher(text).matches() && written.length() > 2 && (known + " ").startsWith(written + " ");
    }

    private static boolean names(String text, InstrumentFacts other) {
        return text.equalsIgnoreCase(other.name())
                || List.of(text.toUpperCase(Locale.ROOT).split("[ ,.()]+"))
                        .contains(other.symbol().value());
    }

    private static boolean isPrice(String text, Optional<InstrumentFacts> instrument) {
        return Measure.PRICE
                .read(text)
                .map(Measure.Written::value)
                .filter(price -> instrument
                        .flatMap(InstrumentFacts::price)
                        .filter(last -> last.value().compareTo(price) == 0)
                        .isPresent())
                .isPresent();
    }

    private Optional<InstrumentFacts> instrument(JsonNode symbol) {
        return Optional.ofNullable(symbol)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(Symbol::isValid)
                .flatMap(text -> context.instrument(new Symbol(text)));
    }
}
