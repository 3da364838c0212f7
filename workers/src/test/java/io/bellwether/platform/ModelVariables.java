package io.bellwether.platform;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the variables mean that gateways, timers and lists read, and which of them a worker always gives. */
final class ModelVariables {
    private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();

    /** Timers, keys and lists may rest on these: the job of the type gives them, typed, in every answer. */
    private static final Map<String, String> ALWAYS_GIVEN = new LinkedHashMap<>();

    /** plan-trading-day gives each with {@code dayPlanned = true}, out of a DayPlan that has every session's time. */
    private static final Set<String> PLANNED = Set.of("morningAt", "closeAt", "reportAt", "checks", "dayOver");

    /** halt-desk gives it with {@code haltServed = true}, and nothing else of the process runs without. */
    private static final Set<String> SERVED = Set.of("haltId");

    /** Parts of a list that a worker always gives: a month of the months, a check of the checks, a screen of the screens. */
    private static final Set<String> PARTS = Set.of("month", "check", "screen");

    /** Handed to the process by whoever starts it; without it no instance of it makes sense. */
    private static final Set<String> IDENTITIES = Set.of("deskId", "orderId", "rebalanceId", "tradingDate");

    private static final Map<String, String> CHECK = Map.of(
            "session", "MIDDAY",
            "at", "2026-11-20T17:00:00Z",
            "asOf", "2026-11-20T17:00:00Z",
            "until", "2026-11-20T21:00:00Z");

    private record Meaning(Predicate<Object> fits, List<Object> examples) {}

    static {
        flags("answerRepairable", "answerUsable", "answerValid", "allCancelled", "approvalRequired");
        flags(
                "booksAgree",
                "brakePulled",
                "consultAdvisor",
                "dataUsable",
                "dayPlanned",
                "everythingFetched",
                "flatten",
                "mailWanted");
        flags("marketOpen", "orderApproved", "orderSubmitted", "rebalanceOpen", "tradesPlanned");
        flags("allSold", "booksChecked", "causeFound", "dateOver", "dayGoesOn", "dayOpen", "haltServed");
        flags("positionsChecked", "sessionOver");
        counts("advisorCount", "advisorIndex", "repairCount");
        texts("clock", "live", "paced", "replay");
        texts(
                "orderState",
                "CREATED",
                "WORKING",
                "QUEUED",
                "FILLED",
                "CANCELLED",
                "EXPIRED",
                "REJECTED",
                "CANCEL_PENDING");
        texts("boundShares", "FREE", "BOUND", "GONE");
        texts("releaseAction", "release", "flatten");
        texts("haltId", "17");
        texts("approvalOnDeadline", "approve", "reject");
        lists("orderIds", "deskIds", "months", "month", "checks", "segments", "screens");
        put(new String[] {"check"}, new Meaning(ModelVariables::isCheck, List.of(CHECK)));
        times("morningAt", "closeAt", "reportAt", "approvalUntil", "asOf", "dataUntil", "dayOver", "sessionUntil");
        durations("approvalDeadline");
        put(
                new String[] {"decisions"},
                new Meaning(
                        ModelVariables::areDecisions,
                        List.of(List.of(
                                Map.of("segment", "DESK", "outcome", "Trades sized", "orderIds", List.of("a-1"))))));
        IDENTITIES.forEach(id ->
                MEANINGS.put(id, new Meaning(v -> v instanceof String text && !text.isEmpty(), List.of("id-1"))));

        put(
                new String[] {"screen"},
                new Meaning(
                        value -> value instanceof Map<?, ?> screen && screen.get("deskId") instanceof String,
                        List.of(Map.of("deskId", "main", "segment", "microcaps"))));

        given("list-screens", "screens");
        given("read-exchange-calendar", "deskIds");
        given("gate-and-size-trades", "orderIds");
        given("plan-backtest", "months");
    }

    private ModelVariables() {}

    /** Whether the value is what the variable should be. */
    static boolean means(String variable, @Nullable Object value) {
        Meaning meaning = MEANINGS.get(variable);
        return value != null && meaning != null && meaning.fits().test(value);
    }

    static Set<String> known() {
        return MEANINGS.keySet();
    }

    static List<Object> examples(String variable) {
        Meaning meaning = MEANINGS.get(variable);
        return meaning == null ? List.of() : meaning.examples();
    }

    static boolean isAlwaysGiven(String variable) {
        return ALWAYS_GIVEN.containsKey(variable)
                || PLANNED.contains(variable)
                || SERVED.contains(variable)
                || PARTS.contains(variable)
                || IDENTITIES.contains(variable);
    }

    /** Variables by name with the job type that gives them. */
    static Map<String, String> alwaysGiven() {
        return ALWAYS_GIVEN;
    }

    /** Whether the answer of the job's worker has the variable and never without a value. */
    static boolean isGivenBy(String jobType, String variable) {
        return JobAnswers.of(jobType).stream()
                .anyMatch(component -> component.getName().equals(variable) && !isNullable(component));
    }

    private static boolean isNullable(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
    }

    private static void flags(String... names) {
        put(names, new Meaning(Boolean.class::isInstance, List.of(true, false)));
    }

    private static void counts(String... names) {
        put(names, new Meaning(Number.class::isInstance, List.of(0, 1, 3)));
    }

    private static void texts(String name, String... known) {
        put(new String[] {name}, new Meaning(value -> List.of(known).contains(value), List.of((Object[]) known)));
    }

    private static void lists(String... names) {
        put(names, new Meaning(List.class::isInstance, List.of(List.of("a-1"), List.of())));
    }

    private static void times(String... names) {
        put(names, new Meaning(value -> reads(value, Instant::parse), List.of("2026-11-20T14:30:00Z")));
    }

    private static void durations(String... names) {
        put(names, new Meaning(value -> reads(value, Duration::parse), List.of("PT30S")));
    }

    private static boolean areDecisions(Object value) {
        return value instanceof List<?> list
                && list.stream()
                        .allMatch(one -> one instanceof Map<?, ?> map && map.get("orderIds") instanceof List<?>);
    }

    private static boolean isCheck(Object value) {
        return value instanceof Map<?, ?> check && check.keySet().equals(CHECK.keySet());
    }

    private static boolean reads(Object value, java.util.function.Function<String, ?> reader) {
        try {
            return value instanceof String text && reader.apply(text) != null;
        } catch (DateTimeParseException otherwise) {
            return false;
        }
    }

    private static void put(String[] names, Meaning meaning) {
        for (String name : names) {
            MEANINGS.put(name, meaning);
        }
    }

    private static void given(String jobType, String... variables) {
        for (String variable : variables) {
            ALWAYS_GIVEN.put(variable, jobType);
        }
    }
}
