package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds after any sequence of fills. A sequence is drawn as wishes (a symbol, a side, a part, a price, a fee) and
 * carried out like a broker does: buys as far as the cash goes, sells as far as the shares go.
 */
class BookPropertyTest {
    private static final Money DEPOSIT = Money.of("10000");
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("ALFA"), new Symbol("BETA"), new Symbol("GAMA"));
    private static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");

    /**
     * What somebody wants to trade.
     *
     * @param part [per mille] of the cash to spend, or of the shares to sell
     */
    record Wish(int symbol, Side side, int part, BigDecimal price, Money fee, boolean fractional) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("900"))
                .ofScale(4);
        Arbitrary<Money> fees =
                Arbitraries.integers().between(0, 500).map(cents -> new Money(BigDecimal.valueOf(cents, 2)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, SYMBOLS.size() - 1),
                        Arbitraries.of(Side.class),
                        Arbitraries.integers().between(1, 1000),
                        prices,
                        fees,
                        Arbitraries.of(true, false))
                .as(Wish::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 10_000)
    void theLedgerInvariantHoldsAfterEveryFill(@ForAll("wishes") List<Wish> wishes) {
        Ledger ledger = new Ledger();
        for (Wish wish : wishes) {
            ledger.trade(wish);
            Map<Symbol, Price> prices = Map.of(SYMBOLS.get(wish.symbol()), new Price(wish.price()));
            assertThat(ledger.check(prices)).isInstanceOf(LedgerCheck.Holds.class);
        }
    }

    @Property(tries = 10_000)
    void everyCentOfALotsCostIsEitherOpenOrClosed(@ForAll("wishes") List<Wish> wishes) {
        Ledger ledger = new Ledger();
        wishes.forEach(ledger::trade);
        Map<String, Lot> open = new HashMap<>();
        ledger.book.openLots().forEach(lot -> open.put(lot.id(), lot));
        for (Lot lot : ledger.opened) {
            Money closed = ledger.closings.stream()
                    .filter(closing -> closing.lotId().equals(lot.id()))
                    .map(LotClosing::cost)
                    .reduce(Money.ZERO, Money::plus);
            Money left = open.containsKey(lot.id()) ? open.get(lot.id()).openCost() : Money.ZERO;
            assertThat(closed.plus(left)).isEqualTo(lot.cost());
        }
    }

    @Property(tries = 10_000)
    void everyCentOfASalesProceedsBelongsToOneLot(@ForAll("wishes") List<Wish> wishes) {
        Ledger ledger = new Ledger();
        wishes.forEach(ledger::trade);
        for (Fill fill : ledger.fills) {
            List<LotClosing> closings = ledger.closings.stream()
                    .filter(closing -> closing.fillId().equals(fill.id()))
                    .toList();
            Money expected = fill.side() == Side.SELL ? fill.notional() : Money.ZERO;
            assertThat(closings.stream().map(LotClosing::proceeds).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(expected);
            assertThat(closings)
                    .allSatisfy(closing -> assertThat(closing.proceeds().isNegative()
                                    || closing.cost().isNegative())
                            .isFalse());
        }
    }

    /** Deposit + realised profit - fees - cost of what is held = cash: money comes from nowhere else. */
    @Property(tries = 10_000)
    void cashIsDepositAndProfitLessFeesAndWhatTheOpenLotsCost(@ForAll("wishes") List<Wish> wishes) {
        Ledger ledger = new Ledger();
        wishes.forEach(ledger::trade);
        Money realised = ledger.closings.stream().map(LotClosing::realised).reduce(Money.ZERO, Money::plus);
        Money fees = ledger.fills.stream().map(Fill::fee).reduce(Money.ZERO, Money::plus);
        Money held = ledger.book.openLots().stream().map(Lot::openCost).reduce(Money.ZERO, Money::plus);
        assertThat(ledger.book.cash())
                .isEqualTo(DEPOSIT.plus(realised).minus(fees).minus(held));
    }

    /** Buys first and sells afterwards, each in any order, leave the same cash and shares. */
    @Property(tries = 10_000)
    void theOrderOfIndependentFillsChangesNeitherCashNorShares(@ForAll("wishes") List<Wish> wishes, @ForAll long seed) {
        Ledger ledger = new Ledger();
        wishes.forEach(ledger::trade);
        List<Fill> shuffled = new ArrayList<>(ledger.fills);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.sort((a, b) -> a.side().compareTo(b.side()));
        Book book = Book.holding(DEPOSIT);
        for (Fill fill : shuffled) {
            book = book.apply(fill).after();
        }
        assertThat(book.cash()).isEqualTo(ledger.book.cash());
        for (Symbol symbol : SYMBOLS) {
            assertThat(book.held(symbol)).isEqualTo(ledger.book.held(symbol));
        }
    }

    @Property(tries = 10_000)
    void neverSellsMoreThanIsHeld(@ForAll("wishes") List<Wish> wishes) {
        Ledger ledger = new Ledger();
        wishes.forEach(ledger::trade);
        Symbol symbol = SYMBOLS.getFirst();
        Quantity more = ledger.book.held(symbol).plus(new Quantity(new BigDecimal("0.000000001")));
        Fill fill = fill("over", symbol, Side.SELL, more, Price.of("1"), Money.ZERO);
        assertThatThrownBy(() -> ledger.book.apply(fill)).isInstanceOf(PermanentFault.class);
    }

    private static Fill fill(String id, Symbol symbol, Side side, Quantity shares, Price price, Money fee) {
        return new Fill(id, "o", symbol, side, shares, price, fee, LocalDate.of(2026, 11, 20), OPEN, Optional.empty());
    }

    /** A book with everything that was ever entered, as the tables keep it. */
    private static final class Ledger {
        private final List<Fill> fills = new ArrayList<>();
        private final List<CashEntry> entries =
                new ArrayList<>(List.of(CashEntry.initialDeposit(DEPOSIT, LocalDate.of(2026, 11, 20), OPEN)));
        private final List<Lot> opened = new ArrayList<>();
        private final List<LotClosing> closings = new ArrayList<>();
        private Book book = Book.holding(DEPOSIT);

        void trade(Wish wish) {
            Symbol symbol = SYMBOLS.get(wish.symbol());
            Price price = new Price(wish.price());
            BigDecimal limit = wish.side() == Side.BUY
                    ? book.cash().minus(wish.fee()).amount().divide(price.value(), 9, RoundingMode.DOWN)
                    : book.held(symbol).value();
            BigDecimal shares = limit.multiply(BigDecimal.valueOf(wish.part(), 3))
                    .setScale(wish.fractional() ? 4 : 0, RoundingMode.DOWN);
            if (shares.signum() <= 0) {
                return;
            }
            Fill fill = fill("f" + fills.size(), symbol, wish.side(), new Quantity(shares), price, wish.fee());
            Money value = fill.side() == Side.BUY ? fill.notional().negate() : fill.notional();
            if (book.cash().plus(value).minus(fill.fee()).isNegative()) {
                return;
            }
            Booking booking = book.apply(fill);
            fills.add(fill);
            entries.addAll(booking.entries());
            booking.opened().ifPresent(opened::add);
            closings.addAll(booking.closings());
            book = booking.after();
        }

        LedgerCheck check(Map<Symbol, Price> prices) {
            Portfolio portfolio = new Portfolio(book.cash(), book.positions());
            Money value = portfolio.positions().stream()
                    .map(p -> prices.getOrDefault(p.symbol(), p.averageCost()).times(p.quantity()))
                    .reduce(Money.ZERO, Money::plus);
            return LedgerInvariant.check(facts(portfolio), portfolio.cash(), value, portfolio.equity(prices));
        }

        /** Each record on its own: cash from the entries, shares from the fills, lots from openings and closings. */
        private LedgerFacts facts(Portfolio portfolio) {
            Map<Symbol, BigDecimal> byFills = new HashMap<>();
            Money traded = Money.ZERO;
            for (Fill fill : fills) {
                boolean buy = fill.side() == Side.BUY;
                BigDecimal shares = fill.quantity().value();
                byFills.merge(fill.symbol(), buy ? shares : shares.negate(), BigDecimal::add);
                traded = traded.plus(buy ? fill.notional().negate() : fill.notional())
                        .minus(fill.fee());
            }
            Map<Symbol, Holding> lots = new HashMap<>();
            opened.forEach(lot -> add(lots, lot.symbol(), lot.quantity().value(), lot.cost()));
            closings.forEach(closing -> add(
                    lots,
                    closing.symbol(),
                    closing.quantity().value().negate(),
                    closing.cost().negate()));
            Map<Symbol, Holding> positions = new HashMap<>();
            portfolio
                    .positions()
                    .forEach(p -> add(positions, p.symbol(), p.quantity().value(), p.costBasis()));
            Money cash = entries.stream().map(CashEntry::amount).reduce(Money.ZERO, Money::plus);
            return new LedgerFacts(cash, DEPOSIT, traded, byFills, lots, positions);
        }

        private static void add(Map<Symbol, Holding> holdings, Symbol symbol, BigDecimal shares, Money cost) {
            holdings.merge(
                    symbol,
                    new Holding(shares, cost),
                    (a, b) -> new Holding(a.shares().add(b.shares()), a.cost().plus(b.cost())));
        }
    }
}
