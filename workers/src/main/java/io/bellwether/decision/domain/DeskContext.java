package io.bellwether.decision.domain;

import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an advisor is told for one session: the one and only base of its answer, and what the answer is checked
 * against. Lists have a fixed order, numbers are rounded once, so that the same facts are the same text.
 *
 * @param contextId {@code <deskId>-<yyyymmdd>-<session>}
 * @param desk whose money, which session, by which rules
 * @param portfolio what is owned
 * @param market the market as a whole
 * @param instruments every tradable instrument, by symbol; the benchmark is not among them
 * @param theses the theses that are open, by id; every answer says what becomes of each
 * @param news headlines from outside, newest first: material to weigh, never an instruction
 * @param framework what the desk has learned so far, once a version of it is approved
 * @param history the last decisions with what became of them, newest first
 * @param binding what the rules bind the desk to now; empty in a context from before they were asked
 * @param record how the desk did so far; empty likewise
 * @param segment the segment it is about, whose instruments and theses are the only ones then; empty for the whole desk
 * @param impact what the events of the last sessions mean for the instruments; empty where no event reaches one
 * @param talk how much is written about the instruments, numbers alone; empty where nothing was counted
 * @param macro what is known of the economy; empty where no vendor is asked about it
 * @param calls what companies said in their calls of the last days, sentences from outside; empty where nothing is known
 */
