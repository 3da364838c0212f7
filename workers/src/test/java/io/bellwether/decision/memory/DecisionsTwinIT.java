package io.bellwether.decision.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestDecisions;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RefusedParameters;
import io.bellwether.decision.app.answer.Contradictions;
import io.bellwether.decision.app.calibration.CalibratedProbability;
import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.app.consultation.AdviceSpending;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.ConsultationPlans;
import io.bellwether.decision.app.consultation.Samples;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.context.Frameworks;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.ThesisReview.Verdict;
import io.bellwether.decision.domain.ThesisStanding;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is decided, believed, foretold and spent is the same from PostgreSQL and from memory, whatever was done before. */
@DatabaseTest
class DecisionsTwinIT {
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC", "DDD");
    private static final List<String> STATES =
            List.of("CREATED", "QUEUED", "FILLED", "FILLED", "EXPIRED", "EXPIRED", "EXPIRED", "REJECTED");
    private static final LocalDate FIRST = LocalDate.of(2024, 11, 18);
    private static final int DAYS = 14;

    @Autowired
    Desks desks;

    @Autowired
    Books books;

    @Autowired
    JdbcClient db;

    @Autowired
    Contexts contexts;

    @Autowired
    ConsultationPlans plans;

    @Autowired
    Attempts attempts;

    @Autowired
    Samples samples;

    @Autowired
    AdviceSpending spending;

    @Autowired
    DecisionLog log;

    @Autowired
    Decisions decisions;

    @Autowired
    Theses theses;

    @Autowired
    Forecasts forecasts;

    @Autowired
    CalibratedProbability calibrated;

    @Autowired
    Contradictions contradictions;

    @Autowired
    Frameworks frameworks;

    @Autowired
    RefusedParameters refused;

    /** The ports, of one of the two. */
    private record Ports(
            Contexts contexts,
            ConsultationPlans plans,
            Attempts attempts,
            Samples samples,
            AdviceSpending spending,
            DecisionLog log,
            Decisions decisions,
            Theses theses,
            Forecasts forecasts,
            CalibratedProbability calibrated,
            Contradictions contradictions,
            Frameworks frameworks,
            RefusedParameters refused) {}

