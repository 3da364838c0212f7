package io.bellwether.execution.app.stops;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.PeakEquity;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.research.domain.Indicators;
import io.bellwether.risk.app.MarketNumbers;
import io.bellwether.risk.app.TrailingStops;
import io.bellwether.risk.domain.stops.DrawdownBrake;
import io.bellwether.risk.domain.stops.StopRules;
import io.bellwether.risk.domain.stops.StopTrigger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Midday: raises the stops that follow a rising close, measures the drawdown, then finds the stops that the last prices
 * reached and the positions whose time is up. When the brake is pulled no stop
 * order is created, since none could leave; the brake's reason names the stops that were reached. What is to happen is
 * found in one transaction; the broker and people are spoken to after it. Safe to run twice.
 */
@Service
public class CheckStopsAndBrakes {
    private final Desks desks;
    private final Halts halts;
    private final Books books;
    private final PeakEquity peaks;
    private final Snapshots snapshots;
    private final MarketNumbers market;
    private final TrailingStops trailingStops;
    private final StopOrders stopOrders;
    private final RestingStops restingStops;
    private final TransactionTemplate transaction;

    CheckStopsAndBrakes(
            Desks desks,
            Halts halts,
            Books books,
            PeakEquity peaks,
            Snapshots snapshots,
            MarketNumbers market,
            TrailingStops trailingStops,
            StopOrders stopOrders,
            RestingStops restingStops,
            TransactionTemplate transaction) {
        this.desks = desks;
        this.halts = halts;
        this.books = books;
        this.peaks = peaks;
        this.snapshots = snapshots;
        this.market = market;
        this.trailingStops = trailingStops;
        this.stopOrders = stopOrders;
        this.restingStops = restingStops;
        this.transaction = transaction;
    }

    /** What was found at the session's moment. */
    private record Found(List<StopTrigger> triggers, DrawdownBrake brake) {}

    /**
     * Creates the stop orders of the session's moment; a halted desk has none, and neither has a session that hung until
     * a later day traded: that day's shares at this one's prices are no drawdown. Opening the books first makes sure of the
     * deposit and locks the desk, so that the brake never weighs a half-booked portfolio.
     */
    public StopsResult run(SessionRef session) {
        if (halts.current(session.desk()).isPresent()
                || snapshots.hasBookingsAfter(session.desk(), session.tradingDate())) {
            return StopsResult.halted();
        }
        Desk desk = desks.get(session.desk());
        Map<Symbol, Indicators> known = trailingStops.indicators(session, desk);
        Found found = Objects.requireNonNull(transaction.execute(status -> find(session, desk, known)));
        if (found.brake().pulled()) {
            return new StopsResult(List.of(), Optional.of(reason(found.brake(), found.triggers())), false);
        }
        return new StopsResult(
                stopOrders.create(session, found.triggers()),
                Optional.empty(),
                desk.settings().advises(session.session()));
    }

    /**
     * Opening the books first makes sure of the deposit and locks the desk, so that the brake never weighs a half-booked
     * portfolio.
     */
    private Found find(SessionRef session, Desk desk, Map<Symbol, Indicators> known) {
        books.openWith(desk.id(), desk.initialCash(), session.tradingDate(), session.asOf());
        trailingStops.raise(session, desk, known);
        Portfolio portfolio = books.portfolio(session.desk());
        Map<Symbol, Price> prices = market.prices(desk.market(), session.asOf());
        List<StopTrigger> triggers = triggers(session, desk, portfolio, prices);
        Money equity = portfolio.equity(prices);
        Money peak = peaks.read(desk, session.asOf()).orElse(equity);
        DrawdownBrake brake =
                DrawdownBrake.check(equity, peak, desk.settings().limits().maxDrawdown());
        return new Found(triggers, brake);
    }

    /** Prices that reached a stop the broker does not keep, and positions whose time is up. */
    private List<StopTrigger> triggers(SessionRef session, Desk desk, Portfolio portfolio, Map<Symbol, Price> prices) {
        List<StopTrigger> triggers =
                new ArrayList<>(StopRules.midday(restingStops.unguarded(desk.id(), portfolio.positions()), prices));
        int most = desk.settings().limits().count(LimitKey.MAX_HOLDING_SESSIONS);
        StopRules.timeUp(portfolio.positions(), prices, most, session.tradingDate()).stream()
                .filter(late ->
                        triggers.stream().noneMatch(reached -> reached.symbol().equals(late.symbol())))
                .toList()
                .forEach(triggers::add);
        return triggers;
    }

    private static String reason(DrawdownBrake brake, List<StopTrigger> triggers) {
        String fall = "equity %s is %s %% below its peak %s, the limit is %s %%"
                .formatted(
                        brake.equity(),
                        brake.drawdown().negate().movePointRight(2).setScale(2, RoundingMode.HALF_UP),
                        brake.peak(),
                        brake.limit().movePointRight(2).stripTrailingZeros().toPlainString());
        String stops = triggers.stream().map(t -> t.symbol().value()).collect(Collectors.joining(", "));
        return stops.isEmpty() ? fall : fall + "; stops reached and not sold: " + stops;
    }
}
