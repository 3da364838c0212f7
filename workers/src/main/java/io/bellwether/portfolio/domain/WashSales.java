package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The tax view of sales: a loss does not count as far as the same shares are bought within 30 days before or after the
 * sale; it is added to the cost of those shares, and the time the sold ones were held counts for them too (26 U.S.C.
 * 1091 and 1223(3), IRS Publication 550, chapter 4). Replacement shares are matched in the order of their purchase, each
 * of them once; shares that are sold with the sale itself, or were before, replace nothing. Fees belong to cost and
 * proceeds here. The ledger knows nothing of this: cash and lots stay as they were booked.
 */
public final class WashSales {
    /** Days before and after a sale in which a purchase replaces what was sold. */
    public static final int WINDOW_DAYS = 30;

    private final List<TaxLot> lots;
    private final List<TaxedSale> sales = new ArrayList<>();

    private WashSales(List<TaxLot> lots) {
        this.lots = lots;
    }

    /**
     * A purchase.
     *
     * @param id the lot's id
     * @param symbol what was bought
     * @param on session of the purchase
     * @param shares [shares] &gt; 0
     * @param cost [USD] of all of them, with the fee
     * @param moved whether they came from another account of the same owner: such shares replace nothing
     */
    public record Purchase(String id, Symbol symbol, LocalDate on, Quantity shares, Money cost, boolean moved) {
        /** Shares that were bought. */
        public Purchase(String id, Symbol symbol, LocalDate on, Quantity shares, Money cost) {
            this(id, symbol, on, shares, cost, false);
        }
    }

    /**
     * Shares of one lot sold in one sale, or moved to another account, which is none.
     *
     * @param sale id of the sale; a sale may close several lots
     * @param lot id of the lot
     * @param on session of the sale
     * @param shares [shares] &gt; 0
     * @param proceeds [USD] less the fee
     * @param cost [USD] of these shares, with their part of the fee
     * @param counted [shares] the same shares as they were counted on the day of the sale, before later splits
     * @param moved whether they left for another account of the same owner: nothing is gained or lost
     */
    public record Disposal(
            String sale,
            String lot,
            LocalDate on,
            Quantity shares,
            Money proceeds,
            Money cost,
            Quantity counted,
            boolean moved) {
        /** A sale after which no split came. */
        public Disposal(String sale, String lot, LocalDate on, Quantity shares, Money proceeds, Money cost) {
            this(sale, lot, on, shares, proceeds, cost, shares, false);
        }

        /** The same shares counted as they are today. */
        public Disposal restated(Quantity today) {
            return new Disposal(sale, lot, on, today, proceeds, cost, counted, moved);
        }

        /** The same with fees taken off the proceeds and added to the cost. */
        public Disposal with(Money proceedsLessFee, Money costWithFee) {
            return new Disposal(sale, lot, on, shares, proceedsLessFee, costWithFee, counted, moved);
        }
    }

    /**
     * A part of a sale as the tax sees it.
     *
     * @param disposal the sale of shares of one lot
     * @param symbol what was sold
     * @param shares [shares] of the disposal with one holding period
     * @param since day on which that period begins: of the purchase, or earlier by the days that tack on
     * @param proceeds [USD]
     * @param basis [USD] cost and losses that were added to it
     * @param disallowed [USD] part of the loss that does not count now, &gt;= 0
     * @param term short or long
     */
    public record TaxedSale(
            Disposal disposal,
            Symbol symbol,
            Quantity shares,
            LocalDate since,
            Money proceeds,
            Money basis,
            Money disallowed,
            HoldingTerm term) {
        /** The shares as they were counted on the day of the sale. */
        public Quantity counted() {
            return shares.equals(disposal.shares())
                    ? disposal.counted()
                    : new Quantity(shares.value()
                            .multiply(disposal.counted().value())
                            .divide(disposal.shares().value(), Quantity.MAX_SCALE, RoundingMode.HALF_UP));
        }

        /** Gain or loss that counts. */
        public Money recognised() {
            return proceeds.minus(basis).plus(disallowed);
        }
    }

    /**
     * What is still held of a purchase.
     *
     * @param lot the lot's id
     * @param shares [shares]
     * @param basis [USD] cost and losses that were added to it
     */
    public record OpenBasis(String lot, Quantity shares, Money basis) {}

    /**
     * @param sales every sale in parts of one holding period, in order
     * @param open what is held, by purchase
     */
    public record Result(List<TaxedSale> sales, List<OpenBasis> open) {
        public Result {
            sales = List.copyOf(sales);
            open = List.copyOf(open);
        }

        public Money disallowed() {
            return sales.stream().map(TaxedSale::disallowed).reduce(Money.ZERO, Money::plus);
        }
    }

    /**
     * Looks at all sales.
     *
     * @param purchases in the order they were made
     * @param disposals in the order they happened, those of one sale together; of lots among the purchases
     */
    public static Result find(List<Purchase> purchases, List<Disposal> disposals) {
        WashSales view = new WashSales(purchases.stream().map(TaxLot::new).toList());
        int i = 0;
        while (i < disposals.size()) {
            int end = i + 1;
            while (end < disposals.size()
                    && disposals.get(end).sale().equals(disposals.get(i).sale())) {
                end++;
            }
            view.sell(disposals.subList(i, end));
            i = end;
        }
        return new Result(
                view.sales,
                view.lots.stream().filter(TaxLot::isOpen).map(TaxLot::open).toList());
    }

