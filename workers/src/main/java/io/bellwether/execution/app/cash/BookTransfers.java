package io.bellwether.execution.app.cash;

import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.CashEntry;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Books the cash that came to the desk's broker from outside or went there, each movement once. */
@Service
public class BookTransfers {
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final Brokers brokers;
    private final Books books;

    BookTransfers(Brokers brokers, Books books) {
        this.brokers = brokers;
        this.books = books;
    }

    /** Brings the books to what the broker knows at the moment. */
    public void run(DeskId desk, Instant asOf) {
        for (Transfer transfer : brokers.of(desk).transfers(desk, asOf.minus(LOOKED_BACK), asOf)) {
            CashEntry entry = CashEntry.transfer(
                    transfer.key(), transfer.amount(), transfer.tradingDate(), transfer.asOf(), transfer.detail());
            if (!books.hasEntry(desk, entry.key())) {
                books.enter(desk, entry);
            }
        }
    }
}
