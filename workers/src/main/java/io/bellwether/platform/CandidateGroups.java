package io.bellwether.platform;

import io.bellwether.platform.EngineQueries.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Checks whether the groups that the models name for a person's tasks mean anything to the engine. */
@Component
public class CandidateGroups {
    /** The groups that the models name. */
    static final Set<String> NAMED = Set.of("risk", "traders");

    private final EngineQueries engine;

    CandidateGroups(EngineQueries engine) {
        this.engine = engine;
    }

    /**
     * What a person should know of it, one sentence each; empty when every group is known to the engine.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    public List<String> check() {
        Groups groups = engine.groups();
        if (!groups.supported()) {
            return List.of("""
                    The engine has no groups: whoever can log in to Tasklist may approve orders and release halted desks. \
                    The candidate groups of the tasks (%s) are names only; who did it is recorded all the same.""".formatted(String.join(", ", new TreeSet<>(NAMED))));
        }
        List<String> missing = new ArrayList<>(new TreeSet<>(NAMED));
        missing.removeAll(groups.ids());
        return missing.isEmpty()
                ? List.of()
                : List.of(
                        "The engine has no group %s: create it and put the people into it who may approve and release."
                                .formatted(String.join(" and none ", missing)));
    }
}
