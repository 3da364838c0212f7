package io.bellwether.backtest.domain.mask;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.decision.domain.claims.FactCheck;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Stands between a desk and a language model that is asked about past days: facts are told under other names, dates and
 * amounts, and the decision comes back in the desk's own. The model's own words come back to it as it wrote them. One is
 * one run, and one thread's.
 */
public final class Mask {
    private final MaskKey key;
    /** Texts in real words, as the model wrote them. */
    private final Map<String, String> written = new HashMap<>();

    public Mask(MaskKey key) {
        this.key = key;
    }

    public MaskKey key() {
        return key;
    }

    /** A session's facts, as they are and as they are told. */
    public final class Session {
        private final DeskContext real;
        private final DeskContext told;
        private final ToldWords words;
        private final Map<String, String> thesisIds;

        private Session(DeskContext real) {
            key.meet(ContextMask.symbols(real));
            this.real = real;
            this.words = new ToldWords(key, real);
            ContextMask mask = new ContextMask(key, real, words, this::statement);
            this.told = mask.told();
            this.thesisIds = mask.thesisIds();
        }

        /** What the model is told. */
        public DeskContext told() {
            return told;
        }

        private String statement(String text) {
            String own = written.get(text);
            return own == null ? words.told(text) : own;
        }

        /** A text of an earlier answer, as the model may read it again. */
        public String again(String text) {
            return statement(text);
        }

        /** What was wrong with an answer, without what may be a real price, name or date. */
        public List<Problem> again(List<Problem> problems) {
            return problems.stream()
                    .map(p -> new Problem(p.path(), words.told(p.value()), words.told(p.limit())))
                    .toList();
        }

        /** The decision in the desk's own names, dates and amounts. */
        public Decision real(Decision decision) {
            RealWords own = new RealWords(key, real, told, thesisIds);
            List<ProposedTrade> trades = new ArrayList<>();
            for (ProposedTrade trade : decision.trades()) {
                trades.add(numbers(trade, own));
            }
            Decision back = words(decision, trades, (text, about) -> own.real(text, about));
            return withoutWrongBlame(decision, back);
        }

        private Symbol real(Symbol alias) {
            return key.real(alias).orElse(alias);
        }

        private ProposedTrade numbers(ProposedTrade t, RealWords words) {
            Symbol symbol = real(t.symbol());
            Optional<Quantity> quantity = t.quantity().map(told -> quantity(symbol, t, told));
            var limit = t.limitPrice().map(price -> key.realPrice(symbol, price));
            var stop = t.stopPrice().map(price -> key.realPrice(symbol, price));
            t.limitPrice()
                    .ifPresent(told -> words.learn(
                            symbol, told.value(), limit.orElseThrow().value()));
            t.stopPrice()
                    .ifPresent(told ->
                            words.learn(symbol, told.value(), stop.orElseThrow().value()));
            return new ProposedTrade(
                    t.n(),
                    t.action(),
                    symbol,
                    quantity,
                    t.weight(),
                    t.orderType(),
                    limit,
                    stop,
                    t.conviction(),
                    t.winProbability(),
                    t.expectedGain(),
                    t.expectedLoss(),
                    t.horizonDays(),
                    t.expectedOutcome(),
                    t.reasoning(),
                    t.risks());
        }

        /** Of what is held the same part, all of it where all was meant; of a purchase no more than was meant. */
        private Quantity quantity(Symbol symbol, ProposedTrade trade, Quantity quantity) {
            Optional<PositionFacts> held = real.position(symbol);
            Optional<PositionFacts> toldHeld = told.position(trade.symbol());
            int scale = real.desk().rules().fractionalShares() ? Quantity.MAX_SCALE : 0;
            BigDecimal least = scale == 0 ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(scale);
            if (held.isPresent()
                    && toldHeld.isPresent()
                    && trade.action().name().equals(Side.SELL.name())) {
                BigDecimal all = held.get().quantity().value();
                BigDecimal toldAll = toldHeld.get().quantity().value();
                return quantity.value().compareTo(toldAll) >= 0
                        ? new Quantity(all)
                        : new Quantity(quantity.value()
                                .multiply(all)
                                .divide(toldAll, scale, RoundingMode.HALF_UP)
                                .max(least)
                                .min(all));
            }
            return new Quantity(quantity.value()
                    .divide(key.shares(symbol), scale, RoundingMode.DOWN)
                    .max(least));
        }

        private Decision words(Decision d, List<ProposedTrade> trades, Wording wording) {
            Optional<Symbol> market = real.market().benchmark();
            UnaryOperator<String> any = text -> kept(text, wording.of(text, Optional.empty()));
            return new Decision(
                    real.contextId(),
                    real.key(),
                    real.desk().asOf(),
                    d.advisor(),
                    any.apply(d.analysis()),
                    kept(d.marketConditions(), wording.of(d.marketConditions(), market)),
                    any.apply(d.reasoning()),
                    any.apply(d.expectedOutcome()),
                    any.apply(d.riskAssessment()),
                    d.confidence(),
                    d.theses().stream().map(review -> review(review, wording)).toList(),
                    trades.stream().map(trade -> trade(trade, wording)).toList());
        }

