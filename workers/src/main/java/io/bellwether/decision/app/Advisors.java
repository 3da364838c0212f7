package io.bellwether.decision.app;

import io.bellwether.kernel.PermanentFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The advisors there are, by name. */
@Component
public class Advisors {
    private final Map<String, Advisor> byName = new TreeMap<>();

    Advisors(List<Advisor> advisors) {
        for (Advisor advisor : advisors) {
            if (byName.putIfAbsent(advisor.name(), advisor) != null) {
                throw new IllegalStateException("two advisors are called '" + advisor.name() + "'");
            }
        }
    }

    /** @throws PermanentFault when there is none of that name; it names the ones there are */
    public Advisor get(String name) {
        Advisor advisor = byName.get(name);
        if (advisor == null) {
            throw new PermanentFault("unknown advisor '%s'; change the desk's advisors to some of: %s"
                    .formatted(name, String.join(", ", byName.keySet())));
        }
        return advisor;
    }
}
