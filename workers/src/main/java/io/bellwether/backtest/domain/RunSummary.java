package io.bellwether.backtest.domain;

import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.domain.PerformanceReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as lists and comparisons show it.
 *
 * @param id its number among the runs that are kept, from 1
 * @param arguments what the command was given, so that it can be run again
 * @param market id of the market data set
 * @param desk id of the desk
 * @param advisors in the order in which they were asked
 * @param from first day traded
 * @param to last day traded
 * @param days how many
 * @param whole whether every day that was asked for was traded
 * @param orders how many
 * @param fills how many
 * @param summary figures of the whole run
 * @param exits statistics of the exits of single lots
 * @param buyAndHoldReturn of every symbol held untouched [fraction]
 * @param equalWeightReturn of equal weights [fraction]
 * @param costs what trading cost
 * @param proposals how many were judged and refused
 * @param refusals by rule
 * @param outcomes how often each session ended in which way
 * @param halt why the desk stands still at the end
 * @param faults what went wrong on purpose, and which paths of the desk that exercised; empty for a run without
 * @param caveats what must be known before anything is concluded
 * @param models language models that took part
 * @param contaminated whether one of them knew which days it was asked about
 * @param evidence whether anything may be learned from the run
 * @param evidenceReason why, or why not
 * @param seconds wall time of the run
 * @param sha256 over orders, fills and daily equity
 */
public record RunSummary(
        int id,
        List<String> arguments,
        String market,
        String desk,
        List<String> advisors,
        LocalDate from,
        LocalDate to,
        int days,
        boolean whole,
        int orders,
        int fills,
        PerformanceReport.Summary summary,
        TradeStatistics exits,
        BigDecimal buyAndHoldReturn,
        BigDecimal equalWeightReturn,
        BacktestReport.Costs costs,
        BacktestReport.Proposals proposals,
        Map<String, Integer> refusals,
        Map<String, Integer> outcomes,
        Optional<String> halt,
        Optional<FaultsMet> faults,
        List<String> caveats,
        ModelUse models,
        boolean contaminated,
        boolean evidence,
        String evidenceReason,
        double seconds,
        String sha256) {
    /** The summary of a report. */
    public static RunSummary of(int id, List<String> arguments, BacktestReport report, double seconds) {
        BacktestResult result = report.result();
        RunRecord record = result.record();
        Map<String, Integer> refusals = new LinkedHashMap<>();
        report.refusals().forEach(rule -> refusals.put(rule.getKey(), rule.getValue()));
        return new RunSummary(
                id,
                arguments,
                result.request().market().id(),
                result.request().desk().id().value(),
                result.request().desk().settings().advisors(),
                result.days().getFirst(),
                result.days().getLast(),
                result.days().size(),
                result.isWhole(),
                record.orders().size(),
                record.fills().size(),
                report.performance().summary(),
                report.performance().lots(),
                report.buyAndHoldReturn(),
                report.equalWeightReturn(),
                report.costs(),
                report.proposals(),
                refusals,
                result.outcomes(),
                result.halt().map(halt -> halt.reason()),
                result.faults(),
                report.caveats(),
                result.models(),
                result.evidence().contaminated(),
                result.evidence().usable(),
                result.evidence().reason(),
                Math.round(seconds * 1000) / 1000.0,
                record.sha256());
    }
}
