package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.Findings.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares the daily rows of a source with its trades, day after day. A difference that only goes on from the day before
 * is not told again.
 */
final class DayCheck {
    private final Map<Symbol, Quantity> missing = new HashMap<>();
    private final Findings findings;
    private final Treatment followed;
    private BigDecimal cashGap = BigDecimal.ZERO;
    private BigDecimal equityGap = BigDecimal.ZERO;

    DayCheck(Findings findings, boolean asRecorded) {
        this.findings = findings;
        this.followed = asRecorded ? Treatment.FOLLOWED : Treatment.LISTED;
    }

    /**
     * Compares positions with what the trades left.
     *
     * @param sold shares sold on the day, by symbol
     */
    void positions(SourceDay day, Tally tally, Map<Symbol, Quantity> sold) {
        Set<Symbol> shown = new HashSet<>();
        for (SourceHolding holding : day.holdings()) {
            arithmetic(day.date(), holding);
            Quantity expected =
                    holding.sold() ? sold.getOrDefault(holding.symbol(), Quantity.ZERO) : tally.held(holding.symbol());
            if (!holding.shares().equals(expected)) {
                findings.about(
                        holding.at(),
                        day.date(),
                        holding.symbol(),
                        Kind.SHARES_DIFFER,
                        new Figures(holding.shares().value(), expected.value(), Treatment.LISTED),
                        holding.sold() ? "shares sold that day by the trades" : "shares the trades leave");
            }
            if (!holding.sold()) {
                shown.add(holding.symbol());
            }
        }
        missing.keySet()
                .retainAll(tally.positions().stream().map(Position::symbol).toList());
        missing.keySet().removeAll(shown);
        for (Position position : tally.positions()) {
            boolean news = !shown.contains(position.symbol())
                    && !position.quantity().equals(missing.put(position.symbol(), position.quantity()));
            if (news) {
                findings.about(
                        day.total().map(SourceTotal::at).orElse(day.at()),
                        day.date(),
                        position.symbol(),
                        Kind.MISSING_POSITION,
                        new Figures(BigDecimal.ZERO, position.quantity().value(), Treatment.LISTED),
                        "the trades leave these shares from this day on, but there is no row of them");
            }
        }
    }

    /**
     * Compares cash with what the trades left.
     *
     * @param byTrades [USD] cash of the books without what was entered because it was missing
     */
    void cash(LocalDate date, SourceTotal total, Money byTrades) {
        BigDecimal stated = Money.rounded(total.cash()).amount();
        BigDecimal gap = stated.subtract(byTrades.amount());
        if (gap.compareTo(cashGap) != 0) {
            findings.about(
                    total.at(),
                    date,
                    Kind.CASH_GAP,
                    new Figures(stated, byTrades.amount().add(cashGap), followed),
                    "what the row before and the trades since make; after it the source is ahead of the trades by "
                            + gap.toPlainString());
            if (stated.signum() < 0) {
                findings.about(
                        total.at(),
                        date,
                        Kind.CASH_BELOW_ZERO,
                        new Figures(stated, BigDecimal.ZERO, Treatment.LISTED),
                        "cash of the source itself; the books stop at zero");
            }
        }
        cashGap = followed == Treatment.FOLLOWED ? stated.min(BigDecimal.ZERO) : gap;
    }

    /** Compares the sums with each other and equity with what the trades make. */
    void sums(SourceDay day, SourceTotal total, Money rebuilt) {
        BigDecimal stated = total.equity();
        total.value().ifPresent(value -> {
            sum(day, total, value, SourceHolding::value, "value of the day's positions");
            compare(total, day.date(), stated, value.add(total.cash()), "equity: value and cash of the same row");
        });
        total.pnl().ifPresent(pnl -> sum(day, total, pnl, SourceHolding::pnl, "profit of the day's positions"));
        BigDecimal gap = stated.subtract(rebuilt.amount());
        if (TradeCheck.off(gap, equityGap)) {
            findings.about(
                    total.at(),
                    day.date(),
                    Kind.EQUITY_DIFFERS,
                    new Figures(stated, rebuilt.amount(), followed),
                    "the trades at the stated prices make the expected equity; the day before it was off by "
                            + equityGap.setScale(2, RoundingMode.HALF_UP).toPlainString());
        }
        equityGap = gap;
    }

    private void sum(
            SourceDay day,
            SourceTotal total,
            BigDecimal stated,
            Function<SourceHolding, Optional<BigDecimal>> figure,
            String what) {
        BigDecimal sum = day.holdings().stream()
                .filter(holding -> !holding.sold())
                .flatMap(holding -> figure.apply(holding).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        compare(total, day.date(), stated, sum, what);
    }

    private void compare(SourceTotal total, LocalDate date, BigDecimal stated, BigDecimal expected, String what) {
        if (TradeCheck.off(stated, expected)) {
            findings.about(
                    total.at(), date, Kind.ROW_ARITHMETIC, new Figures(stated, expected, Treatment.LISTED), what);
        }
    }

    private void arithmetic(LocalDate date, SourceHolding holding) {
        holding.value().ifPresent(value -> {
            holding.price()
                    .map(price -> price.value().multiply(holding.shares().value()))
                    .filter(product -> TradeCheck.off(value, product))
                    .ifPresent(product -> findings.about(
                            holding.at(),
                            date,
                            holding.symbol(),
                            Kind.ROW_ARITHMETIC,
                            new Figures(value, product, Treatment.LISTED),
                            "value: shares x price of the same row"));
            holding.pnl()
                    .ifPresent(pnl -> holding.cost()
                            .map(value::subtract)
                            .filter(profit -> TradeCheck.off(pnl, profit))
                            .ifPresent(profit -> findings.about(
                                    holding.at(),
                                    date,
                                    holding.symbol(),
                                    Kind.ROW_ARITHMETIC,
                                    new Figures(pnl, profit, Treatment.LISTED),
                                    "profit: value less cost of the same row")));
        });
    }
}
