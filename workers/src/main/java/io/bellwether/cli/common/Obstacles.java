package io.bellwether.cli.common;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.EngineOverview.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks, while a command waits for the engine, whether what it waits for stands still, so that the command says so
 * within seconds and with what to do, instead of waiting for the end of its patience.
 *
 * <p>What counts began after the command: incidents of the desk, or of no desk, by the alert of whoever failed (at once)
 * and by the engine's search (some seconds later). A task that is under way for long, or waits for a person, is a hint
 * only: it may be right.
 */
public final class Obstacles {
    private static final Logger log = LoggerFactory.getLogger(Obstacles.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** The engine's search is asked at every third look: it has other things to do. */
    private static final int SEARCH_EVERY = 3;

    private static final Duration LONG = Duration.ofSeconds(30);
    /** Clocks of the machines may differ by so much. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final EngineOverview engine;
    private final Consumer<String> hint;
    private final InstantSource clock;
    private final Instant began;
    private final long lastAlert;
    private final Set<String> hinted = new HashSet<>();
    private long looked = System.nanoTime();
    private int looks;

    private Obstacles(JdbcClient db, EngineOverview engine, InstantSource clock, Consumer<String> hint) {
        this.db = db;
        this.engine = engine;
        this.clock = clock;
        this.hint = hint;
        this.began = clock.instant();
        this.lastAlert = db.sql("select coalesce(max(id), 0) from alert")
                .query(Long.class)
                .single();
    }

    /**
     * From now on.
     *
     * @param hint takes what a person should know and is no failure
     */
    public static Obstacles from(ApplicationContext context, Consumer<String> hint) {
        return new Obstacles(
                context.getBean(JdbcClient.class),
                context.getBean(EngineOverview.class),
                context.getBean(InstantSource.class),
                hint);
    }

    /**
     * Looks once a second, however often it is called.
     *
     * @throws IllegalStateException when something stands still: what it is and what to do
     */
    public void check(DeskId desk) {
        Optional<String> obstacle = look(desk);
        if (obstacle.isPresent()) {
            throw new IllegalStateException(obstacle.get());
        }
    }

    /** The same for whoever waits on: what stands still and what to do; looks once a second, however often it is called. */
    public Optional<String> look(DeskId desk) {
        if (System.nanoTime() - looked < LOOK_EVERY.toNanos()) {
            return Optional.empty();
        }
        looked = System.nanoTime();
        looks++;
        return told(desk).or(() -> looks % SEARCH_EVERY == 0 ? seen(desk) : Optional.empty());
    }

    private Optional<String> told(DeskId desk) {
        return db.sql("""
                        select title, text, link from alert
                        where id > :last and kind in ('JOB_INCIDENT', 'INCIDENT', 'INCIDENT_SOMEWHERE') and (desk_id = :desk or desk_id is null)
                        order by id limit 1
                        """)
                .param("last", lastAlert)
                .param("desk", desk.value())
                .query((row, n) -> sentence(row.getString("title"), row.getString("text"), row.getString("link")))
                .optional();
    }

    /** The search may be away: then the alerts are all there is. */
    private Optional<String> seen(DeskId desk) {
        try {
            Instant now = clock.instant();
            engine.userTasks().stream()
                    .filter(task -> task.desk().equals(Optional.of(desk)))
                    .forEach(task -> once("Waiting for a person: %s %s".formatted(task.name(), task.link())));
            engine.serviceTasks(now.minus(LONG)).stream()
                    .filter(task -> task.since().isAfter(began.minus(TOLERANCE)))
                    .forEach(task -> once(
                            "The task '%s' is under way for more than %d s: %s. If nothing moves, look whether the application runs: ./bellwether health"
                                    .formatted(task.elementId(), LONG.toSeconds(), task.link())));
            return engine.incidents().stream()
                    .filter(incident -> incident.since().isAfter(began.minus(TOLERANCE)))
                    .filter(incident ->
                            incident.desk().isEmpty() || incident.desk().equals(Optional.of(desk)))
                    .findFirst()
                    .map(Obstacles::sentence);
        } catch (RuntimeException e) {
            log.debug("the engine's search cannot be asked", e);
            return Optional.empty();
        }
    }

    private void once(String text) {
        if (hinted.add(text)) {
            hint.accept(text);
        }
    }

    private static String sentence(Incident incident) {
        return sentence(
                "%s stands still%s"
                        .formatted(
                                incident.processId().isEmpty() ? "a process" : incident.processId(),
                                incident.elementId().isEmpty() ? "" : " at '" + incident.elementId() + "'"),
                incident.message(),
                incident.link());
    }

    private static String sentence(String title, String text, String link) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String why = lines.isEmpty() ? "" : ": " + lines.getFirst();
        return "%s%s%nMend the cause, then retry the incident in Operate; it goes on from there. %s"
                .formatted(title, why, link);
    }
}
