package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LedgerEvents.History;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds whatever happens to a desk: partial fills, fees, splits, reverse splits, dividends, changed symbols and
 * delistings in any order, lots closed by any method, every event told again at any later time, as a restart does.
 */
class LedgerHistoryPropertyTest {
    private static final Money DEPOSIT = Money.of("10000");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    @Provide
    Arbitrary<History> histories() {
        return LedgerEvents.histories(16);
    }

    @Property(tries = 10_000)
    void theBooksHoldAfterEveryEventAndOnlyGrow(@ForAll("histories") History history) {
        LedgerEvents events = new LedgerEvents(history, FIRST);
        KeptLedger ledger = new KeptLedger(DEPOSIT, FIRST, LedgerEvents.at(FIRST));
        for (int n = 0; n < history.events().size(); n++) {
            List<Object> before = ledger.everything();
            events.tell(ledger, n);
            assertThat(ledger.everything().subList(0, before.size())).isEqualTo(before);
            ledger.assertHolds();

            Book once = ledger.book();
            List<Object> told = ledger.everything();
            events.tell(ledger, Math.max(0, n - history.events().get(n).again()));
            assertThat(ledger.book()).isSameAs(once);
            assertThat(ledger.everything()).isEqualTo(told);
            if (!history.fractional()) {
                assertWholeShares(ledger.book());
            }
        }
        ledger.assertEveryCentIsExplained();
    }

    /** A desk of whole shares never holds a fraction of a position. */
    private static void assertWholeShares(Book book) {
        for (Symbol symbol : LedgerEvents.SYMBOLS) {
            assertThat(book.held(symbol).value().scale())
                    .as("shares of %s", symbol)
                    .isLessThanOrEqualTo(0);
        }
    }
}
