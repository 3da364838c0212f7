package io.bellwether.reporting.memory;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Segment;
import io.bellwether.execution.app.order.OrderSizes;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketViews;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.MarketView;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.LotHistory;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.reporting.app.PerformanceReadings;
import io.bellwether.reporting.domain.DailyEquity;
import io.bellwether.reporting.domain.Holding;
import io.bellwether.reporting.domain.SizedOrder;
import io.bellwether.reporting.domain.Traded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A desk's whole life in memory: exits of lots with the orders and decisions behind both ends. */
@InMemory
final class MemoryPerformanceReadings implements PerformanceReadings {
    private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

    private final Desks desks;
    private final SegmentBook segments;
    private final MarketViews views;
    private final MarketReader market;
    private final Books books;
    private final Snapshots snapshots;
    private final LotHistory history;
    private final DecisionLog log;
    private final Decisions decisions;
    private final Orders orders;
    private final OrderSizes sizes;

    MemoryPerformanceReadings(
            Desks desks,
            SegmentBook segments,
            MarketViews views,
            MarketReader market,
            Books books,
            Snapshots snapshots,
            LotHistory history,
            DecisionLog log,
            Decisions decisions,
            Orders orders,
            OrderSizes sizes) {
        this.desks = desks;
        this.segments = segments;
        this.views = views;
        this.market = market;
        this.books = books;
        this.snapshots = snapshots;
        this.history = history;
        this.log = log;
        this.decisions = decisions;
        this.orders = orders;
        this.sizes = sizes;
    }

    @Override
    public List<DailyEquity> equity(DeskId desk) {
        List<EquitySnapshot> daily = snapshots.dailySeries(desk, LocalDate.MAX);
        Map<LocalDate, Money> flows = snapshots.flows(desk, LocalDate.MAX);
        List<DailyEquity> lines = new ArrayList<>();
        for (EquitySnapshot snapshot : daily) {
            boolean opening = snapshot.moment().equals(EquitySnapshot.Moment.OPENING);
            lines.add(new DailyEquity(
                    snapshot.tradingDate(),
                    snapshot.equity().amount(),
                    snapshot.cash().amount(),
                    opening
                            ? Money.ZERO.amount()
                            : flows.getOrDefault(snapshot.tradingDate(), Money.ZERO)
                                    .amount(),
                    benchmark(snapshot).map(Price::value)));
        }
        return lines;
    }

    /** The first deposit is made before the session, so the close before it counts. */
    private Optional<Price> benchmark(EquitySnapshot snapshot) {
        if (snapshot.benchmarkPrice().isPresent()) {
            return snapshot.benchmarkPrice();
        }
        MarketView view = views.of(desks.get(snapshot.desk()).market(), snapshot.asOf());
        return view.benchmark()
                .flatMap(symbol -> snapshot.moment().equals(EquitySnapshot.Moment.OPENING)
                        ? view.closeBefore(symbol, snapshot.tradingDate())
                        : view.sessionBar(symbol, snapshot.tradingDate()).map(Bar::close));
    }

    @Override
    public List<Exit> exits(DeskId desk) {
        Map<String, String> fillOrders = new HashMap<>();
        history.fills(desk).forEach(fill -> fillOrders.put(fill.id(), fill.orderId()));
        Map<String, String> advisors = new HashMap<>();
        log.history(desk, END, Integer.MAX_VALUE).forEach(past -> advisors.put(past.id(), past.advisor()));
        Map<Symbol, String> segmentOf = new HashMap<>();
        for (Segment segment : segments.all(desk)) {
            segment.symbols().forEach(symbol -> segmentOf.put(symbol, segment.id()));
        }
        return history.exits(desk).stream()
                .map(exit -> {
                    Optional<TradeOrder> entry = order(fillOrders.get(exit.lot().fillId()));
                    Optional<DecisionTradeRef> from = entry.flatMap(TradeOrder::decision);
                    return new Exit(
                            exit.trip(),
                            new Origin(
                                    exit.action()
                                            .orElseGet(() -> purpose(order(fillOrders.get(
                                                    exit.closing().fillId())))),
                                    purpose(entry),
                                    segmentOf.getOrDefault(exit.lot().symbol(), ""),
                                    from.map(this::band).orElse(""),
                                    from.map(ref -> advisors.getOrDefault(ref.decisionId(), ""))
                                            .orElse("")));
                })
                .toList();
    }

    private Optional<TradeOrder> order(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(orders::find);
    }

    private static String purpose(Optional<TradeOrder> order) {
        return order.map(found -> found.purpose().name()).orElse("");
    }

    private String band(DecisionTradeRef from) {
        int conviction = decisions.get(from.decisionId()).trades().stream()
                .filter(trade -> trade.n() == from.n())
                .mapToInt(ProposedTrade::conviction)
                .findFirst()
                .orElse(0);
        if (conviction < 50) {
            return "0-49";
        }
        return conviction < 80 ? "%d0-%d9".formatted(conviction / 10, conviction / 10) : "80-100";
    }

    @Override
    public List<Holding> holdings(DeskId desk) {
        List<EquitySnapshot> daily = snapshots.dailySeries(desk, LocalDate.MAX);
        Map<Symbol, LastPrice> quotes = daily.isEmpty()
                ? Map.of()
                : market.quotes(desks.get(desk).market(), daily.getLast().asOf());
        return books.portfolio(desk).positions().stream()
                .map(position -> new Holding(
                        position.symbol().value(),
                        position.quantity().value(),
                        position.costBasis().amount(),
                        Optional.ofNullable(quotes.get(position.symbol()))
                                .map(quote -> quote.price().times(position.quantity()))
                                .orElse(position.costBasis())
                                .amount()))
                .toList();
    }

    @Override
    public Traded traded(DeskId desk) {
        Money fees = Money.ZERO;
        Money bought = Money.ZERO;
        Money sold = Money.ZERO;
        for (Fill fill : history.fills(desk)) {
            fees = fees.plus(fill.fee());
            if (fill.side() == Side.BUY) {
                bought = bought.plus(fill.notional());
            } else {
                sold = sold.plus(fill.notional());
            }
        }
        return new Traded(fees.amount(), history.dividends(desk).amount(), bought.amount(), sold.amount());
    }

    @Override
    public List<SizedOrder> sizedOrders(DeskId desk) {
        return sizes.decided(desk).stream().map(this::sized).toList();
    }

    private SizedOrder sized(TradeOrder order) {
        return sizes.findSizing(order.id())
                .map(sizing -> new SizedOrder(
                        order.side().name(),
                        sizing.binding().name(),
                        sizing.binding().text(),
                        order.quantity().value(),
                        order.referencePrice().value(),
                        sizing.without().map(without -> without.quantity().value())))
                .orElseGet(() -> new SizedOrder(
                        order.side().name(),
                        "",
                        "",
                        order.quantity().value(),
                        order.referencePrice().value(),
                        Optional.empty()));
    }
}
