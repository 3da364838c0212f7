package io.bellwether.platform;

import java.util.Locale;
import java.util.Set;

/**
 * What a job speaks to; decides how often and how long it is tried again. The one table of kinds: the models state these
 * numbers of retries, and a test compares them, and the kinds with what each worker's use case reaches.
 */
public enum WorkKind {
    /** the application's own rules, its database and the engine: short retries */
    OWN(8, Set.of()),

    /** a source of market data: about half an hour */
    MARKET_DATA(
            37,
            Set.of(
                    "fetch-market-data",
                    "fetch-fallback-market-data",
                    "fetch-from-first-source",
                    "fetch-from-further-sources")),

    /** a broker: about half an hour */
    BROKER(
            37,
            Set.of(
                    "cancel-all-orders",
                    "cancel-day-orders",
                    "check-stops-against-range",
                    "check-stops-and-brakes",
                    "compare-with-broker",
                    "create-flatten-orders",
                    "free-bound-shares",
                    "keep-stops",
                    "protect-position",
                    "queue-for-next-open",
                    "reconcile-fills",
                    "reconcile-with-broker",
                    "record-fills",
                    "record-rejection",
                    "release-desk",
                    "submit-order")),

    /** an advisor: few tries, since the next advisor is asked */
    MODEL(3, Set.of("ask-advisor", "ask-for-repair"));

    private final int retries;
    private final Set<String> jobTypes;

    WorkKind(int retries, Set<String> jobTypes) {
        this.retries = retries;
        this.jobTypes = jobTypes;
    }

    /** The kind of a job type; what the table does not name is the application's own work. */
    public static WorkKind of(String jobType) {
        for (WorkKind kind : values()) {
            if (kind.jobTypes.contains(jobType)) {
                return kind;
            }
        }
        return OWN;
    }

    /** How often a job of this kind is tried, the first time included: the attribute {@code retries} in the models. */
    public int retries() {
        return retries;
    }

    /** Job types that the table names. */
    public Set<String> jobTypes() {
        return jobTypes;
    }

    /** Whether it depends on somebody else's machine. */
    boolean isOutside() {
        return this == MARKET_DATA || this == BROKER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
