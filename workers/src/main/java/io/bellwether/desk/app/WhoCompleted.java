package io.bellwether.desk.app;

import io.bellwether.desk.app.TaskCompletions.Completion;
import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.EngineQueries.CompletedTask;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out who completed a person's task: by the engine's word, never by a name somebody typed. The engine tells it some
 * seconds late, so a record says {@link #UNKNOWN_YET} first and is completed when the engine has told. Safe to run twice
 * and in several applications at once: a name is set once.
 */
@Service
public class WhoCompleted {
    /** The actor of a record until the engine has told. */
    public static final String UNKNOWN_YET = "unknown yet";

    private static final Logger log = LoggerFactory.getLogger(WhoCompleted.class);
    private static final int AT_ONCE = 20;

    private final TaskCompletions completions;
    private final EngineQueries engine;
    private final List<CompletedTasks> records;
    private final TransactionTemplate transaction;

    WhoCompleted(
            TaskCompletions completions,
            EngineQueries engine,
            List<CompletedTasks> records,
            TransactionTemplate transaction) {
        this.completions = completions;
        this.engine = engine;
        this.records = List.copyOf(records);
        this.transaction = transaction;
    }

    /** Asks for the person of a completed task; part of the transaction that records what the person decided. */
    public void ask(Completion completion) {
        completions.expect(completion);
    }

    /** Looks at what is due and returns how many persons were found. */
    public int run() {
        int found = 0;
        for (Completion completion : completions.due(AT_ONCE)) {
            Optional<CompletedTask> task = look(completion);
            if (task.isPresent()) {
                CompletedTask done = task.get();
                transaction.executeWithoutResult(status -> note(completion, done));
                found++;
            } else {
                completions.lookAgain(completion);
            }
        }
        return found;
    }

    private Optional<CompletedTask> look(Completion completion) {
        try {
            return engine.completedTask(completion.processInstanceKey(), completion.elementId());
        } catch (RuntimeException e) {
            log.info(
                    "the engine does not tell yet who completed the task of {}: {}",
                    completion.subject(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void note(Completion completion, CompletedTask task) {
        String actor = actor(task);
        if (completions.known(completion, task.key(), actor)) {
            records.stream()
                    .filter(record -> record.kind() == completion.kind())
                    .forEach(record -> record.completedBy(completion.subject(), actor));
        }
    }

    /** A program can complete a task through the engine's own interface without saying for whom. */
    private static String actor(CompletedTask task) {
        return task.completedBy().isBlank() ? "engine interface, no user named" : "tasklist:" + task.completedBy();
    }
}
