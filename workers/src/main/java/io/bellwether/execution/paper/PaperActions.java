package io.bellwether.execution.paper;

import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.RestatedOrder;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Entitlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Corporate actions as a broker handles them: without being told by the desk, once per account, on the shares held at
 * the close before the ex-date and on orders that were waiting then. Orders of shares that changed their name or are
 * delisted are cancelled.
 */
@Component
class PaperActions {
    private final PaperBook book;
    private final PaperActionTable table;
    private final MarketReader market;

    PaperActions(PaperBook book, PaperActionTable table, MarketReader market) {
        this.book = book;
        this.table = table;
        this.market = market;
    }

    /** Actions of the account's shares and orders that are not applied yet, in the order in which they apply. */
    List<CorporateAction> due(Desk desk, Instant asOf) {
        Set<Symbol> symbols = new HashSet<>(book.account(desk.id()).shares().keySet());
        book.open(desk.id()).forEach(order -> symbols.add(order.symbol()));
        if (symbols.isEmpty()) {
            return List.of();
        }
        List<CorporateAction> known = market.corporateActions(desk.market(), symbols, asOf);
        Set<String> applied = known.isEmpty() ? Set.of() : table.applied(desk.id());
        return known.stream()
                .filter(action -> !applied.contains(action.key()))
                .filter(action -> table.heldBefore(desk.id(), action).isPositive()
                        || !waiting(desk, action).isEmpty())
                .toList();
    }

    /** Orders of the moment before the ex-date are to be settled before. */
    void apply(Desk desk, CorporateAction action, Instant asOf) {
        boolean fractional = desk.settings().fractionalShares();
        Quantity held = table.heldBefore(desk.id(), action);
        Optional<Price> close = market.closeBefore(desk.market(), action.symbol(), action.exDate(), asOf);
        Entitlement entitlement = held.isZero()
                ? new Entitlement(action.symbol(), held, held, Money.ZERO, Optional.empty())
                : Entitlement.of(action, held, fractional, close);
        table.add(desk.id(), action, held, entitlement, asOf);
        for (PaperOrder order : waiting(desk, action)) {
            switch (action) {
                case CorporateAction.Dividend dividend -> {}
                case CorporateAction.Split split -> restate(order, split, fractional);
                case CorporateAction.SymbolChange change -> cancel(order);
                case CorporateAction.Delisting delisting -> cancel(order);
            }
        }
    }

    private List<PaperOrder> waiting(Desk desk, CorporateAction action) {
        return book.open(desk.id()).stream()
                .filter(order -> order.symbol().equals(action.symbol())
                        && day(order.submittedAsOf()).isBefore(action.exDate())
                        && standsAt(order, action.exDate()))
                .toList();
    }

    private static boolean standsAt(PaperOrder order, LocalDate exDate) {
        return order.isGoodTillCancelled()
                || (order.filled().isZero() && !order.tradingDate().isBefore(exDate));
    }

    private void restate(PaperOrder order, CorporateAction.Split split, boolean fractional) {
        Quantity quantity = RestatedOrder.quantity(split, order.quantity(), fractional);
        if (quantity.isZero() || !order.filled().isZero()) {
            cancel(order);
        } else {
            table.restate(
                    order.id(),
                    quantity,
                    order.limit().map(split::restate),
                    order.stop().map(split::restate));
        }
    }

    private void cancel(PaperOrder order) {
        book.save(new PaperExchange.Outcome(order.withState(BrokerOrder.State.CANCELLED), List.of()));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
