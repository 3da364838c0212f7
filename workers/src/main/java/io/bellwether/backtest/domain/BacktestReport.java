package io.bellwether.backtest.domain;

import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.domain.fills.RegulatoryFees;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Performance;
import io.bellwether.reporting.domain.PerformanceReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A backtest as a person reads it.
 *
 * @param result what was asked for and what came of it
 * @param performance figures of the whole run, as {@code report performance} gives them
 * @param yardsticks the same money without a desk
 * @param caveats what must be known before anything is concluded, one sentence each
 */
public record BacktestReport(
        BacktestResult result, PerformanceReport performance, Yardsticks yardsticks, List<String> caveats) {
    /** Sessions of the rolling Sharpe ratio: a quarter. */
    static final int ROLLING = 63;

    /** Annual volatility [fraction] below which a quarter has no Sharpe ratio: cash that earns interest risks nothing. */
    private static final BigDecimal STILL = new BigDecimal("0.0025");

    public BacktestReport {
        caveats = List.copyOf(caveats);
    }

    /** The same report, with this to be known as well. */
    public BacktestReport withCaveat(String sentence) {
        List<String> all = new ArrayList<>(caveats);
        all.add(sentence);
        return new BacktestReport(result, performance, yardsticks, all);
    }

    /**
     * A day of the charts; each curve is a multiple of its start.
     *
     * @param worth what the desk is worth
     * @param exposure value of the positions by equity [fraction]
     * @param drawdown below the peak [fraction, &lt;= 0]
     * @param sharpe of the last quarter, risk-free rate zero; empty before there is one, and where equity stood still
     */
    public record Day(
            LocalDate date,
            double worth,
            double exposure,
            double drawdown,
            Optional<Double> sharpe,
            Optional<Double> benchmark,
            double buyAndHold,
            double equalWeight) {}

    /** The days of the charts, oldest first; the first is that of the deposit. */
    public List<Day> days() {
        List<EquitySnapshot> equity = result.record().equity();
        double start = value(equity.getFirst());
        List<Day> days = new ArrayList<>();
        double peak = start;
        for (int i = 0; i < equity.size(); i++) {
            double own = value(equity.get(i));
            int day = i;
            peak = Math.max(peak, own);
            days.add(new Day(
                    equity.get(i).tradingDate(),
                    own / start,
                    own > 0 ? equity.get(i).positionsValue().amount().doubleValue() / own : 0,
                    own / peak - 1,
                    sharpe(equity, i),
                    yardsticks.benchmark().map(curve -> curve.get(day)),
                    yardsticks.buyAndHold().get(i),
                    yardsticks.equalWeight().get(i)));
        }
        return days;
    }

    private static Optional<Double> sharpe(List<EquitySnapshot> equity, int last) {
        if (last < ROLLING) {
            return Optional.empty();
        }
        return sharpe(equity.subList(last - ROLLING, last + 1).stream()
                .map(snapshot -> snapshot.equity().amount())
                .toList());
    }

    static Optional<Double> sharpe(List<BigDecimal> values) {
        if (values.stream().anyMatch(value -> value.signum() <= 0)) {
            return Optional.empty();
        }
        List<BigDecimal> returns = Performance.returns(values);
        return Performance.volatility(returns)
                .filter(deviation -> deviation.compareTo(STILL) >= 0)
                .flatMap(deviation -> Performance.sharpe(returns))
                .map(BigDecimal::doubleValue);
    }

    private static double value(EquitySnapshot snapshot) {
        return snapshot.equity().amount().doubleValue();
    }

    /** Return of each month [fraction], by year and then by month 1 to 12; month 0 is the whole year. */
    public SortedMap<Integer, SortedMap<Integer, BigDecimal>> months() {
        SortedMap<YearMonth, BigDecimal> ends = new TreeMap<>();
        List<EquitySnapshot> equity = result.record().equity();
        equity.forEach(snapshot -> ends.put(
                YearMonth.from(snapshot.tradingDate()), snapshot.equity().amount()));
        BigDecimal before = equity.getFirst().equity().amount();
        SortedMap<Integer, SortedMap<Integer, BigDecimal>> years = new TreeMap<>();
        SortedMap<Integer, BigDecimal> starts = new TreeMap<>();
        for (Map.Entry<YearMonth, BigDecimal> month : ends.entrySet()) {
            int year = month.getKey().getYear();
            starts.putIfAbsent(year, before);
            SortedMap<Integer, BigDecimal> own = years.computeIfAbsent(year, any -> new TreeMap<>());
            if (before.signum() > 0) {
                own.put(month.getKey().getMonthValue(), Performance.change(before, month.getValue()));
                own.put(0, Performance.change(starts.get(year), month.getValue()));
            }
            before = month.getValue();
        }
        return years;
    }

    /**
     * What trading cost, and what came without it.
     *
     * @param commission [USD] what the broker took
     * @param secFees [USD] of sales, by Section 31 of the Securities Exchange Act
     * @param activityFees [USD] of sales, FINRA's Trading Activity Fee
     * @param slippage [USD] what fills were worse than the prices that orders were sized with; negative when better
     * @param configuredSlippage [USD] what of it is the settings' slippage, as the exchange reckoned it
     * @param spread [USD] what of it is half of the spread, likewise
     * @param impact [USD] what of it the orders moved themselves, likewise
     * @param shareOfTraded fees and slippage by the value of all trades [fraction]; empty without trades
     * @param partialFills how many orders were executed in part only
     * @param dividends [USD] received
     * @param interest [USD] received for idle cash
     * @param splits how many splits of holdings there were
     */
    public record Costs(
            BigDecimal commission,
            BigDecimal secFees,
            BigDecimal activityFees,
            BigDecimal slippage,
            BigDecimal configuredSlippage,
            BigDecimal spread,
            BigDecimal impact,
            Optional<BigDecimal> shareOfTraded,
            int partialFills,
            BigDecimal dividends,
            BigDecimal interest,
            int splits) {
        /** [USD] what broker and regulators took. */
        public BigDecimal fees() {
            return commission.add(secFees).add(activityFees);
        }

        /** [USD] what is left of the slippage: how far the market itself moved between sizing and fill. */
        public BigDecimal marketMove() {
            return slippage.subtract(configuredSlippage).subtract(spread).subtract(impact);
        }
    }

    /** The costs of the run. */
    public Costs costs() {
        Map<String, TradeOrder> orders = new HashMap<>();
        result.record().orders().forEach(order -> orders.put(order.id(), order));
        BigDecimal fees = BigDecimal.ZERO.setScale(2);
        BigDecimal worse = BigDecimal.ZERO;
        BigDecimal traded = BigDecimal.ZERO;
        Money sec = Money.ZERO;
        Money activity = Money.ZERO;
        boolean regulated = result.request().desk().settings().costs().regulatoryFees();
        for (Fill fill : result.record().fills()) {
            fees = fees.add(fill.fee().amount());
            if (regulated && fill.side() == Side.SELL) {
                sec = sec.plus(RegulatoryFees.section31(fill.notional(), fill.tradingDate()));
                activity = activity.plus(
                        RegulatoryFees.tradingActivity(fill.quantity(), fill.price(), fill.tradingDate()));
            }
            traded = traded.add(fill.notional().amount());
            TradeOrder order = orders.get(fill.orderId());
            if (order != null) {
                BigDecimal each =
                        fill.price().value().subtract(order.referencePrice().value());
                BigDecimal paid = each.multiply(fill.quantity().value());
                worse = worse.add(fill.side() == Side.BUY ? paid : paid.negate());
            }
        }
        BigDecimal slippage = worse.setScale(2, RoundingMode.HALF_UP);
        RunMoney money = result.record().money();
        return new Costs(
                fees.subtract(sec.amount()).subtract(activity.amount()),
                sec.amount(),
                activity.amount(),
                slippage,
                cents(money.executions().slippage()),
                cents(money.executions().spread()),
                cents(money.executions().impact()),
                traded.signum() > 0
                        ? Optional.of(fees.add(slippage).divide(traded, 6, RoundingMode.HALF_UP))
                        : Optional.empty(),
                (int) result.record().orders().stream()
                        .filter(order -> order.filledQuantity().isPositive()
                                && order.filledQuantity().compareTo(order.quantity()) < 0)
                        .count(),
                money.income().dividends().amount(),
                money.income().interest().amount(),
                money.income().splits());
    }

    private static BigDecimal cents(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP);
    }

    /** How often each rule refused a proposal, by its name, the most frequent first. */
    public List<Map.Entry<String, Integer>> refusals() {
        Map<String, Integer> counts = new TreeMap<>();
        result.record().decisions().stream()
                .flatMap(decision -> decision.proposals().stream())
                .flatMap(proposal -> proposal.refusals().stream())
                .forEach(verdict -> counts.merge(verdict.rule().name(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
    }

    /**
     * A fill with the reason of its order.
     *
     * @param reason empty where the order is not known
     */
    public record FillLine(Fill fill, String reason) {}

    /** Every fill with its reason, in the order in which they were booked. */
    public List<FillLine> fills() {
        Map<String, String> reasons = new HashMap<>();
        result.record().orders().forEach(order -> reasons.put(order.id(), order.reason()));
        return result.record().fills().stream()
                .map(fill -> new FillLine(fill, reasons.getOrDefault(fill.orderId(), "")))
                .toList();
    }

    /** The last of them, the latest first. */
    public List<FillLine> lastFills(int most) {
        List<FillLine> all = fills();
        return all.subList(Math.max(0, all.size() - most), all.size()).reversed();
    }

    /** Return of every symbol held untouched [fraction]. */
    public BigDecimal buyAndHoldReturn() {
        return grown(yardsticks.buyAndHold());
    }

    /** Return of equal weights [fraction]. */
    public BigDecimal equalWeightReturn() {
        return grown(yardsticks.equalWeight());
    }

    private static BigDecimal grown(List<Double> curve) {
        return BigDecimal.valueOf(curve.getLast() - 1).setScale(6, RoundingMode.HALF_UP);
    }

    /** How many proposals to trade there were, and how many of them a rule refused. */
    public Proposals proposals() {
        List<JudgedDecision.Judged> judged = result.record().decisions().stream()
                .flatMap(decision -> decision.proposals().stream())
                .filter(proposal -> !proposal.verdicts().isEmpty())
                .toList();
        return new Proposals(judged.size(), (int) judged.stream()
                .filter(proposal -> !proposal.refusals().isEmpty())
                .count());
    }

    /** Counts of proposals. */
    public record Proposals(int judged, int refused) {}
}
