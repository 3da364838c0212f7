package io.bellwether.rebalance.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.TaxHistory;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.portfolio.domain.TaxRecord;
import io.bellwether.portfolio.domain.WashSales;
import io.bellwether.rebalance.domain.DeskPlan;
import io.bellwether.rebalance.domain.PlannedTaxes;
import io.bellwether.rebalance.domain.RebalanceInput;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import io.bellwether.rebalance.domain.RebalanceInput.Settings;
import io.bellwether.rebalance.domain.RebalancePlan;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import io.bellwether.rebalance.domain.RebalancePlanner;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans what would bring a desk's weights to their targets, for a person to look at. Creates no order, changes nothing,
 * and asks no rule of the gate.
 */
@Service
public class PlanRebalance {
    private final Desks desks;
    private final Books books;
    private final MarketReader market;
    private final TaxHistory history;

    PlanRebalance(Desks desks, Books books, MarketReader market, TaxHistory history) {
        this.desks = desks;
        this.books = books;
        this.market = market;
        this.history = history;
    }

    /**
     * What is wished.
     *
     * @param desk the desk
     * @param targets wished weights [fraction of equity, 0..1], at most 1 in sum; what is held without one is sold
     * @param band how far a weight may be from its target [fraction of the target]
     * @param maxTurnover most that is traded [fraction of equity]
     * @param taxAware whether taxes count
     */
    public record Request(
            DeskId desk, Map<Symbol, BigDecimal> targets, BigDecimal band, BigDecimal maxTurnover, boolean taxAware) {
        public Request {
            targets = Map.copyOf(targets);
        }
    }

    /**
     * @param asOf [UTC] prices and corporate actions up to then are known
     * @throws PermanentFault when there is no such desk, it has no equity, or a target has no price or is not traded
     * @throws IllegalArgumentException when weights, band or turnover are out of their range
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DeskPlan run(Request request, Instant asOf) {
        Desk desk = desks.get(request.desk());
        requireTraded(desk, request, asOf);
        Portfolio portfolio = books.portfolio(desk.id());
        Map<Symbol, List<Lot>> lots = new TreeMap<>();
        portfolio.positions().stream()
                .map(Position::symbol)
                .forEach(symbol -> lots.put(
                        symbol,
                        books.openLots(desk.id(), symbol).stream()
                                .sorted(Lot.FIFO)
                                .toList()));
        Map<Symbol, LastPrice> quotes = quotes(desk, request, lots, asOf);
        TaxRecord record = history.read(desk, asOf);
        RebalanceInput input = input(desk, request, portfolio, lots, quotes, record, asOf);
        RebalancePlan plan = RebalancePlanner.plan(input);
        List<LotClosing> closings = request.taxAware() ? closings(desk, plan, lots, quotes, asOf) : List.of();
        return new DeskPlan(desk, asOf, portfolio.cash(), quotes, plan, closings, PlannedTaxes.of(record, closings));
    }

    private void requireTraded(Desk desk, Request request, Instant asOf) {
        Map<Symbol, Instrument> known = market.instruments(desk.market(), asOf).stream()
                .collect(Collectors.toMap(Instrument::symbol, instrument -> instrument));
        for (Symbol symbol : new TreeSet<>(request.targets().keySet())) {
            Instrument instrument = known.get(symbol);
            if (instrument == null) {
                throw new PermanentFault("%s is unknown in the market data %s of desk %s; is the symbol right?"
                        .formatted(symbol, desk.market(), desk.id()));
            }
            if (instrument.benchmark()) {
                throw new PermanentFault("%s is the benchmark of desk %s and is not traded; take it out of the targets"
                        .formatted(symbol, desk.id()));
            }
        }
    }

    /** Last prices of what is held and wished. */
    private Map<Symbol, LastPrice> quotes(Desk desk, Request request, Map<Symbol, List<Lot>> lots, Instant asOf) {
        TreeSet<Symbol> symbols = new TreeSet<>(request.targets().keySet());
        symbols.addAll(lots.keySet());
        Map<Symbol, LastPrice> quotes = new HashMap<>();
        for (Symbol symbol : symbols) {
            market.quote(desk.market(), symbol, asOf).ifPresent(quote -> quotes.put(symbol, quote));
            if (request.targets().containsKey(symbol) && !quotes.containsKey(symbol)) {
                throw new PermanentFault(
                        "no price of %s is known at %s in the market data %s: no plan can be made of it"
                                .formatted(symbol, asOf, desk.market()));
            }
        }
        return quotes;
    }

    private static RebalanceInput input(
            Desk desk,
            Request request,
            Portfolio portfolio,
            Map<Symbol, List<Lot>> lots,
            Map<Symbol, LastPrice> quotes,
            TaxRecord record,
            Instant asOf) {
        Map<Symbol, Price> prices = new HashMap<>();
        quotes.forEach((symbol, quote) -> prices.put(symbol, quote.price()));
        Money equity = portfolio.equity(prices);
        if (!equity.isPositive()) {
            throw new PermanentFault(
                    "desk %s has an equity of %s USD: there is nothing to weigh; its books open with its first session"
                            .formatted(desk.id(), equity));
        }
        LocalDate windowStart = day(asOf).minusDays(WashSales.WINDOW_DAYS);
        Map<Symbol, List<HeldLot>> held = new HashMap<>();
        lots.forEach((symbol, own) ->
                held.put(symbol, own.stream().map(lot -> held(lot, day(asOf))).toList()));
        return new RebalanceInput(
                equity,
                request.targets(),
                held,
                prices,
                desk.settings().costs(),
                new Settings(
                        request.band(),
                        request.maxTurnover(),
                        Settings.DEFAULT.maxCost(),
                        request.taxAware(),
                        desk.settings().fractionalShares()),
                record.soldAtLossSince(windowStart),
                record.boughtSince(windowStart));
    }

    private static HeldLot held(Lot lot, LocalDate today) {
        return new HeldLot(
                lot.id(), lot.openQuantity(), lot.price(), HoldingTerm.of(lot.openedOn(), today) == HoldingTerm.LONG);
    }

    /** What the books would close of the planned sales: a try that is never booked. */
    private static List<LotClosing> closings(
            Desk desk, RebalancePlan plan, Map<Symbol, List<Lot>> lots, Map<Symbol, LastPrice> quotes, Instant asOf) {
        return plan.trims().stream()
                .filter(trim -> trim.side() == Side.SELL)
                .flatMap(trim -> new Book(Money.ZERO, lots.getOrDefault(trim.symbol(), List.of()))
                                .apply(
                                        sale(trim, price(trim, quotes), asOf),
                                        desk.settings().lotMethod())
                                .closings()
                                .stream())
                .toList();
    }

    private static Fill sale(Trim trim, Price price, Instant asOf) {
        return new Fill(
                planned(trim),
                planned(trim),
                trim.symbol(),
                Side.SELL,
                trim.quantity(),
                price,
                Money.ZERO,
                day(asOf),
                asOf,
                Optional.empty());
    }

    /** A trade is planned only at a price. */
    private static Price price(Trim trim, Map<Symbol, LastPrice> quotes) {
        return Objects.requireNonNull(quotes.get(trim.symbol())).price();
    }

    private static String planned(Trim trim) {
        return "planned:" + trim.symbol();
    }

    private static LocalDate day(Instant asOf) {
        return asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
