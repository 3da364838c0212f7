package io.bellwether.cli.bench;

import java.util.Map;

/**
 * What replayed days cost on the engine.
 *
 * @param daysReplayed measured days
 * @param daysPerMinute how many of them in a minute
 * @param rawDaysPerMinute how many there would be if no job did anything: as many empty jobs, one after the other, as a day
 *     has
 * @param shareOfRaw the first over the second [0..1]
 * @param millisPerDay [ms]
 * @param jobsPerDay jobs of a day
 * @param engineMillisPerSequentialJob [ms] of a day's time per job, without the workers' own code
 * @param workMillisPerJob [ms] in the workers' own code, per job
 * @param rawMillisPerEmptyJob [ms] per job of a process of sequential jobs that do nothing; the mean of before and after
 * @param slowestJobs [ms per job] of the slowest types
 * @param orders orders of the measured days
 * @param decisionToOrderMillisP50 [ms] from a decision's row to the broker's acceptance, median; 0 without orders
 * @param decisionToOrderMillisP99 [ms] the same, the slowest hundredth
 */
record EngineFigures(
        int daysReplayed,
        double daysPerMinute,
        double rawDaysPerMinute,
        double shareOfRaw,
        double millisPerDay,
        double jobsPerDay,
        double engineMillisPerSequentialJob,
        double workMillisPerJob,
        double rawMillisPerEmptyJob,
        Map<String, Double> slowestJobs,
        long orders,
        double decisionToOrderMillisP50,
        double decisionToOrderMillisP99) {

    /**
     * @param seconds that the days took
     * @param raw milliseconds per empty job
     */
    static EngineFigures of(int days, double seconds, JobTimes jobs, double raw, OrderTimes orders) {
        double millis = seconds * 1000;
        double perMinute = days * 60 / seconds;
        double rawPerMinute = 60_000 / (raw * jobs.count() / days);
        return new EngineFigures(
                days,
                rounded(perMinute),
                rounded(rawPerMinute),
                rounded(perMinute / rawPerMinute),
                rounded(millis / days),
                rounded((double) jobs.count() / days),
                rounded((millis - jobs.workMillis()) / jobs.count()),
                rounded(jobs.workMillis() / jobs.count()),
                rounded(raw),
                jobs.slowest(),
                orders.orders(),
                rounded(orders.p50()),
                rounded(orders.p99()));
    }

    /**
     * From the decision's row to the broker's acceptance, both by the database's clock.
     *
     * @param p50 [ms]
     * @param p99 [ms]
     */
    record OrderTimes(long orders, double p50, double p99) {}

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
