package io.bellwether.execution.app.reconcile;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.CreditInterest;
import io.bellwether.execution.app.cash.BookTransfers;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Starts the day on books that agree with the broker: opens them with the initial deposit, books interest and cash from outside, settles orders that were
 * queued for this open, then compares cash to the cent and every share; a difference is one that stays when they are read
 * again. Safe to run twice.
 */
@Service
public class ReconcileWithBroker {
    /** Books and broker are read one after the other: what was executed in between is no difference at the next look. */
    private static final int LOOKS = 3;

    private final Desks desks;
    private final Books books;
    private final Brokers brokers;
    private final ReconcileFills fills;
    private final CreditInterest creditInterest;
    private final BookTransfers bookTransfers;
    private final Alerts alerts;

    ReconcileWithBroker(
            Desks desks,
            Books books,
            Brokers brokers,
            ReconcileFills fills,
            CreditInterest creditInterest,
            BookTransfers bookTransfers,
            Alerts alerts) {
        this.desks = desks;
        this.books = books;
        this.brokers = brokers;
        this.fills = fills;
        this.creditInterest = creditInterest;
        this.bookTransfers = bookTransfers;
        this.alerts = alerts;
    }

    /** Whether books and broker agree; if not, a critical alert tells by how much. */
    public boolean run(SessionRef session) {
        books.openWith(session.desk(), desks.get(session.desk()).initialCash(), session.tradingDate(), session.asOf());
        creditInterest.run(session);
        bookTransfers.run(session.desk(), session.asOf());
        List<String> differences = settledAndCompared(session);
        for (int look = 2; look <= LOOKS && !differences.isEmpty(); look++) {
            differences = settledAndCompared(session);
        }
        if (!differences.isEmpty()) {
            alerts.raise(alert(session, differences, isUntouched(session.desk())));
        }
        return differences.isEmpty();
    }

    private List<String> settledAndCompared(SessionRef session) {
        fills.run(session);
        BrokerAccount account = brokers.of(session.desk()).account(session.desk(), session.asOf());
        return differences(books.portfolio(session.desk()), account);
    }

    /** Whether the books hold the first deposit and nothing else happened yet. */
    private boolean isUntouched(DeskId desk) {
        Portfolio portfolio = books.portfolio(desk);
        return portfolio.positions().isEmpty()
                && portfolio.cash().equals(desks.get(desk).initialCash());
    }

    /** Every difference in words; empty when books and broker agree. */
    public static List<String> differences(Portfolio portfolio, BrokerAccount account) {
        List<String> found = new ArrayList<>();
        if (!portfolio.cash().equals(account.cash())) {
            found.add("cash: books %s, broker %s".formatted(portfolio.cash(), account.cash()));
        }
        Map<Symbol, Quantity> booked = new TreeMap<>();
        for (Position position : portfolio.positions()) {
            booked.put(position.symbol(), position.quantity());
        }
        TreeSet<Symbol> symbols = new TreeSet<>(booked.keySet());
        symbols.addAll(account.shares().keySet());
        for (Symbol symbol : symbols) {
            Quantity ours = booked.getOrDefault(symbol, Quantity.ZERO);
            Quantity theirs = account.shares().getOrDefault(symbol, Quantity.ZERO);
            if (!ours.equals(theirs)) {
                found.add("%s: books %s shares, broker %s".formatted(symbol, ours, theirs));
            }
        }
        return found;
    }

    private static Alert alert(SessionRef session, List<String> differences, boolean untouched) {
        return new Alert(
                "books-mismatch:" + session.key(),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.CRITICAL,
                "BOOKS_MISMATCH",
                "The books of %s and its broker disagree".formatted(session.desk()),
                "%s%n%nThe desk is halted. Find the difference, correct it, then release the stop.%s"
                        .formatted(
                                String.join(System.lineSeparator(), differences),
                                untouched
                                        ? " The books hold the first deposit only: make the account hold exactly that and no shares, or begin a desk with another id whose bellwether.desk.initial-cash is what the account holds."
                                        : ""),
                "");
    }
}
