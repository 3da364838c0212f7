package io.bellwether.cli.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Jobs done and the time spent in the workers' own code, by job type, as the engine's starter counts them.
 *
 * @param counts jobs
 * @param millis [ms] in all
 */
record JobTimes(Map<String, Long> counts, Map<String, Double> millis) {
    private static final int SLOWEST = 5;

    static JobTimes read(MeterRegistry meters) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Double> millis = new TreeMap<>();
        for (Timer timer : meters.find("camunda.job.execution-time").timers()) {
            String type = String.valueOf(timer.getId().getTag("type"));
            counts.merge(type, timer.count(), Long::sum);
            millis.merge(type, timer.totalTime(TimeUnit.MILLISECONDS), Double::sum);
        }
        return new JobTimes(counts, millis);
    }

    JobTimes minus(JobTimes earlier) {
        Map<String, Long> fewer = new TreeMap<>(counts);
        earlier.counts.forEach((type, count) -> fewer.merge(type, -count, Long::sum));
        Map<String, Double> less = new TreeMap<>(millis);
        earlier.millis.forEach((type, time) -> less.merge(type, -time, Double::sum));
        return new JobTimes(fewer, less);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    double workMillis() {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The job types with the longest mean time, the longest first [ms per job]. */
    Map<String, Double> slowest() {
        Map<String, Double> perJob = new TreeMap<>();
        millis.forEach((type, time) -> perJob.put(type, time / Math.max(1, counts.getOrDefault(type, 0L))));
        Map<String, Double> slowest = new LinkedHashMap<>();
        perJob.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SLOWEST)
                .forEach(entry -> slowest.put(entry.getKey(), EngineFigures.rounded(entry.getValue())));
        return slowest;
    }
}
