package io.bellwether.risk.app;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.PaperRecord;
import io.bellwether.risk.domain.stops.DrawdownBrake;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a desk's equity is compared with, from its snapshots before the moment. */
@Component
public class EquityHistory {
    private final Snapshots snapshots;
    private final Books books;
    private final TradingDays days;

    EquityHistory(Snapshots snapshots, Books books, TradingDays days) {
        this.snapshots = snapshots;
        this.books = books;
        this.days = days;
    }

    /** Equity at the last close, at the last close of an earlier week, and the peak; a deposit counts as a close. */
    public EquityMarks marks(SessionRef session) {
        LocalDate today = session.tradingDate();
        List<EquitySnapshot> series = snapshots.dailySeries(session.desk(), today);
        return new EquityMarks(
                last(series, today),
                last(series, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
                books.peakEquity(session.desk(), session.asOf()));
    }

    /** With a desk that trades real money: what it showed on paper. Empty with a paper desk. */
    public Optional<PaperRecord> paperRecord(Desk desk, SessionRef session) {
        if (desk.mode() == Desk.Mode.PAPER) {
            return Optional.empty();
        }
        // No forecast counts until judged ones are read here: real money stays refused rather than let through.
        return Optional.of(new PaperRecord(
                days.done(desk.id()).size(),
                0,
                Optional.empty(),
                deepestFall(snapshots.dailySeries(desk.id(), session.tradingDate()))));
    }

    private static Optional<Money> last(List<EquitySnapshot> series, LocalDate before) {
        return series.stream()
                .filter(snapshot ->
                        snapshot.tradingDate().isBefore(before) || snapshot.moment() == EquitySnapshot.Moment.OPENING)
                .reduce((earlier, later) -> later)
                .map(EquitySnapshot::equity);
    }

    private static BigDecimal deepestFall(List<EquitySnapshot> series) {
        BigDecimal deepest = BigDecimal.ZERO;
        Money peak = Money.ZERO;
        for (EquitySnapshot snapshot : series) {
            peak = peak.max(snapshot.equity());
            BigDecimal fall = DrawdownBrake.check(snapshot.equity(), peak, BigDecimal.ONE)
                    .drawdown()
                    .negate();
            deepest = deepest.max(fall);
        }
        return deepest;
    }
}
