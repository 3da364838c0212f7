package io.bellwether.execution.domain.exchange;

import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.RestatedOrder;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Entitlement;
import io.bellwether.marketdata.domain.MarketView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Corporate actions as a broker handles them: without being told by the desk, once per account, on the shares held at
 * the close before the ex-date and on orders that were waiting then. Orders of shares that changed their name or are
 * delisted are cancelled.
 */
final class ExchangeActions {
    private final ExchangeAccount account;
    private final ExchangeMarket market;
    private final MarketView view;
    private final boolean fractional;

    ExchangeActions(ExchangeAccount account, ExchangeMarket market, MarketView view, boolean fractional) {
        this.account = account;
        this.market = market;
        this.view = view;
        this.fractional = fractional;
    }

    /** Actions of the account's shares and orders that are not applied yet, in the order in which they apply. */
    List<CorporateAction> due() {
        Set<Symbol> symbols = account.symbols();
        if (symbols.isEmpty()) {
            return List.of();
        }
        List<CorporateAction> known = view.corporateActions(symbols);
        if (account.hasNothingDueOf(known)) {
            return List.of();
        }
        List<CorporateAction> due = new ArrayList<>();
        for (CorporateAction action : known) {
            if (account.isOver(action)) {
                continue;
            }
            if (isDue(action)) {
                due.add(action);
            } else if (isSettledBeyond(action.exDate())) {
                account.dismiss(action);
            }
        }
        if (due.isEmpty()) {
            account.nothingDueOf(known);
        }
        return due;
    }

    private boolean isDue(CorporateAction action) {
        return !account.isApplied(action)
                && (account.heldBefore(action).isPositive() || !waiting(action).isEmpty());
    }

    /** Whether a session from the ex-date on has opened for the account: none of its orders can trade before that any more. */
    private boolean isSettledBeyond(LocalDate exDate) {
        Instant settled = account.settledAsOf();
        return !settled.equals(Instant.MIN)
                && !market.lastOpened(settled).date().isBefore(exDate);
    }

    /** Orders of the moment before the ex-date are to be settled before. */
    void apply(CorporateAction action, Instant asOf) {
        Quantity held = account.heldBefore(action);
        Optional<Price> close = view.closeBefore(action.symbol(), action.exDate());
        Entitlement entitlement = held.isZero()
                ? new Entitlement(action.symbol(), held, held, Money.ZERO, Optional.empty())
                : Entitlement.of(action, held, fractional, close);
        List<ExchangeOrder> waiting = waiting(action);
        account.apply(action, held, entitlement, asOf);
        for (ExchangeOrder order : waiting) {
            switch (action) {
                case CorporateAction.Dividend dividend -> {}
                case CorporateAction.Split split -> account.keep(restated(order, split));
                case CorporateAction.SymbolChange change -> account.keep(cancelled(order));
                case CorporateAction.Delisting delisting -> account.keep(cancelled(order));
            }
        }
    }

    private List<ExchangeOrder> waiting(CorporateAction action) {
        return account.open().stream()
                .filter(order -> order.symbol().equals(action.symbol())
                        && ExchangeMarket.day(order.submittedAsOf()).isBefore(action.exDate())
                        && standsAt(order, action.exDate()))
                .toList();
    }

    private static boolean standsAt(ExchangeOrder order, LocalDate exDate) {
        return order.isGoodTillCancelled()
                || (order.filled().isZero() && !order.tradingDate().isBefore(exDate));
    }

    private ExchangeOrder restated(ExchangeOrder order, CorporateAction.Split split) {
        Quantity quantity = RestatedOrder.quantity(split, order.quantity(), fractional);
        return quantity.isZero() || !order.filled().isZero() ? cancelled(order) : order.restated(quantity, split);
    }

    private static ExchangeOrder cancelled(ExchangeOrder order) {
        return order.withState(BrokerOrder.State.CANCELLED);
    }
}
