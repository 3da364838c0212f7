package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.PaperCash;
import io.bellwether.execution.app.cash.MoveCash;
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.testing.DatabaseTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import(ExecutionFixture.class)
class MoveCashIT {
    private static final Money THOUSAND = Money.of("1000");

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    MoveCash moveCash;

    @Autowired
    PaperCash paperCash;

    @Autowired
    Brokers brokers;

    @Autowired
    Books books;

    @Autowired
    Snapshots snapshots;

    @Autowired
    ReconcileWithBroker reconcile;

    @Autowired
    JdbcClient db;

    @Test
    void aDepositIsAtTheBrokerAndInTheBooksOnceHoweverOftenItIsAskedFor() {
        DeskId desk = paperDesk();
        Money before = books.portfolio(desk).cash();

        MoveCash.Result first = moveCash.run(desk, THOUSAND, "a gift", "cli:ria", NOON);
        MoveCash.Result again = moveCash.run(desk, THOUSAND, "a gift", "cli:ria", NOON.plusSeconds(60));
        MoveCash.Result other = moveCash.run(desk, THOUSAND, "another gift", "cli:ria", NOON);

        assertThat(first.moved()).isTrue();
        assertThat(again.moved()).isFalse();
        assertThat(other.moved()).isTrue();
        Money after = before.plus(THOUSAND).plus(THOUSAND);
        assertThat(other.cash()).isEqualTo(after);
        assertThat(account(desk)).isEqualTo(new BrokerAccount(after, Map.of()));
        assertThat(snapshots.flows(desk, DAY)).containsExactly(Map.entry(DAY, Money.of("2000")));
        assertThat(db.sql(
                                "select actor || ' ' || action || ' ' || (detail ->> 'reason') from audit_entry where desk_id = :desk order by id")
                        .param("desk", desk.value())
                        .query(String.class)
                        .list())
                .containsExactly("cli:ria DEPOSIT_CASH a gift", "cli:ria DEPOSIT_CASH another gift");
    }

    @Test
    void moreThanThereIsDoesNotGoOutAndAllOfItDoes() {
        DeskId desk = paperDesk();
        Money cash = books.portfolio(desk).cash();

        assertThatThrownBy(() -> moveCash.run(desk, cash.plus(Money.of("0.01")).negate(), "too much", "cli:ria", NOON))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        refused -> assertThat(refused.code()).isEqualTo("INSUFFICIENT_FUNDS"))
                .hasMessageContaining("cannot go out: the account has " + cash);
        assertThat(books.portfolio(desk).cash()).isEqualTo(cash);

        assertThat(moveCash.run(desk, cash.negate(), "all", "cli:ria", NOON).cash())
                .isEqualTo(Money.ZERO);
        assertThat(account(desk).cash()).isEqualTo(Money.ZERO);
    }

    @Test
    void afterTheCloseWasRecordedItCountsWithTheNextSession() {
        DeskId desk = paperDesk();
        Money cash = books.portfolio(desk).cash();
        snapshots.keepFirst(
                new EquitySnapshot(desk, DAY, Moment.CLOSE, CLOSE, cash, Money.ZERO, cash, Optional.empty()));

        LocalDate monday = LocalDate.of(2026, 11, 23);
        assertThat(moveCash.run(desk, THOUSAND, "late", "cli:ria", CLOSE.plusSeconds(600))
                        .transfer()
                        .tradingDate())
                .isEqualTo(monday);
        assertThat(snapshots.flows(desk, DAY)).isEmpty();
        assertThat(snapshots.flows(desk, monday)).containsExactly(Map.entry(monday, THOUSAND));
    }

    @Test
    void whatAnInterruptionKeptOutOfTheBooksIsBookedByTheNextReconciliation() {
        DeskId desk = paperDesk();
        Money before = books.portfolio(desk).cash();
        paperCash.move(desk, new Transfer("interrupted", THOUSAND, DAY, OPEN, "Deposited: a gift"));
        assertThat(books.portfolio(desk).cash()).isEqualTo(before);

        assertThat(reconcile.run(scene.midday(desk))).isTrue();
        assertThat(books.portfolio(desk).cash()).isEqualTo(before.plus(THOUSAND));
        assertThat(reconcile.run(scene.midday(desk))).isTrue();
        assertThat(books.portfolio(desk).cash()).isEqualTo(before.plus(THOUSAND));
    }

    @Test
    void whatMovedBeforeTheBooksWereOpenedIsInTheirFirstDeposit() {
        DeskId desk = paperDesk();
        Money before = books.portfolio(desk).cash();
        paperCash.move(desk, new Transfer("earlier", THOUSAND, DAY.minusDays(1), OPEN.minusSeconds(1), "Deposited"));

        assertThat(reconcile.run(scene.midday(desk))).as("the broker has more").isFalse();
        assertThat(books.portfolio(desk).cash()).isEqualTo(before);
    }

    @Test
    void aBrokerWithoutATillIsNamedAndADeskWithoutBooksToo() {
        DeskId other = scene.newDesk();
        assertThatThrownBy(() -> moveCash.run(other, THOUSAND, "why", "cli:ria", NOON))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(
                        "desk %s trades at the broker 'fake': move the cash there, the next reconciliation finds and books it"
                                .formatted(other));
    }

    private DeskId paperDesk() {
        return scene.newDesk("paper", DeskSettings.DEFAULT);
    }

    private BrokerAccount account(DeskId desk) {
        return brokers.of(desk).account(desk, CLOSE);
    }
}
