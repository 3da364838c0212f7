package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A desk's opening, if any, and its closes, oldest first, and what they say of its returns: cash from outside moves equity
 * and earns nothing. A series never changes; one that goes on shares what it has in common with it, so that a day more
 * costs a day and not the whole history. Not for several threads at once.
 */
public final class EquitySeries {
    private final Columns columns;
    private final int size;

    private EquitySeries(Columns columns, int size) {
        this.columns = columns;
        this.size = size;
    }

    /** A series without any snapshot. */
    public static EquitySeries empty() {
        return new EquitySeries(new Columns(), 0);
    }

    /**
     * Of snapshots.
     *
     * @param snapshots a desk's opening, if any, and its closes, oldest first
     * @param flows cash from outside after the first deposit [USD], by session; a session without a close counts with the
     *     next one
     */
    public static EquitySeries of(List<EquitySnapshot> snapshots, NavigableMap<LocalDate, Money> flows) {
        EquitySeries series = empty();
        for (EquitySnapshot snapshot : snapshots) {
            series = series.plus(snapshot, flows);
        }
        return series;
    }

    /**
     * The same with one more snapshot at its end.
     *
     * @param flows see {@link #of}; those of the sessions since the last close count
     */
    public EquitySeries plus(EquitySnapshot snapshot, NavigableMap<LocalDate, Money> flows) {
        Columns common = columns.snapshots.size() == size ? columns : columns.first(size);
        common.add(snapshot, flows);
        return new EquitySeries(common, size + 1);
    }

    /** The part of it up to the day. */
    public EquitySeries upTo(LocalDate day) {
        int last = size;
        while (last > 0 && columns.snapshots.get(last - 1).tradingDate().isAfter(day)) {
            last--;
        }
        return last == size ? this : new EquitySeries(columns, last);
    }

    /** The snapshots, oldest first; the list does not change. */
    public List<EquitySnapshot> snapshots() {
        return new Prefix<>(columns.snapshots, size);
    }

    /** Equity of each snapshot, cash from outside taken out ({@link Performance#timeWeighted}). */
    public List<BigDecimal> timeWeighted() {
        return new Prefix<>(columns.weighted, size);
    }

    /** Deepest fall of a solvent series, cash from outside taken out ({@link Performance#maxDrawdown}). */
    public BigDecimal maxDrawdown() {
        return size == 0 ? Low.NONE : columns.lows.get(size - 1).deepest();
    }

    /** Whether equity was above zero at every snapshot: a change is one of money that was there. */
    public boolean solvent() {
        return columns.insolventAt >= size;
    }

    /** The days on which the benchmark's price is known too. */
    public AgainstBenchmark againstBenchmark() {
        int known = pairs();
        return new AgainstBenchmark(
                new Prefix<>(columns.pairDays, known),
                new Prefix<>(columns.pairOwn, known),
                new Prefix<>(columns.pairBenchmark, known));
    }

    /** The last close before the day. */
    Optional<EquitySnapshot> closeBefore(LocalDate day) {
        for (int i = size - 1; i >= 0; i--) {
            EquitySnapshot snapshot = columns.snapshots.get(i);
            if (snapshot.moment().equals(Moment.CLOSE) && snapshot.tradingDate().isBefore(day)) {
                return Optional.of(snapshot);
            }
        }
        return Optional.empty();
    }

    /** What the days of a solvent series allow to be said, see {@link SeriesBasis#of}. */
    SeriesBasis basis(int values) {
        return SeriesBasis.of(
                values,
                columns.snapshots.getFirst().tradingDate(),
                columns.snapshots.get(size - 1).tradingDate(),
                columns.daysUpTo(size).get(size - 1));
    }

    /** Changes between neighbours, of a solvent series: one fewer than there are snapshots. */
    double[] returns() {
        return columns.returns.upTo(columns.weighted, size);
    }

    /** The same of the days on which the benchmark is known. */
    double[] pairReturns() {
        return columns.pairReturns.upTo(columns.pairOwn, pairs());
    }

    /** The benchmark's changes on these days. */
    double[] benchmarkReturns() {
        return columns.benchmarkReturns.upTo(columns.pairBenchmark, pairs());
    }

    private int pairs() {
        return size == 0 ? 0 : columns.pairsAt.get(size - 1);
    }

    /**
     * How far a series fell.
     *
     * @param highest value so far
     * @param lowest value since then
     * @param deepest fall so far
     */
    private record Low(BigDecimal highest, BigDecimal lowest, BigDecimal deepest) {
        static final BigDecimal NONE = BigDecimal.ZERO.setScale(8);

        Low with(BigDecimal value) {
            if (value.compareTo(highest) >= 0) {
                return new Low(value, value, deepest);
            }
            if (highest.signum() <= 0 || value.compareTo(lowest) >= 0) {
                return this;
            }
            return new Low(highest, value, deepest.min(Performance.change(highest, value)));
        }
    }

