package io.bellwether.execution.app.cash;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.PaperCash;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Sha256;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Moves cash into a desk's account on paper, or out of it: first at the broker, then in the books, so that one that is
 * interrupted in between is booked by the next reconciliation. The same amount for the same reason in the same session is
 * the same movement. No return is made of it.
 */
@Service
public class MoveCash {
    private static final int OF_REASON = 8;

    private final Desks desks;
    private final TradingDays days;
    private final Brokers brokers;
    private final PaperCash paperCash;
    private final Books books;
    private final Snapshots snapshots;
    private final BookTransfers bookTransfers;
    private final AuditTrail audit;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    MoveCash(
            Desks desks,
            TradingDays days,
            Brokers brokers,
            PaperCash paperCash,
            Books books,
            Snapshots snapshots,
            BookTransfers bookTransfers,
            AuditTrail audit) {
        this.desks = desks;
        this.days = days;
        this.brokers = brokers;
        this.paperCash = paperCash;
        this.books = books;
        this.snapshots = snapshots;
        this.bookTransfers = bookTransfers;
        this.audit = audit;
    }

    /**
     * What happened.
     *
     * @param transfer the movement
     * @param moved false when it had been made before and nothing changed
     * @param cash [USD] what the desk has now
     */
    public record Result(Transfer transfer, boolean moved, Money cash) {}

    /**
     * Moves the cash.
     *
     * @param amount [USD] positive for a deposit, negative for a withdrawal
     * @param reason why, for the audit
     * @param actor who
     * @param now [UTC]
     * @throws PermanentFault when the desk's broker is no paper broker, or the desk has no books yet
     * @throws io.bellwether.kernel.BpmnErrorException INSUFFICIENT_FUNDS when what is to go out is not there or is bound
     */
    public Result run(DeskId id, Money amount, String reason, String actor, Instant now) {
        Desk desk = desks.get(id);
        if (!brokers.of(id).abilities().has(Extra.TILL)) {
            throw new PermanentFault(
                    "desk %s trades at the broker '%s': move the cash there, the next reconciliation finds and books it"
                            .formatted(id, desk.broker()));
        }
        if (!books.hasEntry(id, CashEntry.INITIAL_DEPOSIT)) {
            throw new PermanentFault(
                    "desk %s has no books yet: its first session opens them with bellwether.desk.initial-cash (%s)"
                            .formatted(id, desk.initialCash()));
        }
        Transfer wanted = transfer(id, amount, reason, now);
        boolean before = books.hasEntry(id, "transfer:" + wanted.key());
        Transfer moved = paperCash.move(id, wanted);
        bookTransfers.run(id, moved.asOf());
        if (!before) {
            audit.record(
                    id,
                    actor,
                    amount.isNegative() ? "WITHDRAW_CASH" : "DEPOSIT_CASH",
                    id.value(),
                    Map.of("amount", amount.toString(), "reason", reason, "key", moved.key()));
        }
        return new Result(moved, !before, books.portfolio(id).cash());
    }

    private Transfer transfer(DeskId desk, Money amount, String reason, Instant now) {
        Optional<TradingDay> paced = days.last(desk).filter(day -> !day.isLive());
        LocalDate today = paced.map(TradingDay::date)
                .orElseGet(() -> TradingMoment.of(now).tradingDate());
        LocalDate counts = bookTransfers.countsWith(desk, today);
        Instant asOf = paced.isEmpty() ? now : pacedMoment(desk, today);
        String kind = amount.isNegative() ? "withdrawal" : "deposit";
        return new Transfer(
                "%s-%s-%s-%s"
                        .formatted(
                                counts,
                                kind,
                                amount.isNegative() ? amount.negate() : amount,
                                Sha256.of(reason).substring(0, OF_REASON)),
                amount,
                counts,
                asOf,
                "%s: %s".formatted(amount.isNegative() ? "Withdrawn" : "Deposited", reason));
    }

    /** On a day that does not pass by the clock: its close when that is recorded, else its open. */
    private Instant pacedMoment(DeskId desk, LocalDate today) {
        return snapshots
                .find(desk, today, Moment.CLOSE)
                .map(EquitySnapshot::asOf)
                .orElseGet(() -> calendar.hours(today).orElseThrow().open());
    }
}
