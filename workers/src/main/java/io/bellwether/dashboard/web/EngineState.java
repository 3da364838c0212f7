package io.bellwether.dashboard.web;

import io.bellwether.platform.EngineQueries.OpenIncident;
import io.bellwether.platform.EngineQueries.OpenTask;
import java.util.List;

/**
 * What the engine says, if it says anything.
 *
 * @param reachable false when it did not answer; then both lists are empty
 * @param tasks user tasks that wait for a person
 * @param incidents incidents that stop a process
 * @param dayGone whether the instance that ran the desk's day is gone before the day ended: somebody cancelled it
 */
record EngineState(boolean reachable, List<OpenTask> tasks, List<OpenIncident> incidents, boolean dayGone) {
    static final EngineState UNREACHABLE = new EngineState(false, List.of(), List.of(), false);
}