public record DeskContext(
        String contextId,
        DeskFacts desk,
        PortfolioFacts portfolio,
        MarketFacts market,
        List<InstrumentFacts> instruments,
        List<ThesisFacts> theses,
        List<NewsFacts> news,
        Optional<FrameworkFacts> framework,
        List<PastDecision> history,
        Optional<BindingFacts> binding,
        Optional<RecordFacts> record,
        Optional<SegmentFacts> segment,
        Optional<ImpactSummary> impact,
        Optional<List<TalkFacts>> talk,
        Optional<MacroFacts> macro,
        Optional<List<CallFacts>> calls) {
    private static final DeskId NAMELESS = new DeskId("desk");

    public DeskContext {
        instruments = List.copyOf(instruments);
        theses = List.copyOf(theses);
        news = List.copyOf(news);
        history = List.copyOf(history);
    }

    /** A context of which the rules were not asked. */
    public DeskContext(
            String contextId,
            DeskFacts desk,
            PortfolioFacts portfolio,
            MarketFacts market,
            List<InstrumentFacts> instruments,
            List<ThesisFacts> theses,
            List<NewsFacts> news,
            Optional<FrameworkFacts> framework,
            List<PastDecision> history) {
        this(
                contextId,
                desk,
                portfolio,
                market,
                instruments,
                theses,
                news,
                framework,
                history,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what the rules and the desk's own record say. */
    public DeskContext bound(BindingFacts rules, RecordFacts own) {
        Copy copy = new Copy(this);
        copy.binding = Optional.of(rules);
        copy.record = Optional.of(own);
        return copy.done();
    }

    /** The same with what events mean for the instruments. */
    public DeskContext hitBy(Optional<ImpactSummary> events) {
        Copy copy = new Copy(this);
        copy.impact = events;
        return copy.done();
    }

    /** The same with how much is written about the instruments. */
    public DeskContext talkedAbout(List<TalkFacts> counted) {
        Copy copy = new Copy(this);
        copy.talk = unlessEmpty(counted);
        return copy.done();
    }

    /** The same with what is known of the economy. */
    public DeskContext amid(Optional<MacroFacts> economy) {
        Copy copy = new Copy(this);
        copy.macro = economy;
        return copy.done();
    }

    /** The same with what companies said in their calls. */
    public DeskContext heard(List<CallFacts> said) {
        Copy copy = new Copy(this);
        copy.calls = unlessEmpty(said);
        return copy.done();
    }

    /** The same for a decision about that segment: its instruments may be traded, and its theses are reviewed. */
    public DeskContext about(SegmentFacts part, Set<Symbol> symbols) {
        Copy copy = new Copy(this);
        copy.instruments =
                instruments.stream().filter(i -> symbols.contains(i.symbol())).toList();
        copy.theses = theses.stream().filter(t -> symbols.contains(t.symbol())).toList();
        copy.segment = Optional.of(part);
        return copy.done();
    }

    private static <T> Optional<List<T>> unlessEmpty(List<T> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(some));
    }

    /** The parts of a context, some of which are about to be others. */
    private static final class Copy {
        private String contextId;
        private DeskFacts desk;
        private final PortfolioFacts portfolio;
        private final MarketFacts market;
        private List<InstrumentFacts> instruments;
        private List<ThesisFacts> theses;
        private final List<NewsFacts> news;
        private final Optional<FrameworkFacts> framework;
        private List<PastDecision> history;
        private Optional<BindingFacts> binding;
        private Optional<RecordFacts> record;
        private Optional<SegmentFacts> segment;
        private Optional<ImpactSummary> impact;
        private Optional<List<TalkFacts>> talk;
        private Optional<MacroFacts> macro;
        private Optional<List<CallFacts>> calls;

        Copy(DeskContext of) {
            contextId = of.contextId;
            desk = of.desk;
            portfolio = of.portfolio;
            market = of.market;
            instruments = of.instruments;
            theses = of.theses;
            news = of.news;
            framework = of.framework;
            history = of.history;
            binding = of.binding;
            record = of.record;
            segment = of.segment;
            impact = of.impact;
            talk = of.talk;
            macro = of.macro;
            calls = of.calls;
        }

        DeskContext done() {
            return new DeskContext(
                    contextId,
                    desk,
                    portfolio,
                    market,
                    instruments,
                    theses,
                    news,
                    framework,
                    history,
                    binding,
                    record,
                    segment,
                    impact,
                    talk,
                    macro,
                    calls);
        }
    }

    /** Which decision it is the base of. */
    public DecisionKey key() {
        return new DecisionKey(
                desk.id(),
                desk.tradingDate(),
                desk.session(),
                segment.map(SegmentFacts::id).orElse(SegmentId.DESK));
    }

    /** The instrument of that symbol, if it may be traded. */
    public Optional<InstrumentFacts> instrument(Symbol symbol) {
        for (InstrumentFacts instrument : instruments) {
            if (instrument.symbol().equals(symbol)) {
                return Optional.of(instrument);
            }
        }
        return Optional.empty();
    }

    /** The open thesis of that id. */
    public Optional<ThesisFacts> thesis(String id) {
        return theses.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** The open position in that symbol. */
    public Optional<PositionFacts> position(Symbol symbol) {
        for (PositionFacts position : portfolio.positions()) {
            if (position.symbol().equals(symbol)) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    /**
     * The same facts without the names of the desk and of its advisors, so that two desks that know the same are told the
     * same.
     */
    public DeskContext anonymous() {
        String own = desk.id().value();
        Copy copy = new Copy(this);
        copy.contextId = nameless(own, contextId);
        copy.desk = new DeskFacts(
                NAMELESS,
                desk.tradingDate(),
                desk.session(),
                desk.asOf(),
                desk.execution(),
                desk.nextOpen(),
                desk.aggressiveness(),
                desk.rules());
        copy.theses = theses.stream()
                .map(t -> new ThesisFacts(
                        nameless(own, t.id()),
                        t.symbol(),
                        t.openedOn(),
                        t.statement(),
                        t.conviction(),
                        t.winProbability(),
                        t.horizonEnd()))
                .toList();
        copy.history = history.stream()
                .map(h -> new PastDecision(
                        nameless(own, h.id()),
                        h.tradingDate(),
                        h.session(),
                        "",
                        h.decided(),
                        h.confidence(),
                        h.trades()))
                .toList();
        return copy.done();
    }

    /** Keys begin with the desk's id and a dash. */
    private static String nameless(String own, String id) {
        return id.startsWith(own + "-") ? NAMELESS + id.substring(own.length()) : id;
    }

    /**
     * How much was written about an instrument within the last day: a warning at most, never a reason to buy.
     *
     * @param posts of all networks, at least so many
     * @param accounts that wrote them
     * @param up posts that point up
     * @param down posts that point down
     * @param usual median of the days before; empty where too few are known
     * @param thin whether little is traded in it
     * @param odd what is odd about the posts, names of {@link io.bellwether.marketdata.domain.Talk.Pattern}
     */
    public record TalkFacts(
            Symbol symbol,
            int posts,
            int accounts,
            int up,
            int down,
            Optional<BigDecimal> usual,
            boolean thin,
            List<String> odd) {
        public TalkFacts {
            odd = List.copyOf(odd);
        }
    }

    /**
     * A sentence of a company's call about its earnings, as it was said.
     *
     * @param publishedAt [UTC] when the call's text was published
     * @param position of the sentence in the call, from 1 on
     * @param sentences of the whole call
     * @param up whether it points up for the company, as the house's lexicon reads it
     * @param sentence text from outside: material to weigh, never an instruction
     */
    public record CallFacts(
            Symbol symbol, Instant publishedAt, int position, int sentences, boolean up, String sentence) {}

    /**
     * The segment of the desk that a decision is about.
     *
     * @param name for people
     */
    public record SegmentFacts(SegmentId id, String name) {}

    /**
     * The economy in numbers.
     *
     * @param knownOn the day by whose end they were published in this form
     */
    public record MacroFacts(LocalDate knownOn, List<MacroNumber> numbers) {
        public MacroFacts {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * A number about the economy.
     *
     * @param series as its source calls it
     * @param meaning what it is and its unit; empty when that is not known
     * @param date the day, or the first day of the month or quarter, that it describes
     * @param before the value of the date before
     */
    public record MacroNumber(
            String series, String meaning, LocalDate date, BigDecimal value, Optional<BigDecimal> before) {}

    /**
     * The session and the rules it is held under.
     *
     * @param asOf [UTC] nothing newer is in this context
     * @param execution when an order of this session trades, in words
     * @param nextOpen whether orders go to the next open because the market has closed
     * @param aggressiveness 0 (careful) to 3 (bold)
     */
    public record DeskFacts(
            DeskId id,
            LocalDate tradingDate,
            Session session,
            Instant asOf,
            String execution,
            boolean nextOpen,
            int aggressiveness,
            RuleFacts rules) {}

    /** The limits that every proposal is held to; units as in {@link io.bellwether.desk.domain.RiskLimits}. */
    public record RuleFacts(
            BigDecimal maxPosition,
            BigDecimal cashReserve,
            Money minDollarVolume,
            BigDecimal maxVolumeShare,
            BigDecimal atrMultiple,
            BigDecimal stopFloor,
            BigDecimal maxDrawdown,
            BigDecimal minPrice,
            boolean fractionalShares) {}

    /**
     * What is owned.
     *
     * @param equity [USD] cash plus positions at the prices of this context
     * @param peakEquity [USD] highest equity so far, this one included
     * @param drawdown [fraction, 0 or negative] equity / peak - 1
     */
    public record PortfolioFacts(
            Money cash, Money equity, Money peakEquity, BigDecimal drawdown, List<PositionFacts> positions) {
        public PortfolioFacts {
            positions = List.copyOf(positions);
        }
    }

    /**
     * An open position.
     *
     * @param price last price known; the entry price when there is none
     * @param pnl [USD] value less cost
     * @param pnlFraction [fraction of cost]
     * @param daysHeld sessions since the session it was opened in
     * @param weight [fraction of equity]
     */
    public record PositionFacts(
            Symbol symbol,
            Quantity quantity,
            Price entryPrice,
            Price price,
            Optional<Price> stop,
            Money value,
            Money pnl,
            BigDecimal pnlFraction,
            int daysHeld,
            BigDecimal weight) {}

    /**
     * A thesis the desk still holds.
     *
     * @param id {@code <deskId>-<yyyymmdd>-<session>-<SYMBOL>} of the purchase that opened it; it stays the same for life
     * @param openedOn session of that purchase
     * @param statement the thesis in the words that hold today
     * @param conviction 0 to 100, when it was opened
     * @param winProbability [0..1] when it was opened
     * @param horizonEnd session at whose close it is judged
     */
    public record ThesisFacts(
            String id,
            Symbol symbol,
            LocalDate openedOn,
            String statement,
            int conviction,
            BigDecimal winProbability,
            LocalDate horizonEnd) {}

    /**
     * A headline from outside.
     *
     * @param symbol what it is about; empty when it is about the market
     * @param publishedAt [UTC]
     * @param source who published it
     */
    public record NewsFacts(Optional<Symbol> symbol, Instant publishedAt, String source, String headline) {}

    /**
     * The desk's conclusions from its own record.
     *
     * @param version counts up
     * @param text the conclusions in words
     */
    public record FrameworkFacts(int version, String text) {}

    /**
     * The market as a whole, by its benchmark and its breadth.
     *
     * @param return1 change against the last close [fraction]; likewise over 5 and 20 sessions
     * @param volatility20 annualised [fraction]
     * @param aboveSma50 share of the instruments whose price is above their 50-session mean [0..1]
     */
    public record MarketFacts(
            Optional<Symbol> benchmark,
            Optional<Price> price,
            Optional<BigDecimal> return1,
            Optional<BigDecimal> return5,
            Optional<BigDecimal> return20,
            Optional<BigDecimal> volatility20,
            Regime regime,
            Optional<BigDecimal> aboveSma50) {}

    /**
     * One instrument.
     *
     * @param price last price known
     * @param priceAsOf [UTC] when that price was made
     * @param fresh whether the price is of this very session's day; without trade today it is not
     * @param closes up to five last closes, oldest first
     * @param indicators absent when there are too few bars
     * @param volume of the last finished bar [shares]; empty when there is none, and in a context from before it was told
     */
    public record InstrumentFacts(
            Symbol symbol,
            String name,
            String sector,
            Optional<Price> price,
            Optional<Instant> priceAsOf,
            boolean fresh,
            List<Price> closes,
            Optional<IndicatorFacts> indicators,
            Optional<Long> volume) {
        public InstrumentFacts {
            closes = List.copyOf(closes);
        }

        /** An instrument without a volume. */
        public InstrumentFacts(
                Symbol symbol,
                String name,
                String sector,
                Optional<Price> price,
                Optional<Instant> priceAsOf,
                boolean fresh,
                List<Price> closes,
                Optional<IndicatorFacts> indicators) {
            this(symbol, name, sector, price, priceAsOf, fresh, closes, indicators, Optional.empty());
        }
    }

    /** Indicators rounded to six digits; meanings as in {@link io.bellwether.research.domain.Indicators}. */
    public record IndicatorFacts(
            LocalDate lastBar,
            BigDecimal sma10,
            BigDecimal sma20,
            BigDecimal sma50,
            BigDecimal rsi14,
            BigDecimal atr14,
            BigDecimal momentum20,
            BigDecimal volatility20,
            BigDecimal high20,
            BigDecimal low20,
            BigDecimal averageVolume20,
            BigDecimal averageDollarVolume20) {}
}
