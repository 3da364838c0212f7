package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Instrument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Lists the segments of a desk. */
@Service
public class ListSegments {
    private final Desks desks;
    private final SegmentBook book;
    private final LimitBook limits;
    private final MarketReader reader;

    ListSegments(Desks desks, SegmentBook book, LimitBook limits, MarketReader reader) {
        this.desks = desks;
        this.book = book;
        this.limits = limits;
        this.reader = reader;
    }

    /** @throws io.bellwether.kernel.PermanentFault when there is no such desk */
    public SegmentsOf run(DeskId id) {
        Desk desk = desks.get(id);
        List<Segment> segments = book.all(id);
        Set<Symbol> others = new HashSet<>(traded(desk));
        segments.forEach(segment -> others.removeAll(segment.symbols()));
        return new SegmentsOf(
                desk.market(),
                segments.stream()
                        .map(segment -> new SegmentsOf.Listed(
                                segment, limits.ofSegment(id, segment.id()).orElse(Map.of())))
                        .toList(),
                others.size());
    }

    /** What the desk may trade: the instruments of its market data sets, without benchmarks. */
    Set<Symbol> traded(Desk desk) {
        return Stream.concat(Stream.of(desk.market()), desk.fallbackMarket().stream())
                .flatMap(market -> reader.instruments(market, MarketReader.NEWEST).stream())
                .filter(instrument -> !instrument.benchmark())
                .map(Instrument::symbol)
                .collect(Collectors.toSet());
    }
}
