package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What trades brought, as traders count it. A trade without profit or loss counts among all, but neither as won nor as
 * lost. What cannot be said of so few trades is empty, never 0. Figures are made of exact profits and rounded once; only
 * the sum is the ledger's.
 *
 * @param count trades
 * @param wins with a profit
 * @param losses with a loss
 * @param winRate wins of all trades [fraction, 6 decimals]
 * @param averageWin [USD, 4 decimals]
 * @param medianWin [USD, 4 decimals]
 * @param averageLoss [USD, 4 decimals] negative
 * @param medianLoss [USD, 4 decimals] negative
 * @param profitFactor all wins divided by all losses [6 decimals]; empty without a loss
 * @param expectancy average win x win rate + average loss x (1 - win rate) [USD, 4 decimals]
 * @param averageHoldingDays [calendar days, 2 decimals]
 * @param pnl [USD] of all trades as booked, before fees
 */
public record TradeStatistics(
        int count,
        int wins,
        int losses,
        Optional<BigDecimal> winRate,
        Optional<BigDecimal> averageWin,
        Optional<BigDecimal> medianWin,
        Optional<BigDecimal> averageLoss,
        Optional<BigDecimal> medianLoss,
        Optional<BigDecimal> profitFactor,
        Optional<BigDecimal> expectancy,
        Optional<BigDecimal> averageHoldingDays,
        Money pnl) {
    private static final int USD_SCALE = 4;
    private static final int RATIO_SCALE = 6;
    private static final int EXACT = 20;

    public static TradeStatistics of(List<RoundTrip> trips) {
        List<BigDecimal> wins = sorted(trips, pnl -> pnl.signum() > 0);
        List<BigDecimal> losses = sorted(trips, pnl -> pnl.signum() < 0);
        BigDecimal days = BigDecimal.valueOf(
                trips.stream().mapToLong(RoundTrip::holdingDays).sum());
        return new TradeStatistics(
                trips.size(),
                wins.size(),
                losses.size(),
                ratio(BigDecimal.valueOf(wins.size()), BigDecimal.valueOf(trips.size()), RATIO_SCALE),
                ratio(sum(wins), BigDecimal.valueOf(wins.size()), USD_SCALE),
                median(wins),
                ratio(sum(losses), BigDecimal.valueOf(losses.size()), USD_SCALE),
                median(losses),
                ratio(sum(wins), sum(losses).abs(), RATIO_SCALE),
                expectancy(trips.size(), wins, losses),
                ratio(days, BigDecimal.valueOf(trips.size()), 2),
                trips.stream().map(RoundTrip::pnl).reduce(Money.ZERO, Money::plus));
    }

    /** All exits of a symbol as one position, by symbol; prices are averages by shares. */
    public static List<RoundTrip> positions(List<RoundTrip> trips) {
        Map<Symbol, List<RoundTrip>> bySymbol = new TreeMap<>();
        trips.forEach(trip ->
                bySymbol.computeIfAbsent(trip.symbol(), s -> new ArrayList<>()).add(trip));
        return bySymbol.values().stream().map(TradeStatistics::position).toList();
    }

    private static RoundTrip position(List<RoundTrip> trips) {
        LocalDate entry =
                trips.stream().map(RoundTrip::entry).min(LocalDate::compareTo).orElseThrow();
        LocalDate exit =
                trips.stream().map(RoundTrip::exit).max(LocalDate::compareTo).orElseThrow();
        Quantity shares = trips.stream().map(RoundTrip::quantity).reduce(Quantity.ZERO, Quantity::plus);
        BigDecimal paid = trips.stream()
                .map(trip -> trip.entryPrice().multiply(trip.quantity().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal got = trips.stream()
                .map(trip -> trip.exitPrice().multiply(trip.quantity().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new RoundTrip(
                trips.getFirst().symbol(),
                entry,
                exit,
                shares,
                paid.divide(shares.value(), RATIO_SCALE, RoundingMode.HALF_UP),
                got.divide(shares.value(), RATIO_SCALE, RoundingMode.HALF_UP),
                trips.stream().map(RoundTrip::pnl).reduce(Money.ZERO, Money::plus),
                sum(trips.stream().map(RoundTrip::exactPnl).toList()));
    }

    private static List<BigDecimal> sorted(List<RoundTrip> trips, Predicate<BigDecimal> which) {
        return trips.stream().map(RoundTrip::exactPnl).filter(which).sorted().toList();
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole, int scale) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, scale, RoundingMode.HALF_UP));
    }

    private static Optional<BigDecimal> median(List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal upper = sorted.get(sorted.size() / 2);
        BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(upper.add(lower).divide(BigDecimal.TWO, USD_SCALE, RoundingMode.HALF_UP));
    }

    /** The weights are counted in all trades, so trades without profit or loss weigh as lost ones. */
    private static Optional<BigDecimal> expectancy(int count, List<BigDecimal> wins, List<BigDecimal> losses) {
        if (count == 0) {
            return Optional.empty();
        }
        BigDecimal all = BigDecimal.valueOf(count);
        BigDecimal won = sum(wins).divide(all, EXACT, RoundingMode.HALF_UP);
        BigDecimal lost = ratio(sum(losses), BigDecimal.valueOf(losses.size()), EXACT)
                .orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(count - wins.size()))
                .divide(all, EXACT, RoundingMode.HALF_UP);
        return Optional.of(won.add(lost).setScale(USD_SCALE, RoundingMode.HALF_UP));
    }
}
