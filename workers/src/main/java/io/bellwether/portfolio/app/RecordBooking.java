package io.bellwether.portfolio.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.TradingSession;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.SourceTotal;
import io.bellwether.portfolio.domain.imports.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Enters a rebuilt record into the books, step by step; steps that are entered already are left alone. */
@Component
class RecordBooking {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Books books;
    private final RecordedOrders orders;
    private final ImportLog log;
    private final Snapshots snapshots;
    private final Valuation valuation;
    private final TakeClosingSnapshot closing;

    RecordBooking(
            Books books,
            RecordedOrders orders,
            ImportLog log,
            Snapshots snapshots,
            Valuation valuation,
            TakeClosingSnapshot closing) {
        this.books = books;
        this.orders = orders;
        this.log = log;
        this.snapshots = snapshots;
        this.valuation = valuation;
        this.closing = closing;
    }

    /** How many trades were booked now and before, and how many days have their equity. */
    record Done(int booked, int bookedBefore, int closes) {}

    /** @throws PermanentFault when the desk's books are not the beginning of the record */
    Done run(Desk desk, Rebuilt rebuilt) {
        int before = requireBeginning(desk, rebuilt);
        int booked = 0;
        int closes = 0;
        rebuilt.steps().stream().findFirst().ifPresent(first -> open(desk, first));
        for (Step step : rebuilt.steps()) {
            switch (step) {
                case Step.Trade trade -> {
                    orders.keep(desk.id(), trade);
                    booked += books.book(desk.id(), trade.fill()) ? 1 : 0;
                }
                case Step.Unexplained cash -> books.enter(desk.id(), cash.entry());
                case Step.Close close -> {
                    close(desk, close, rebuilt.hasCloses());
                    closes++;
                }
            }
        }
        return new Done(booked, before, closes);
    }

    /** A row that was changed or put in between would close other lots than those that are booked. */
    private int requireBeginning(Desk desk, Rebuilt rebuilt) {
        List<String> booked = log.booked(desk.id());
        List<Step.Trade> trades = rebuilt.trades();
        for (int i = 0; i < booked.size(); i++) {
            if (i >= trades.size() || !trades.get(i).fill().id().equals(booked.get(i))) {
                throw new PermanentFault(
                        "trade %d of desk %s is %s in the books and something else in the files; import into another desk"
                                .formatted(i + 1, desk.id(), booked.get(i)));
            }
        }
        Optional<LocalDate> closed = snapshots.dailySeries(desk.id(), ExchangeCalendar.LAST).stream()
                .filter(snapshot -> snapshot.moment() == Moment.CLOSE)
                .map(EquitySnapshot::tradingDate)
                .max(LocalDate::compareTo);
        trades.stream()
                .skip(booked.size())
                .filter(trade -> closed.filter(
                                last -> !trade.fill().tradingDate().isAfter(last))
                        .isPresent())
                .findFirst()
                .ifPresent(late -> {
                    throw new PermanentFault("trade %s is new, but desk %s has closed its day; import into another desk"
                            .formatted(late.fill().id(), desk.id()));
                });
        return booked.size();
    }

    private void open(Desk desk, Step first) {
        LocalDate date = switch (first) {
            case Step.Trade trade -> trade.fill().tradingDate();
            case Step.Unexplained cash -> cash.entry().tradingDate();
            case Step.Close close -> close.date();
        };
        TradingSession session = calendar.session(date).orElseThrow();
        books.openWith(desk.id(), desk.initialCash(), date, session.open());
    }

    private void close(Desk desk, Step.Close close, boolean atCloses) {
        if (snapshots.find(desk.id(), close.date(), Moment.CLOSE).isPresent()) {
            return;
        }
        SessionRef ref = new SessionRef(desk.id(), close.date(), Session.CLOSE, close.asOf(), true);
        EquitySnapshot valued = valuation.take(ref, Moment.CLOSE);
        closing.keep(close.asStated().map(total -> stated(valued, total)).orElse(valued), atCloses);
    }

    /** Cash and equity as the source states them; the positions are what lies between. */
    private static EquitySnapshot stated(EquitySnapshot valued, SourceTotal total) {
        Money cash = Money.rounded(total.cash());
        Money equity = Money.rounded(total.equity());
        return new EquitySnapshot(
                valued.desk(),
                valued.tradingDate(),
                valued.moment(),
                valued.asOf(),
                cash,
                equity.minus(cash),
                equity,
                valued.benchmarkPrice());
    }
}