    private final ExchangeCalendar calendar = new ExchangeCalendar();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyHistory_bothTellTheSame(long seed) {
        new History(seed).run();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void anyOfManyHistories_bothTellTheSame(long seed) {
        new History(seed).run();
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(100, 140);
    }

    /** The days of one desk. */
    private final class History {
        private final Random random;
        private final DeskId desk;
        private final Ports sql = new Ports(
                contexts,
                plans,
                attempts,
                samples,
                spending,
                log,
                decisions,
                theses,
                forecasts,
                calibrated,
                contradictions,
                frameworks,
                refused);
        private final Ports memory = inMemory();
        private final List<SessionRef> past = new ArrayList<>();
        private final List<Decision> made = new ArrayList<>();
        private int orders;
        private int ended;
        private int judged;
        private int reopened;

        History(long seed) {
            random = new Random(seed);
            var created = TestDesks.desk("decided-" + seed);
            desks.save(created);
            desk = created.id();
            books.openWith(desk, Money.of("1000000"), FIRST, MemoryMarket.open(FIRST));
        }

        private Ports inMemory() {
            SqlFollowUps follow = new SqlFollowUps(db);
            MemoryContexts stored = new MemoryContexts();
            AttemptRows attemptRows = new AttemptRows(stored);
            DecisionRows decisionRows = new DecisionRows();
            ThesisRows thesisRows = new ThesisRows();
            MemoryForecasts memoryForecasts = new MemoryForecasts(decisionRows, follow, follow);
            return new Ports(
                    stored,
                    new MemoryConsultationPlans(),
                    new MemoryAttempts(attemptRows),
                    new MemorySamples(attemptRows),
                    new MemoryAdviceSpending(attemptRows),
                    new MemoryDecisionLog(decisionRows, attemptRows, thesisRows, follow, follow),
                    new MemoryDecisions(decisionRows),
                    new MemoryTheses(thesisRows, decisionRows, books, follow, follow, follow),
                    memoryForecasts,
                    memoryForecasts,
                    new MemoryContradictions(decisionRows),
                    new MemoryFrameworks(),
                    new MemoryRefusedParameters());
        }

        void run() {
            LocalDate day = FIRST;
            for (int i = 0; i < DAYS; i++) {
                session(new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true));
                trades(day);
                session(new SessionRef(desk, day, Session.CLOSE, MemoryMarket.close(day), true));
                trades(day);
                close(new SessionRef(desk, day, Session.CLOSE, MemoryMarket.close(day), true));
                compare();
                day = calendar.next(day);
            }
            assertThat(ended).as("theses ended").isPositive();
            assertThat(judged).as("forecasts judged").isGreaterThan(10);
        }

        private void both(Consumer<Ports> call) {
            call.accept(sql);
            call.accept(memory);
            if (random.nextInt(6) == 0) {
                call.accept(sql);
                call.accept(memory);
            }
        }

        /** The answer of both; what neither answers is no answer. */
        @SuppressWarnings("unchecked")
        private <T> T same(Function<Ports, T> question) {
            Object expected = answer(sql, question);
            assertThat(answer(memory, question)).isEqualTo(expected);
            return (T) expected;
        }

        private static Object answer(Ports ports, Function<Ports, ?> question) {
            try {
                return question.apply(ports);
            } catch (PermanentFault fault) {
                return String.valueOf(fault.getMessage());
            }
        }

        private void session(SessionRef session) {
            int before = same(ports -> ports.theses().open(desk, session.asOf().plusSeconds(1)))
                    .size();
            both(ports -> ports.theses().reopenBought(session));
            reopened += same(ports -> ports.theses().open(desk, session.asOf().plusSeconds(1)))
                            .size()
                    - before;
            String text = "{\"n\":" + random.nextInt(100) + "}";
            StoredContext context = new StoredContext(session.decision(), session.asOf(), text);
            both(ports -> ports.contexts().store(context));
            both(ports -> ports.contexts().store(new StoredContext(session.decision(), session.asOf(), "[]")));
            same(ports -> ports.contexts().get(session.key()));
            past.add(session);
            plan(session);
            Optional<String> answered = consult(session);
            if (answered.isPresent() && random.nextInt(5) > 0) {
                decide(session, answered.get());
            } else {
                both(ports -> ports.log().recordNone(ports.contexts().get(session.key()), "Nobody knew."));
            }
            if (random.nextInt(8) == 0) {
                rebalance(session);
            }
            same(ports -> ports.log().history(desk, session.asOf().plusSeconds(1), 5));
        }

        private void plan(SessionRef session) {
            AdviceSpent spent = same(ports -> ports.spending().until(desk, session.tradingDate()));
            ConsultationPlan plan = new ConsultationPlan(
                    session.key(),
                    List.of("model", "strategies"),
                    pick(ConsultationPlan.State.values()),
                    spent,
                    Money.of("5"),
                    Money.of("60"));
            both(ports -> ports.plans().store(plan, session.asOf()));
            both(ports -> ports.plans()
                    .store(
                            new ConsultationPlan(
                                    session.key(), List.of("b"), plan.state(), spent, Money.ZERO, Money.ZERO),
                            session.asOf()));
            Optional<ConsultationPlan> first = same(ports -> ports.plans().find(session.key()));
            assertThat(first).contains(plan);
            same(ports -> ports.plans().find("nothing"));
        }

        private <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }

