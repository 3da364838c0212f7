package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Entitlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Books corporate actions. Lots bought before the ex-date are concerned, later ones are of the new kind already. A lot
 * is never changed: what goes on of it is a new lot with the same day of purchase and the same cost. A dividend is
 * booked on its ex-date, although companies pay some days or weeks later: the price falls on the ex-date too.
 */
final class CorporateActions {
    private CorporateActions() {}

    /** The booking; empty when the book holds nothing that the action concerns. */
    static Optional<ActionBooking> book(Book book, CorporateAction action, ActionTerms terms) {
        List<Lot> concerned = book.openLots().stream()
                .filter(lot -> lot.isConcernedBy(action))
                .toList();
        if (concerned.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Change(book, action, terms, concerned).booking());
    }

    /** One action on its way into one book. */
    private static final class Change {
        private final Book book;
        private final CorporateAction action;
        private final ActionTerms terms;
        private final List<Lot> concerned;
        private final Quantity held;
        private final Entitlement entitlement;
        private final List<LotAdjustment> adjustments = new ArrayList<>();
        private final List<Lot> opened = new ArrayList<>();
        private final List<LotClosing> closings = new ArrayList<>();

        Change(Book book, CorporateAction action, ActionTerms terms, List<Lot> concerned) {
            this.book = book;
            this.action = action;
            this.terms = terms;
            this.concerned = concerned;
            this.held = concerned.stream().map(Lot::openQuantity).reduce(Quantity.ZERO, Quantity::plus);
            this.entitlement = Entitlement.of(action, held, terms.fractionalShares(), terms.lastClose());
        }

        ActionBooking booking() {
            List<Lot> lots = new ArrayList<>(book.openLots());
            lots.removeAll(concerned);
            lots.addAll(
                    switch (action) {
                        case CorporateAction.Dividend dividend -> concerned;
                        case CorporateAction.Split split -> payFraction(exchange(split));
                        case CorporateAction.SymbolChange change -> rename(change.newSymbol());
                        case CorporateAction.Delisting delisting -> payOut(held, concerned);
                    });
            Money cash = book.cash().plus(entitlement.cash());
            return new ActionBooking(new Book(cash, lots), row(), entries(), adjustments, opened, closings);
        }

        /** New lots for old ones. Shares are cut from a running total, so that they add up to what all together make. */
        private List<Lot> exchange(CorporateAction.Split split) {
            Quantity before = Quantity.ZERO;
            for (Lot lot : concerned) {
                Quantity upTo = before.plus(lot.openQuantity());
                Quantity shares = split.restate(upTo).minus(split.restate(before));
                before = upTo;
                if (shares.isZero()) {
                    writeOff(lot);
                } else {
                    goOn(lot, lot.symbol(), shares, split.restate(lot.price()));
                }
            }
            return opened;
        }

        private List<Lot> rename(Symbol symbol) {
            concerned.forEach(lot -> goOn(lot, symbol, lot.openQuantity(), lot.price()));
            return opened;
        }

        private List<Lot> payFraction(List<Lot> lots) {
            return entitlement.fraction().isZero() ? lots : payOut(entitlement.fraction(), lots);
        }

        private List<Lot> payOut(Quantity shares, List<Lot> lots) {
            LotSale.Result result = new LotSale(
                            action.key(),
                            action.symbol(),
                            terms.tradingDate(),
                            shares,
                            entitlement.price(),
                            entitlement.cash())
                    .from(lots);
            closings.addAll(result.closings());
            return result.lots();
        }

        private void goOn(Lot lot, Symbol symbol, Quantity shares, Price price) {
            Lot next = lot.successor(action, symbol, shares, price);
            opened.add(next);
            adjustments.add(new LotAdjustment(action.key(), lot.id(), next.id(), lot.openQuantity(), lot.openCost()));
        }

        /** So little that not a billionth of a new share is left of it. */
        private void writeOff(Lot lot) {
            closings.add(new LotClosing(
                    lot.id(),
                    lot.symbol(),
                    action.key(),
                    terms.tradingDate(),
                    lot.openQuantity(),
                    Optional.empty(),
                    Money.ZERO,
                    lot.openCost()));
        }

        private BookedAction row() {
            return new BookedAction(
                    action.key(),
                    action.kind(),
                    action.exDate(),
                    action.symbol(),
                    held,
                    entitlement.symbol(),
                    entitlement.shares(),
                    entitlement.cash());
        }

        private List<CashEntry> entries() {
            if (!entitlement.cash().isPositive()) {
                return List.of();
            }
            CashEntry.Kind kind = switch (action) {
                case CorporateAction.Dividend dividend -> CashEntry.Kind.DIVIDEND;
                case CorporateAction.Delisting delisting -> CashEntry.Kind.PAYOUT;
                case CorporateAction.Split split -> CashEntry.Kind.CASH_IN_LIEU;
                case CorporateAction.SymbolChange change ->
                    throw new IllegalStateException("a symbol change pays nothing");
            };
            return List.of(
                    new CashEntry(action.key(), kind, entitlement.cash(), terms.tradingDate(), terms.asOf(), detail()));
        }

        private String detail() {
            return switch (action) {
                case CorporateAction.Dividend dividend ->
                    "Dividend of %s USD on %s %s".formatted(dividend.amount().toPlainString(), held, dividend.symbol());
                case CorporateAction.Delisting delisting ->
                    "Payout of %s USD for each of %s %s"
                            .formatted(delisting.payout().toPlainString(), held, delisting.symbol());
                default -> "Cash for %s %s left over".formatted(entitlement.fraction(), action.symbol());
            };
        }
    }
}
