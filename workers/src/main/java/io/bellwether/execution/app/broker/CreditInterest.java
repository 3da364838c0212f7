package io.bellwether.execution.app.broker;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.domain.Credit;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.CashEntry;
import org.springframework.stereotype.Service;

/** Books the interest that the broker gave for idle cash, each credit once. A desk whose cash earns nothing asks for none. */
@Service
public class CreditInterest {
    private final Desks desks;
    private final Books books;
    private final Brokers brokers;

    CreditInterest(Desks desks, Books books, Brokers brokers) {
        this.desks = desks;
        this.books = books;
        this.brokers = brokers;
    }

    /** Brings the books to what the broker has credited until the session. */
    public void run(SessionRef session) {
        if (desks.get(session.desk()).settings().costs().interestRate().signum() == 0) {
            return;
        }
        for (Credit credit : brokers.of(session.desk()).credit(session.desk(), session.tradingDate(), session.asOf())) {
            CashEntry entry = CashEntry.interest(credit.amount(), credit.tradingDate(), credit.asOf());
            if (credit.amount().isPositive() && !books.hasEntry(session.desk(), entry.key())) {
                books.enter(session.desk(), entry);
            }
        }
    }
}
