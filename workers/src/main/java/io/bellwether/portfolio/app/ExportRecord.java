package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.app.RecordWriter.DayLine;
import io.bellwether.portfolio.app.RecordWriter.Form;
import io.bellwether.portfolio.app.RecordWriter.HoldingLine;
import io.bellwether.portfolio.app.RecordWriter.TradeLine;
import io.bellwether.portfolio.app.TradeJournal.Entry;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.imports.Replay;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Exports a desk's trades and daily figures; importing them again makes the same books. */
@Service
public class ExportRecord {
    private final Desks desks;
    private final TradeJournal journal;
    private final Snapshots snapshots;
    private final MarketReader market;
    private final RecordWriter writer;

    ExportRecord(Desks desks, TradeJournal journal, Snapshots snapshots, MarketReader market, RecordWriter writer) {
        this.desks = desks;
        this.journal = journal;
        this.snapshots = snapshots;
        this.market = market;
        this.writer = writer;
    }

    /**
     * Writes every trade of the desk.
     *
     * @return how many
     * @throws PermanentFault when there is no such desk, or it has booked what no row can say
     */
    @Transactional(readOnly = true)
    public int trades(DeskId id, Path file, Form form) {
        Desk desk = exportable(id);
        List<Entry> entries = journal.trades(id);
        Replay replay = replay(desk, entries);
        writer.trades(
                file,
                form,
                entries.stream()
                        .map(entry -> new TradeLine(
                                entry.fill(), replay.cost(entry.fill()), replay.realised(entry.fill()), entry.reason()))
                        .toList());
        return entries.size();
    }

    /**
     * Writes every closed day of the desk with its positions.
     *
     * @return how many
     * @throws PermanentFault when there is no such desk, or it has booked what no row can say
     */
    @Transactional(readOnly = true)
    public int daily(DeskId id, Path file) {
        Desk desk = exportable(id);
        Replay replay = replay(desk, journal.trades(id));
        List<DayLine> days = snapshots.dailySeries(id, ExchangeCalendar.LAST).stream()
                .filter(snapshot -> snapshot.moment().equals(Moment.CLOSE))
                .map(close -> new DayLine(close, holdings(desk, replay, close)))
                .toList();
        writer.days(file, days);
        return days.size();
    }

    private List<HoldingLine> holdings(Desk desk, Replay replay, EquitySnapshot close) {
        return replay.positions(close.tradingDate()).stream()
                .map(position -> new HoldingLine(
                        position,
                        market.quote(desk.market(), position.symbol(), close.asOf())
                                .map(LastPrice::price)
                                .orElse(position.averageCost())))
                .toList();
    }

    private static Replay replay(Desk desk, List<Entry> entries) {
        return Replay.of(
                entries.stream().map(Entry::fill).toList(), desk.settings().lotMethod());
    }

    private Desk exportable(DeskId id) {
        Desk desk = desks.get(id);
        if (journal.hasActions(id)) {
            throw new PermanentFault(
                    "desk %s has booked splits, dividends or other corporate actions; these files have no row for them"
                            .formatted(id));
        }
        if (journal.income(id).interest().isPositive()) {
            throw new PermanentFault(
                    "desk %s has booked interest for idle cash; these files have no row for it".formatted(id));
        }
        return desk;
    }
}
