package io.bellwether.execution.app.cash;

import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Books the cash that came to the desk's broker from outside or went there, each movement once. It counts with the first
 * session whose close is not recorded yet, since the equity of a recorded one was without it. What moved before the books
 * were opened is in the deposit they begin with.
 */
@Service
public class BookTransfers {
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final Brokers brokers;
    private final Books books;
    private final Snapshots snapshots;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    BookTransfers(Brokers brokers, Books books, Snapshots snapshots) {
        this.brokers = brokers;
        this.books = books;
        this.snapshots = snapshots;
    }

    /** Brings the books to what the broker knows at the moment. */
    public void run(DeskId desk, Instant asOf) {
        List<CashEntry> missing = brokers.of(desk).transfers(desk, asOf.minus(LOOKED_BACK), asOf).stream()
                .map(transfer -> entry(desk, transfer))
                .filter(entry -> !books.hasEntry(desk, entry.key()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Instant opened = opened(desk, asOf);
        missing.stream().filter(entry -> !entry.asOf().isBefore(opened)).forEach(entry -> books.enter(desk, entry));
    }

    /** The session from a day on with which cash counts that moves now. */
    LocalDate countsWith(DeskId desk, LocalDate day) {
        LocalDate date = calendar.isTradingDay(day) ? day : calendar.next(day);
        while (snapshots.find(desk, date, Moment.CLOSE).isPresent()) {
            date = calendar.next(date);
        }
        return date;
    }

    private CashEntry entry(DeskId desk, Transfer transfer) {
        return CashEntry.transfer(
                transfer.key(),
                transfer.amount(),
                countsWith(desk, transfer.tradingDate()),
                transfer.asOf(),
                transfer.detail());
    }

    private Instant opened(DeskId desk, Instant asOf) {
        return snapshots.dailySeries(desk, asOf.atZone(ExchangeCalendar.ZONE).toLocalDate()).stream()
                .findFirst()
                .map(EquitySnapshot::asOf)
                .orElse(Instant.MIN);
    }
}
