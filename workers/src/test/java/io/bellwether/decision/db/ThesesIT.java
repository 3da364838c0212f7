package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.decision.TestDecisions;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.app.log.RecordDecisionOutcomes;
import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.ThesisReview.Verdict;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ThesesIT {
    private static final LocalDate MONDAY = LocalDate.of(2024, 11, 18);
    private static final LocalDate TUESDAY = LocalDate.of(2024, 11, 19);

    @Autowired
    Desks desks;

    @Autowired
    Books books;

    @Autowired
    Contexts contexts;

    @Autowired
    Attempts attempts;

    @Autowired
    DecisionLog log;

    @Autowired
    Decisions decisions;

    @Autowired
    Theses theses;

    @Autowired
    RecordDecisionOutcomes recordDecisionOutcomes;

    @Autowired
    JdbcClient db;

    @Test
    void aThesisLivesAcrossDaysUntilItsAdvisorClosesIt() {
        DeskId desk = desk("lives");
        String id = "theses-lives-20241118-morning-ACME";
        SessionRef first = morning(desk, MONDAY);
        record(TestDecisions.in(first)
                .trade(Action.BUY, "ACME")
                .trade(Action.HOLD, "BOLT")
                .build());
        SessionRef second = morning(desk, TUESDAY);
        Decision change =
                TestDecisions.in(second).change(id, "Still cheap.", 10).build();
        record(change);
        SessionRef third = morning(desk, TUESDAY.plusDays(1));
        Decision close = TestDecisions.in(third).review(id, Verdict.CLOSE).build();
        record(close);
        record(close);

        assertThat(theses.open(desk, first.asOf())).as("before it was decided").isEmpty();
        assertThat(theses.open(desk, second.asOf())).singleElement().satisfies(thesis -> {
            assertThat(thesis.id()).isEqualTo(id);
            assertThat(thesis.openedOn()).isEqualTo(MONDAY);
            assertThat(thesis.statement()).isEqualTo("ACME is cheap. ACME is expected to rise.");
            assertThat(thesis.conviction()).isEqualTo(60);
            assertThat(thesis.winProbability()).isEqualByComparingTo("0.6");
            assertThat(thesis.horizonEnd()).isEqualTo(LocalDate.of(2024, 11, 25));
        });
        assertThat(theses.open(desk, third.asOf())).singleElement().satisfies(thesis -> {
            assertThat(thesis.statement()).isEqualTo("Still cheap.");
            assertThat(thesis.horizonEnd()).isEqualTo(LocalDate.of(2024, 12, 4));
        });
        assertThat(theses.open(desk, third.asOf().plusSeconds(1))).isEmpty();
        assertThat(decisions.get(change.id())).isEqualTo(change);
        assertThat(decisions.get(close.id())).isEqualTo(close);
        assertThat(events(id)).containsExactly("OPENED", "CHANGED", "CLOSED");
        assertThat(closedBy(id)).isEqualTo("ADVISOR");
    }

    @Test
    void aDecisionMayCloseAThesisAndOpenAnotherOfItsSymbol() {
        DeskId desk = desk("renewed");
        String id = "theses-renewed-20241118-morning-ACME";
        record(TestDecisions.in(morning(desk, MONDAY)).trade(Action.BUY, "ACME").build());
        Decision renewed = TestDecisions.in(morning(desk, TUESDAY))
                .review(id, Verdict.CLOSE)
                .trade(Action.BUY, "ACME")
                .build();
        record(renewed);
        record(renewed);
        assertThat(open(desk, TUESDAY)).containsExactly("theses-renewed-20241119-morning-ACME");
        assertThat(events(id)).containsExactly("OPENED", "CLOSED");
        assertThat(closedBy(id)).isEqualTo("ADVISOR");
        assertThat(events("theses-renewed-20241119-morning-ACME")).containsExactly("OPENED");
    }

    @Test
    void aSecondPurchaseAddsToTheThesisThatIsOpen() {
        DeskId desk = desk("adds");
        String id = "theses-adds-20241118-morning-ACME";
        record(TestDecisions.in(morning(desk, MONDAY)).trade(Action.BUY, "ACME").build());
        Decision more = TestDecisions.in(morning(desk, TUESDAY))
                .review(id, Verdict.CONFIRM)
                .trade(Action.BUY, "ACME")
                .build();
        record(more);
        record(more);
        assertThat(theses.open(desk, MemoryMarket.close(TUESDAY)))
                .extracting(ThesisFacts::id)
                .containsExactly(id);
        assertThat(events(id)).containsExactly("OPENED", "CONFIRMED", "ADDED");
    }

    @Test
    void aThesisWithoutAnOrderEndsAtTheCloseOfTheDayThatRefusedIt() {
        DeskId desk = desk("refused");
        String id = "theses-refused-20241118-morning-ACME";
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        close(desk, MONDAY);
        assertThat(open(desk, MONDAY)).as("the rules have not spoken yet").containsExactly(id);
        check(decision);
        close(desk, MONDAY);
        close(desk, MONDAY);
        assertThat(open(desk, MONDAY)).isEmpty();
        assertThat(closedBy(id)).isEqualTo("NEVER_TRADED");
        assertThat(events(id)).containsExactly("OPENED", "CLOSED");
    }

    @Test
    void aThesisWaitsForAnOrderQueuedForTheNextOpen() {
        DeskId desk = desk("queued");
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        check(decision);
        order(decision, "QUEUED");
        close(desk, MONDAY);
        assertThat(open(desk, MONDAY)).hasSize(1);
        db.sql("update trade_order set state = 'EXPIRED' where desk_id = :desk")
                .param("desk", desk.value())
                .update();
        close(desk, TUESDAY);
        assertThat(open(desk, TUESDAY)).isEmpty();
        assertThat(closedBy("theses-queued-20241118-morning-ACME")).isEqualTo("NEVER_TRADED");
    }

    @Test
    void aStoppedOutThesisEndsAtTheCloseAndIsNeverAskedForAgain() {
        DeskId desk = desk("stopped");
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        check(decision);
        order(decision, "FILLED");
        book(decision, "buy", Side.BUY, MONDAY);
        close(desk, MONDAY);
        assertThat(open(desk, MONDAY)).as("held").hasSize(1);
        book(decision, "stop", Side.SELL, TUESDAY);
        assertThat(theses.open(desk, MemoryMarket.close(TUESDAY)))
                .as("an advisor asked in between still reviews it, and may close it without a position")
                .hasSize(1);
        close(desk, TUESDAY);
        assertThat(open(desk, TUESDAY)).isEmpty();
        assertThat(closedBy("theses-stopped-20241118-morning-ACME")).isEqualTo("POSITION_CLOSED");
        record(TestDecisions.in(morning(desk, TUESDAY.plusDays(1)))
                .trade(Action.BUY, "ACME")
                .build());
        assertThat(open(desk, TUESDAY.plusDays(1))).containsExactly("theses-stopped-20241120-morning-ACME");
    }

    /** An order that expired in the book may still turn out executed: the broker was faster than the answer. */
    @Test
    void aThesisIsOpenedAgainWhenItsPurchaseTurnsOutToBeExecuted() {
        DeskId desk = desk("learned");
        String id = "theses-learned-20241118-morning-ACME";
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        check(decision);
        order(decision, "EXPIRED");
        close(desk, MONDAY);
        theses.reopenBought(morning(desk, TUESDAY));
        assertThat(closedBy(id)).as("nothing was executed").isEqualTo("NEVER_TRADED");
        book(decision, "late", Side.BUY, MONDAY);
        theses.reopenBought(morning(desk, TUESDAY));
        theses.reopenBought(morning(desk, TUESDAY));
        assertThat(theses.open(desk, MemoryMarket.open(TUESDAY)))
                .extracting(ThesisFacts::id, ThesisFacts::statement)
                .containsExactly(tuple(id, "ACME is cheap. ACME is expected to rise."));
        assertThat(events(id)).containsExactly("OPENED", "CLOSED", "REOPENED");
        close(desk, TUESDAY);
        assertThat(open(desk, TUESDAY)).containsExactly(id);
        book(decision, "stop", Side.SELL, TUESDAY.plusDays(1));
        close(desk, TUESDAY.plusDays(1));
        assertThat(closedBy(id)).isEqualTo("POSITION_CLOSED");
    }

    @Test
    void aThesisStaysClosedWhileAnotherOfItsSymbolIsOpen() {
        DeskId desk = desk("newer");
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        check(decision);
        order(decision, "EXPIRED");
        close(desk, MONDAY);
        record(TestDecisions.in(morning(desk, TUESDAY))
                .trade(Action.BUY, "ACME")
                .build());
        book(decision, "late", Side.BUY, MONDAY);
        close(desk, TUESDAY);
        assertThat(open(desk, TUESDAY)).containsExactly("theses-newer-20241119-morning-ACME");
    }

    @Test
    void anOldSessionThatRunsAgainClosesNothing() {
        DeskId desk = desk("late");
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        check(decision);
        record(TestDecisions.in(morning(desk, TUESDAY)).build());
        close(desk, MONDAY);
        assertThat(open(desk, MONDAY)).hasSize(1);
        close(desk, TUESDAY);
        assertThat(open(desk, MONDAY)).hasSize(1);
        assertThat(open(desk, TUESDAY)).isEmpty();
    }

    @Test
    void whatWasBoughtCountsAsSoldOnceItsLastLotIs() {
        DeskId desk = desk("lots");
        Decision decision = TestDecisions.in(morning(desk, MONDAY))
                .trade(Action.BUY, "ACME")
                .build();
        record(decision);
        order(decision, "FILLED");
        book(decision, "buy", Side.BUY, 30, "10", MONDAY);
        book(decision, "part", Side.SELL, 10, "9", TUESDAY);
        assertThat(exit(desk, TUESDAY)).as("20 of 30 are left").isEmpty();
        book(decision, "rest", Side.SELL, 20, "12", TUESDAY.plusDays(1));
        assertThat(exit(desk, TUESDAY)).as("as it was known on Tuesday").isEmpty();
        assertThat(exit(desk, TUESDAY.plusDays(1))).contains(new OpenTrade.Exit(TUESDAY.plusDays(1), Price.of("11")));
    }

    private Optional<OpenTrade.Exit> exit(DeskId desk, LocalDate day) {
        return log.withoutOutcome(desk, MemoryMarket.close(day)).getFirst().exit();
    }

    private DeskId desk(String name) {
        var desk = TestDesks.desk("theses-" + name);
        desks.save(desk);
        books.openWith(desk.id(), Money.of("10000"), MONDAY, MemoryMarket.open(MONDAY));
        return desk.id();
    }

    private static SessionRef morning(DeskId desk, LocalDate day) {
        return new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true);
    }

    private void close(DeskId desk, LocalDate day) {
        recordDecisionOutcomes.run(new SessionRef(desk, day, Session.CLOSE, MemoryMarket.close(day), true));
    }

    private List<String> open(DeskId desk, LocalDate day) {
        return theses.open(desk, MemoryMarket.close(day).plusSeconds(1)).stream()
                .map(ThesisFacts::id)
                .toList();
    }

    private void record(Decision decision) {
        contexts.store(new StoredContext(decision.key(), decision.asOf(), "{}"));
        Attempt attempt = attempts.open(Attempt.pending(decision.id(), "test", 0, 0));
        log.record(decision, attempt.id(), () -> "{}");
    }

    private void check(Decision decision) {
        db.sql("""
                        insert into risk_check (desk_id, trading_date, session, decision_id, n, rule, passed)
                        values (:desk, :day, 'MORNING', :id, 1, 'TEST', true)
                        """)
                .param("desk", decision.desk().value())
                .param("day", decision.tradingDate())
                .param("id", decision.id())
                .update();
    }

    private void order(Decision decision, String state) {
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, decision_id, decision_n,
                            symbol, side, order_type, quantity, reference_price, timing, state, created_as_of)
                        values (:id || '-1', :desk, :day, 'MORNING', 1, 'DECISION', :id, 1, 'ACME', 'BUY', 'MARKET', 10,
                            10, 'DAY', :state, :asOf)
                        """)
                .param("id", decision.id())
                .param("desk", decision.desk().value())
                .param("day", decision.tradingDate())
                .param("state", state)
                .param("asOf", decision.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void book(Decision decision, String name, Side side, LocalDate day) {
        book(decision, name, side, 10, "10", day);
    }

    private void book(Decision decision, String name, Side side, int shares, String price, LocalDate day) {
        books.book(
                decision.desk(),
                new Fill(
                        decision.id() + "-" + name,
                        decision.id() + "-1",
                        new Symbol("ACME"),
                        side,
                        Quantity.of(shares),
                        Price.of(price),
                        Money.ZERO,
                        day,
                        MemoryMarket.open(day).plusSeconds(1),
                        Optional.empty()));
    }

    private List<String> events(String thesis) {
        return db.sql("select kind from thesis_event where thesis_id = :id order by id")
                .param("id", thesis)
                .query(String.class)
                .list();
    }

    private String closedBy(String thesis) {
        return db.sql("select closed_by from thesis where id = :id")
                .param("id", thesis)
                .query(String.class)
                .single();
    }
}