    /** All shares of the sale leave first: none of them can replace another. */
    private void sell(List<Disposal> sale) {
        List<Sold> parts = new ArrayList<>();
        for (Disposal disposal : sale) {
            TaxLot lot = lots.stream()
                    .filter(l -> l.purchase.id().equals(disposal.lot()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("sale of unknown lot " + disposal.lot()));
            parts.addAll(lot.take(disposal));
        }
        for (Sold part : parts) {
            if (!part.disposal().moved()) {
                sales.add(part.taxed(disallow(part)));
            }
        }
    }

    private Money disallow(Sold part) {
        Money loss = part.basis().minus(part.proceeds());
        if (!loss.isPositive()) {
            return Money.ZERO;
        }
        Quantity matched = Quantity.ZERO;
        Money disallowed = Money.ZERO;
        for (TaxLot lot : lots) {
            if (lot.replaces(part)) {
                Quantity replaced = lot.replace(part, matched, loss);
                disallowed = disallowed.plus(Apportionment.part(loss, matched, replaced, part.shares()));
                matched = matched.plus(replaced);
            }
        }
        return disallowed;
    }

    /**
     * Shares with one history.
     *
     * @param added [USD] losses added to their cost
     * @param since start of their holding period, with what tacks on
     * @param used whether they replaced shares already
     */
    private record Piece(Quantity shares, Money added, LocalDate since, boolean used) {
        Piece first(Quantity part) {
            return new Piece(part, Apportionment.upTo(added, part, shares), since, used);
        }

        Piece without(Piece first) {
            return new Piece(shares.minus(first.shares), added.minus(first.added), since, used);
        }
    }

    /** Shares of one history that were sold. */
    private record Sold(Disposal disposal, Symbol symbol, Piece piece, Money proceeds, Money basis) {
        Quantity shares() {
            return piece.shares();
        }

        long daysHeld() {
            return ChronoUnit.DAYS.between(piece.since(), disposal.on());
        }

        TaxedSale taxed(Money disallowed) {
            return new TaxedSale(
                    disposal,
                    symbol,
                    piece.shares(),
                    piece.since(),
                    proceeds,
                    basis,
                    disallowed,
                    HoldingTerm.of(piece.since(), disposal.on()));
        }
    }

    /** A purchase with the histories of its shares, oldest match first. */
    private static final class TaxLot {
        private final Purchase purchase;
        private List<Piece> pieces;
        private Money cost;

        TaxLot(Purchase purchase) {
            this.purchase = purchase;
            this.cost = purchase.cost();
            this.pieces = List.of(new Piece(purchase.shares(), Money.ZERO, purchase.on(), false));
        }

        boolean isOpen() {
            return !pieces.isEmpty();
        }

        OpenBasis open() {
            return new OpenBasis(
                    purchase.id(),
                    pieces.stream().map(Piece::shares).reduce(Quantity.ZERO, Quantity::plus),
                    pieces.stream().map(Piece::added).reduce(cost, Money::plus));
        }

        boolean replaces(Sold part) {
            long days = Math.abs(ChronoUnit.DAYS.between(part.disposal().on(), purchase.on()));
            return !purchase.moved() && purchase.symbol().equals(part.symbol()) && days <= WINDOW_DAYS;
        }

        List<Sold> take(Disposal disposal) {
            List<Sold> sold = new ArrayList<>();
            List<Piece> left = new ArrayList<>();
            Quantity gone = Quantity.ZERO;
            for (Piece piece : pieces) {
                Quantity take = piece.shares().min(disposal.shares().minus(gone));
                if (take.isZero()) {
                    left.add(piece);
                    continue;
                }
                Piece first = piece.first(take);
                sold.add(new Sold(
                        disposal,
                        purchase.symbol(),
                        first,
                        Apportionment.part(disposal.proceeds(), gone, take, disposal.shares()),
                        Apportionment.part(disposal.cost(), gone, take, disposal.shares())
                                .plus(first.added())));
                if (take.compareTo(piece.shares()) < 0) {
                    left.add(piece.without(first));
                }
                gone = gone.plus(take);
            }
            if (gone.compareTo(disposal.shares()) < 0) {
                throw new IllegalArgumentException("sale %s takes %s shares of lot %s, which has %s"
                        .formatted(disposal.sale(), disposal.shares(), disposal.lot(), gone));
            }
            pieces = left;
            cost = cost.minus(disposal.cost());
            return sold;
        }

        /** Adds the loss to as many shares as are left to be matched; returns how many that were. */
        Quantity replace(Sold part, Quantity matchedBefore, Money loss) {
            List<Piece> after = new ArrayList<>();
            Quantity matched = matchedBefore;
            for (Piece piece : pieces) {
                Quantity take = piece.used()
                        ? Quantity.ZERO
                        : piece.shares().min(part.shares().minus(matched));
                if (take.isZero()) {
                    after.add(piece);
                    continue;
                }
                Piece first = piece.first(take);
                after.add(new Piece(
                        take,
                        first.added().plus(Apportionment.part(loss, matched, take, part.shares())),
                        purchase.on().minusDays(part.daysHeld()),
                        true));
                if (take.compareTo(piece.shares()) < 0) {
                    after.add(piece.without(first));
                }
                matched = matched.plus(take);
            }
            pieces = after;
            return matched.minus(matchedBefore);
        }
    }
}