        /** The attempt that has an answer. */
        private Optional<String> consult(SessionRef session) {
            for (int index = 0; index < 2; index++) {
                Attempt pending = Attempt.pending(session.key(), index == 0 ? "model" : "strategies", index, 0);
                String id = pending.id();
                both(ports -> ports.attempts().open(pending));
                same(ports -> ports.attempts().get(id));
                same(ports -> ports.attempts().ending(id));
                int wanted = random.nextInt(3) == 0 ? 3 : 1;
                same(ports -> ports.samples().open(id, wanted));
                BigDecimal cost = new BigDecimal(random.nextInt(2000)).movePointLeft(3);
                same(ports -> ports.spending().reserve(desk, session.tradingDate(), id, cost, AdviceBudget.DEFAULT));
                same(ports -> ports.spending().until(desk, session.tradingDate()));
                for (int i = random.nextInt(3); i > 0; i--) {
                    Attempts.Failure failure = new Attempts.Failure(
                            pick(AdvisorFault.Kind.values()).name(), "It broke.", 5, random.nextInt(3) == 0);
                    sql.attempts().failed(id, failure);
                    memory.attempts().failed(id, failure);
                }
                boolean complete = wanted == 1 || several(id);
                if (complete && random.nextInt(4) > 0) {
                    Advisor.Answer answer = answer(index);
                    Attempts.Cost paid = new Attempts.Cost(
                            new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextBoolean() ? 6 : 7),
                            "v1");
                    both(ports -> ports.attempts().answered(id, answer, 12, paid));
                    if (judged(id)) {
                        return Optional.of(id);
                    }
                } else if (random.nextBoolean()) {
                    both(ports -> ports.attempts().unavailable(id, new Problem("$", "gone", "must answer"), 7));
                }
                same(ports -> ports.attempts().get(id));
            }
            same(ports -> ports.attempts().findByContext(session.key()));
            same(ports -> ports.attempts().findByContext("nothing"));
            same(ports -> ports.attempts().get("nothing"));
            return Optional.empty();
        }

        private Advisor.Answer answer(int index) {
            String version = random.nextBoolean() ? "desk-1" : "desk-2";
            Advisor.Exchange exchange = index == 0
                    ? new Advisor.Exchange(
                            "openai",
                            Map.of("temperature", "0.2"),
                            Optional.of(new Prompt(version, "hash", "system", "user", List.of())),
                            Optional.empty())
                    : Advisor.Exchange.NONE;
            return new Advisor.Answer(
                    "answer " + random.nextInt(50),
                    index == 0 ? "m-" + random.nextInt(2) : "panel-1",
                    pick(Advisor.Ending.values()),
                    new Advisor.Usage(10, 1, 20, 2),
                    exchange);
        }

        private boolean several(String id) {
            for (int n = 1; n <= 3; n++) {
                int place = n;
                Advisor.Answer answer = new Advisor.Answer(
                        "sample " + random.nextInt(3),
                        "m",
                        Advisor.Ending.COMPLETE,
                        new Advisor.Usage(1, 0, 2, 0, 1),
                        Advisor.Exchange.NONE);
                both(ports -> ports.samples()
                        .answered(id, place, answer, 3, new Attempts.Cost(new BigDecimal("0.0123456"), "v2")));
                List<Problem> problems = List.of(new Problem("trades[" + n + "]", "x", "must be y"));
                if (random.nextBoolean()) {
                    both(ports -> ports.samples().judged(id, place, Attempt.Verdict.INVALID, problems));
                }
                same(ports -> ports.samples().refusedFor(id, problems));
                same(ports -> ports.samples().findByAttempt(id));
                if (random.nextInt(8) == 0) {
                    return false;
                }
            }
            both(ports -> ports.samples()
                    .voted(
                            id,
                            List.of(
                                    new Consensus.Vote(Action.BUY, new Symbol("AAA"), 3, 3, true),
                                    new Consensus.Vote(Action.HOLD, new Symbol("BBB"), 3, 3, true),
                                    new Consensus.Vote(Action.SELL, new Symbol("CCC"), 2, 3, false))));
            return true;
        }

        private boolean judged(String id) {
            boolean valid = random.nextInt(4) > 0;
            List<Problem> problems = valid ? List.of() : List.of(new Problem("trades[0].symbol", "X", "must be known"));
            both(ports -> ports.attempts()
                    .judged(id, valid ? Attempt.Verdict.VALID : Attempt.Verdict.INVALID, problems, List.of()));
            same(ports -> ports.attempts().get(id));
            same(ports -> ports.attempts().ending(id));
            return valid;
        }

        private void decide(SessionRef session, String attempt) {
            TestDecisions words = TestDecisions.in(session);
            Set<Symbol> closed = new HashSet<>();
            for (ThesisFacts thesis : theses.open(desk, session.asOf().plusSeconds(1))) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        words.review(thesis.id(), Verdict.CLOSE);
                        closed.add(thesis.symbol());
                    }
                    case 1 ->
                        words.change(thesis.id(), "It says " + random.nextInt(9), random.nextBoolean() ? 7 : null);
                    case 2 -> words.review(thesis.id(), Verdict.CONFIRM);
                    default -> {}
                }
            }
            if (random.nextInt(4) == 0) {
                words.review(desk + "-20240101-morning-AAA", Verdict.CLOSE);
            }
            for (String symbol : SYMBOLS) {
                if (random.nextInt(3) > 0) {
                    words.trade(
                            closed.contains(new Symbol(symbol)) ? Action.SELL : pick(Action.values()),
                            symbol,
                            "0." + random.nextInt(10) + random.nextInt(10),
                            random.nextInt(101),
                            1 + random.nextInt(6));
                }
            }
            Decision decision = words.build();
            both(ports -> ports.log().record(decision, attempt, () -> "{}"));
            same(ports -> ports.decisions().get(decision.id()));
            made.add(decision);
            if (random.nextInt(3) == 0) {
                both(ports -> ports.contradictions().record(decision.id(), attempt, wrong()));
                both(ports -> ports.contradictions().record(decision.id(), "another", wrong()));
            }
            ordered(session, decision);
        }

        private List<Contradiction> wrong() {
            return List.of(new Contradiction("analysis", Optional.of(new Symbol("AAA")), "PRICE", "price 5", "4"));
        }

        private void rebalance(SessionRef session) {
            Decision decision =
                    TestDecisions.in(session).trade(Action.BUY, "DDD").build();
            Decision plan = new Decision(
                    session.key() + "-rebalance-1",
                    desk,
                    decision.tradingDate(),
                    decision.session(),
                    decision.asOf(),
                    "",
                    "a",
                    "m",
                    "r",
                    "e",
                    "k",
                    50,
                    List.of(),
                    decision.trades());
            both(ports -> ports.log().recordRebalance(plan, "{}"));
            same(ports -> ports.decisions().get(plan.id()));
        }

        private void ordered(SessionRef session, Decision decision) {
            for (ProposedTrade trade : decision.trades()) {
                if (random.nextInt(6) > 0) {
                    db.sql("""
                                    insert into risk_check (desk_id, trading_date, session, decision_id, n, rule, passed)
                                    values (:desk, :day, :session, :id, :n, 'CASH', true)
                                    """)
                            .param("desk", desk.value())
                            .param("day", session.tradingDate())
                            .param("session", session.session().name())
                            .param("id", decision.id())
                            .param("n", trade.n())
                            .update();
                }
                if (trade.action() != Action.HOLD && random.nextInt(4) > 0) {
                    order(session, decision, trade);
                }
            }
        }

        private void order(SessionRef session, Decision decision, ProposedTrade trade) {
            String id = decision.id() + "-" + ++orders;
            db.sql("""
                            insert into trade_order (id, desk_id, trading_date, session, n, purpose, decision_id, decision_n,
                                symbol, side, order_type, quantity, reference_price, timing, state, created_as_of)
                            values (:id, :desk, :day, :session, :n, 'DECISION', :decision, :place, :symbol, :side, 'MARKET',
                                100, 10, 'DAY', :state, :asOf)
                            """)
                    .param("id", id)
                    .param("desk", desk.value())
                    .param("day", session.tradingDate())
                    .param("session", session.session().name())
                    .param("n", orders)
                    .param("decision", decision.id())
                    .param("place", trade.n())
                    .param("symbol", trade.symbol().value())
                    .param("side", trade.action().name())
                    .param("state", STATES.get(random.nextInt(STATES.size())))
                    .param("asOf", session.asOf().atOffset(ZoneOffset.UTC))
                    .update();
        }

        /** Executions of some orders, late ones among them, and sales of what is held. */
        private void trades(LocalDate day) {
            record Waiting(String id, Symbol symbol) {}
            List<Waiting> waiting = db.sql("""
                            select id, symbol from trade_order where desk_id = :desk and side = 'BUY'
                                and state in ('FILLED', 'EXPIRED', 'QUEUED') order by id
                            """)
                    .param("desk", desk.value())
                    .query((row, n) -> new Waiting(row.getString("id"), new Symbol(row.getString("symbol"))))
                    .list();
            for (Waiting order : waiting) {
                if (random.nextInt(4) == 0) {
                    book(order.id(), order.symbol(), Side.BUY, Quantity.of(1 + random.nextInt(20)), day);
                }
                if (random.nextInt(6) == 0) {
                    db.sql("update trade_order set state = :state where id = :id")
                            .param("state", STATES.get(random.nextInt(STATES.size())))
                            .param("id", order.id())
                            .update();
                }
            }
            for (Position position : books.portfolio(desk).positions()) {
                if (random.nextInt(3) == 0 && !waiting.isEmpty()) {
                    Quantity part = random.nextBoolean()
                            ? position.quantity()
                            : position.quantity().min(Quantity.of(3));
                    book(waiting.getFirst().id(), position.symbol(), Side.SELL, part, day);
                }
            }
        }

        /** What was never bought turns out to be bought. */
        private void late(String thesis, LocalDate day) {
            record Purchase(String order, Symbol symbol) {}
            db.sql("""
                            select o.id, o.symbol from trade_order o
                            join thesis t on t.decision_id = o.decision_id and t.symbol = o.symbol
                            where t.id = :id and o.side = 'BUY'
                            """)
                    .param("id", thesis)
                    .query((row, n) -> new Purchase(row.getString("id"), new Symbol(row.getString("symbol"))))
                    .optional()
                    .ifPresent(bought -> book(bought.order(), bought.symbol(), Side.BUY, Quantity.of(5), day));
        }

        private void book(String order, Symbol symbol, Side side, Quantity quantity, LocalDate day) {
            books.book(
                    desk,
                    new Fill(
                            order + "-" + side + "-" + random.nextInt(1_000_000_000),
                            order,
                            symbol,
                            side,
                            quantity,
                            Price.of("" + (5 + random.nextInt(20)) + ".0" + (1 + random.nextInt(9))),
                            Money.ZERO,
                            day,
                            MemoryMarket.open(day).plusSeconds(1 + random.nextInt(600)),
                            Optional.empty()));
        }

        private void close(SessionRef session) {
            both(ports -> ports.theses().reopenBought(session));
            List<ThesisStanding> standing = same(ports -> ports.theses().standing(session));
            for (ThesisStanding one : standing) {
                one.ending().ifPresent(by -> {
                    ended++;
                    both(ports -> ports.theses().close(one.id(), by, session));
                    if (by == ThesisStanding.ClosedBy.NEVER_TRADED) {
                        late(one.id(), session.tradingDate());
                    }
                });
            }
            same(ports -> ports.theses().standing(session));
            SessionRef any = past.get(random.nextInt(past.size()));
            same(ports -> ports.theses().standing(any));
            List<OpenTrade> open = same(ports -> ports.log().withoutOutcome(desk, session.asOf()));
            same(ports -> ports.log().withoutOutcome(desk, any.asOf()));
            for (OpenTrade trade : open) {
                if (random.nextInt(4) == 0) {
                    judged++;
                    TradeOutcome outcome = TradeOutcome.of(
                            trade,
                            TradeOutcome.Ended.HORIZON,
                            session.tradingDate().minusDays(random.nextInt(3)),
                            Price.of("10"),
                            Price.of("" + (5 + random.nextInt(12)) + ".37"),
                            new BigDecimal("0.001"));
                    both(ports -> ports.log().recordOutcome(outcome));
                }
            }
        }

        private void compare() {
            Instant moment = past.get(random.nextInt(past.size())).asOf();
            LocalDate from = FIRST.plusDays(random.nextInt(2 * DAYS));
            LocalDate to = from.plusDays(random.nextInt(DAYS));
            same(ports -> ports.theses().open(desk, moment));
            same(ports -> ports.log().history(desk, moment, 3));
            same(ports -> ports.decisions().latest(desk, moment, 4));
            same(ports -> ports.forecasts().judged(desk, FIRST, to));
            same(ports -> ports.forecasts().judged(desk, from, to));
            same(ports -> ports.forecasts().byConviction(desk, from, to));
            same(ports -> ports.forecasts().done(desk, from, to));
            same(ports -> ports.spending().until(desk, from));
            same(ports -> ports.frameworks().current(desk, moment));
            same(ports -> ports.decisions().get("nothing"));
            same(ports -> ports.calibrated().forDecision("nothing"));
            if (!made.isEmpty()) {
                Decision any = made.get(random.nextInt(made.size()));
                same(ports -> ports.decisions().get(any.id()));
                same(ports -> ports.calibrated().forDecision(any.id()));
                same(ports -> ports.calibrated().forDecision(made.getLast().id()));
            }
        }
    }
}
