package io.bellwether.desk.app;

import org.springframework.stereotype.Component;

/** Puts the name into a released halt once the engine tells who completed its release task. */
@Component
class ReleasePersons implements CompletedTasks {
    private final ReleaseNames names;

    ReleasePersons(ReleaseNames names) {
        this.names = names;
    }

    @Override
    public TaskCompletions.Kind kind() {
        return TaskCompletions.Kind.RELEASE;
    }

    @Override
    public void completedBy(String haltId, String actor) {
        names.name(Long.parseLong(haltId), WhoCompleted.UNKNOWN_YET, actor);
    }
}