        private ThesisReview review(ThesisReview r, Wording wording) {
            Optional<Symbol> about = told.thesis(r.thesisId()).map(thesis -> real(thesis.symbol()));
            return new ThesisReview(
                    thesisIds.getOrDefault(r.thesisId(), r.thesisId()),
                    r.verdict(),
                    kept(r.reasoning(), wording.of(r.reasoning(), about)),
                    r.statement().map(text -> kept(text, wording.of(text, about))),
                    r.horizonDays());
        }

        private ProposedTrade trade(ProposedTrade t, Wording wording) {
            UnaryOperator<String> own = text -> kept(text, wording.of(text, Optional.of(t.symbol())));
            String outcome = own.apply(t.expectedOutcome());
            String reasoning = own.apply(t.reasoning());
            kept(thesis(t.reasoning(), t.expectedOutcome()), thesis(reasoning, outcome));
            return worded(t, outcome, reasoning, own.apply(t.risks()));
        }

        /** The trade in other words. */
        private static ProposedTrade worded(ProposedTrade t, String outcome, String reasoning, String risks) {
            return new ProposedTrade(
                    t.n(),
                    t.action(),
                    t.symbol(),
                    t.quantity(),
                    t.weight(),
                    t.orderType(),
                    t.limitPrice(),
                    t.stopPrice(),
                    t.conviction(),
                    t.winProbability(),
                    t.expectedGain(),
                    t.expectedLoss(),
                    t.horizonDays(),
                    outcome,
                    reasoning,
                    risks);
        }

        /** What a purchase's thesis is, as the desk writes it down. */
        private static String thesis(String reasoning, String outcome) {
            return (reasoning + " " + outcome).strip();
        }

        /**
         * A number that the desk takes for a wrong fact, and that was right as it was told, is left out of its text.
         */
        private Decision withoutWrongBlame(Decision asTold, Decision back) {
            Set<String> blamed = new HashSet<>();
            FactCheck.of(asTold, told).forEach(found -> blamed.add(place(found)));
            Set<String> wrongly = new HashSet<>();
            FactCheck.of(back, real).stream()
                    .map(Session::place)
                    .filter(place -> !blamed.contains(place))
                    .forEach(place -> wrongly.add(place.substring(0, place.indexOf('|'))));
            return wrongly.isEmpty() ? back : leavingOut(back, wrongly);
        }

        private static String place(Contradiction found) {
            return found.place() + "|" + found.fact();
        }

        private Decision leavingOut(Decision d, Set<String> places) {
            List<ThesisReview> theses = new ArrayList<>();
            for (int i = 0; i < d.theses().size(); i++) {
                ThesisReview r = d.theses().get(i);
                theses.add(
                        places.contains("theses[%d].reasoning".formatted(i))
                                ? new ThesisReview(
                                        r.thesisId(),
                                        r.verdict(),
                                        unnumbered(r.reasoning()),
                                        r.statement(),
                                        r.horizonDays())
                                : r);
            }
            List<ProposedTrade> trades = new ArrayList<>();
            for (int i = 0; i < d.trades().size(); i++) {
                ProposedTrade t = d.trades().get(i);
                if (places.contains("trades[%d].reasoning".formatted(i))) {
                    kept(
                            thesis(statement(t.reasoning()), statement(t.expectedOutcome())),
                            thesis(unnumbered(t.reasoning()), t.expectedOutcome()));
                }
                trades.add(
                        places.contains("trades[%d].reasoning".formatted(i))
                                ? worded(t, t.expectedOutcome(), unnumbered(t.reasoning()), t.risks())
                                : t);
            }
            return new Decision(
                    d.id(),
                    d.key(),
                    d.asOf(),
                    d.advisor(),
                    places.contains("analysis") ? unnumbered(d.analysis()) : d.analysis(),
                    places.contains("market_conditions") ? unnumbered(d.marketConditions()) : d.marketConditions(),
                    places.contains("reasoning") ? unnumbered(d.reasoning()) : d.reasoning(),
                    d.expectedOutcome(),
                    d.riskAssessment(),
                    d.confidence(),
                    theses,
                    trades);
        }

        private String unnumbered(String text) {
            String without = text.replaceAll("\\d[\\d.,]*\\d|\\d", ToldWords.LEFT_OUT);
            return kept(written.getOrDefault(text, text), without);
        }
    }

    /** How a text is said, by the share that it is about. */
    private interface Wording {
        String of(String text, Optional<Symbol> about);
    }

    private String kept(String toldText, String realText) {
        written.put(realText, toldText);
        return realText;
    }

    /** Remembers an answer that the desk gets as it was written. */
    public void keep(String realText, String toldText) {
        kept(toldText, realText);
    }

    /** The facts of a session. */
    public Session of(DeskContext real) {
        return new Session(real);
    }
}