    /** What is known of each snapshot, added to and never changed: series of different lengths read the same columns. */
    private static final class Columns {
        final List<EquitySnapshot> snapshots = new ArrayList<>();
        final List<BigDecimal> weighted = new ArrayList<>();
        final List<LocalDate> pairDays = new ArrayList<>();
        final List<BigDecimal> pairOwn = new ArrayList<>();
        final List<BigDecimal> pairBenchmark = new ArrayList<>();
        final List<Integer> pairsAt = new ArrayList<>();
        final List<SeriesBasis.Days> days = new ArrayList<>();
        final Changes returns = new Changes();
        final Changes pairReturns = new Changes();
        final Changes benchmarkReturns = new Changes();
        int insolventAt = Integer.MAX_VALUE;
        final List<Low> lows = new ArrayList<>();
        private final List<BigDecimal> factors = new ArrayList<>();
        private final List<LocalDate> counted = new ArrayList<>();

        void add(EquitySnapshot snapshot, NavigableMap<LocalDate, Money> flows) {
            int n = snapshots.size();
            LocalDate countedUpTo = n == 0 ? LocalDate.MIN : counted.get(n - 1);
            BigDecimal factor = n == 0 ? BigDecimal.ONE : factors.get(n - 1);
            if (snapshot.moment().equals(Moment.CLOSE)) {
                if (n > 0) {
                    factor = factor(factor, snapshots.get(n - 1), flow(flows, countedUpTo, snapshot.tradingDate()));
                }
                countedUpTo = snapshot.tradingDate();
            }
            snapshots.add(snapshot);
            factors.add(factor);
            counted.add(countedUpTo);
            BigDecimal worth = snapshot.equity().amount().multiply(factor);
            weighted.add(worth);
            lows.add(n == 0 ? new Low(worth, worth, Low.NONE) : lows.get(n - 1).with(worth));
            if (!snapshot.equity().isPositive()) {
                insolventAt = Math.min(insolventAt, n);
            }
            snapshot.benchmarkPrice().ifPresent(price -> {
                pairDays.add(snapshot.tradingDate());
                pairOwn.add(worth);
                pairBenchmark.add(price.value());
            });
            pairsAt.add(pairDays.size());
        }

        private static BigDecimal flow(NavigableMap<LocalDate, Money> flows, LocalDate after, LocalDate upTo) {
            if (flows.isEmpty() || !after.isBefore(upTo)) {
                return BigDecimal.ZERO;
            }
            return flows.subMap(after, false, upTo, true).values().stream()
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** @see Performance#timeWeighted */
        private static BigDecimal factor(BigDecimal factor, EquitySnapshot last, BigDecimal flow) {
            BigDecimal before = last.equity().amount();
            BigDecimal invested = before.add(flow);
            return flow.signum() == 0 || invested.signum() <= 0
                    ? factor
                    : factor.multiply(before).divide(invested, MathContext.DECIMAL64);
        }

        List<SeriesBasis.Days> daysUpTo(int size) {
            for (int i = days.size(); i < size; i++) {
                LocalDate day = snapshots.get(i).tradingDate();
                days.add(
                        i == 0
                                ? SeriesBasis.Days.FIRST
                                : days.get(i - 1).with(snapshots.get(i - 1).tradingDate(), day));
            }
            return days;
        }

        /** The same columns for another continuation. */
        Columns first(int size) {
            Columns copy = new Columns();
            int known = size == 0 ? 0 : pairsAt.get(size - 1);
            copy.snapshots.addAll(snapshots.subList(0, size));
            copy.weighted.addAll(weighted.subList(0, size));
            copy.lows.addAll(lows.subList(0, size));
            copy.factors.addAll(factors.subList(0, size));
            copy.counted.addAll(counted.subList(0, size));
            copy.pairsAt.addAll(pairsAt.subList(0, size));
            copy.pairDays.addAll(pairDays.subList(0, known));
            copy.pairOwn.addAll(pairOwn.subList(0, known));
            copy.pairBenchmark.addAll(pairBenchmark.subList(0, known));
            copy.insolventAt = insolventAt >= size ? Integer.MAX_VALUE : insolventAt;
            return copy;
        }
    }

    /** Changes between neighbours of a column, each computed once. */
    private static final class Changes {
        private double[] known = new double[16];
        private int n;

        double[] upTo(List<BigDecimal> values, int size) {
            int wanted = Math.max(0, size - 1);
            if (wanted > known.length) {
                known = Arrays.copyOf(known, Math.max(wanted, 2 * known.length));
            }
            for (; n < wanted; n++) {
                known[n] = Performance.change(values.get(n), values.get(n + 1)).doubleValue();
            }
            return Arrays.copyOf(known, wanted);
        }
    }
}
