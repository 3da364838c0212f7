package io.bellwether.reporting.app;

import static java.util.stream.Collectors.groupingBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.RoundTrip;
import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.app.PerformanceReadings.Exit;
import io.bellwether.reporting.app.PerformanceReadings.Origin;
import io.bellwether.reporting.domain.DailyEquity;
import io.bellwether.reporting.domain.Holding;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.AttributionLine;
import io.bellwether.reporting.domain.PerformanceReport.TickerLine;
import io.bellwether.reporting.domain.PerformanceSummary;
import io.bellwether.reporting.domain.RecordValuation;
import io.bellwether.reporting.domain.RecordedBooks;
import io.bellwether.reporting.domain.SizeAblation;
import io.bellwether.reporting.domain.ValuedDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a desk made of its money so far; changes nothing. */
@Service
public class ReadPerformance {
    private final Desks desks;
    private final PerformanceReadings readings;
    private final RecordReadings records;

    ReadPerformance(Desks desks, PerformanceReadings readings, RecordReadings records) {
        this.desks = desks;
        this.readings = readings;
        this.records = records;
    }

    /**
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     * @throws IllegalStateException when its books are not open yet
     */
    @Transactional(readOnly = true)
    public PerformanceReport run(DeskId desk) {
        desks.get(desk);
        List<DailyEquity> equity = readings.equity(desk);
        if (equity.isEmpty()) {
            throw new IllegalStateException("desk %s has no books yet: run a day first".formatted(desk));
        }
        List<Exit> exits = readings.exits(desk);
        List<RoundTrip> trips = exits.stream().map(Exit::trip).toList();
        Valued valued = valued(desk, equity, readings.holdings(desk));
        List<Holding> holdings = valued.holdings();
        TradeStatistics lots = TradeStatistics.of(trips);
        return new PerformanceReport(
                desk.value(),
                PerformanceSummary.of(valued.days(), holdings, readings.traded(desk), lots.pnl()),
                lots,
                TradeStatistics.of(TradeStatistics.positions(trips)),
                tickers(trips, holdings),
                attribution(exits),
                SizeAblation.of(readings.sizedOrders(desk)),
                valued.days().lines(),
                trips);
    }

    private static List<TickerLine> tickers(List<RoundTrip> trips, List<Holding> holdings) {
        Map<String, TickerLine> lines = new TreeMap<>();
        trips.stream().collect(groupingBy(trip -> trip.symbol().value())).forEach((symbol, own) -> {
            lines.put(symbol, new TickerLine(symbol, own.size(), pnl(own), BigDecimal.ZERO.setScale(2)));
        });
        for (Holding held : holdings) {
            TickerLine realised = lines.getOrDefault(
                    held.symbol(),
                    new TickerLine(held.symbol(), 0, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2)));
            lines.put(
                    held.symbol(),
                    new TickerLine(held.symbol(), realised.exits(), realised.realised(), held.unrealised()));
        }
        return lines.values().stream()
                .sorted(Comparator.comparing(TickerLine::total).reversed().thenComparing(TickerLine::symbol))
                .toList();
    }

    private static List<AttributionLine> attribution(List<Exit> exits) {
        Map<String, Function<Origin, String>> dimensions = new LinkedHashMap<>();
        dimensions.put("exit", Origin::exitType);
        dimensions.put("entry", Origin::entryType);
        dimensions.put("segment", Origin::segment);
        dimensions.put("conviction", Origin::convictionBand);
        dimensions.put("advisor", Origin::advisor);
        List<AttributionLine> lines = new ArrayList<>();
        dimensions.forEach((name, group) -> {
            Map<String, List<Exit>> groups =
                    new TreeMap<>(exits.stream().collect(groupingBy(exit -> group.apply(exit.origin()))));
            groups.forEach((value, own) -> lines.add(line(name, value, own)));
        });
        return lines;
    }

    private static AttributionLine line(String by, String group, List<Exit> exits) {
        List<RoundTrip> trips = exits.stream().map(Exit::trip).toList();
        long wins = trips.stream().filter(trip -> trip.exactPnl().signum() > 0).count();
        return new AttributionLine(by, group.isEmpty() ? "unknown" : group, trips.size(), (int) wins, pnl(trips));
    }

    private static BigDecimal pnl(List<RoundTrip> trips) {
        return trips.stream()
                .map(RoundTrip::pnl)
                .reduce(Money.ZERO, Money::plus)
                .amount();
    }

    /**
     * A record is valued day by day where its market has the closes, unless its own daily figures are as good. A record of
     * trades alone has none: its days are as they were closed, at prices of its trades.
     */
    private Valued valued(DeskId desk, List<DailyEquity> closed, List<Holding> holdings) {
        ValuedDays own = ValuedDays.of(closed);
        Optional<RecordedBooks> record = records.books(desk);
        if (record.isEmpty() || (record.get().namesCloses() && own.basis().hasRisk())) {
            return new Valued(own, holdings);
        }
        RecordValuation.Result result = RecordValuation.of(record.get());
        if (result.obstacle().isEmpty()) {
            return new Valued(
                    ValuedDays.of(result.days()),
                    holdings.stream()
                            .map(held -> at(held, result.closes().get(held.symbol())))
                            .toList());
        }
        return new Valued(
                record.get().namesCloses()
                        ? own
                        : ValuedDays.withoutCloses(closed, result.obstacle().get()),
                holdings);
    }

    private static Holding at(Holding held, @Nullable BigDecimal close) {
        return close == null
                ? held
                : new Holding(
                        held.symbol(),
                        held.shares(),
                        held.cost(),
                        held.shares().multiply(close).setScale(2, RoundingMode.HALF_UP));
    }

    private record Valued(ValuedDays days, List<Holding> holdings) {}
}
