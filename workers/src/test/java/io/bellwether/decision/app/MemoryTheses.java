package io.bellwether.decision.app;

import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ThesisStanding;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Theses in memory, as a test says they are. */
public final class MemoryTheses implements Theses {
    public final List<ThesisFacts> open = new ArrayList<>();
    /** Closed, but their purchases turn out to be executed. */
    public final List<ThesisFacts> boughtLate = new ArrayList<>();

    public final List<ThesisStanding> standing = new ArrayList<>();
    public final Map<String, ThesisStanding.ClosedBy> closed = new LinkedHashMap<>();

    @Override
    public List<ThesisFacts> open(DeskId desk, Instant asOf) {
        return open;
    }

    @Override
    public List<ThesisStanding> standing(SessionRef session) {
        return standing;
    }

    @Override
    public void reopenBought(SessionRef session) {
        open.addAll(boughtLate);
        boughtLate.clear();
    }

    @Override
    public void close(String thesisId, ThesisStanding.ClosedBy by, SessionRef session) {
        closed.put(thesisId, by);
    }
}
