package io.bellwether.dashboard.web;

import io.bellwether.desk.app.DayInstances;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineQueries;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the engine for the page; an engine that does not answer is a fact to show, not an error. */
@Component
class EngineView {
    private static final Logger log = LoggerFactory.getLogger(EngineView.class);

    /** How long an answer about an instance holds: pages are read more often than instances are cancelled. */
    private static final long FRESH_NANOS = Duration.ofSeconds(20).toNanos();

    private final EngineQueries queries;
    private final TradingDays days;
    private final DayInstances instances;
    private final ConcurrentMap<Long, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(boolean alive, long nanos) {}

    EngineView(EngineQueries queries, TradingDays days, DayInstances instances) {
        this.queries = queries;
        this.days = days;
        this.instances = instances;
    }

    EngineState of(DeskId desk) {
        try {
            return new EngineState(true, queries.openTasks(desk), queries.incidents(desk), dayGone(desk));
        } catch (RuntimeException e) {
            log.debug("the engine could not be asked", e);
            return EngineState.UNREACHABLE;
        }
    }

    private boolean dayGone(DeskId desk) {
        return days.last(desk)
                .filter(day -> day.isLive() && !day.ended())
                .flatMap(TradingDay::instance)
                .filter(instance -> !isAlive(instance))
                .isPresent();
    }

    private boolean isAlive(long instance) {
        long now = System.nanoTime();
        answers.values().removeIf(answer -> now - answer.nanos() > FRESH_NANOS);
        return answers.computeIfAbsent(instance, key -> new Answer(instances.isAlive(key), now))
                .alive();
    }
}
