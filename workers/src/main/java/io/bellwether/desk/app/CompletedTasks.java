package io.bellwether.desk.app;

/** Whoever keeps a record that names a task's person: told once, in the transaction that notes the name. */
public interface CompletedTasks {
    /** What its tasks are about. */
    TaskCompletions.Kind kind();

    /**
     * The engine told who it was.
     *
     * @param subject see {@link TaskCompletions.Kind}
     * @param actor e.g. {@code tasklist:demo}
     */
    void completedBy(String subject, String actor);
}
