package io.bellwether.dashboard.web;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the engine for the page; an engine that does not answer is a fact to show, not an error. */
@Component
class EngineView {
    private static final Logger log = LoggerFactory.getLogger(EngineView.class);

    private final EngineQueries queries;

    EngineView(EngineQueries queries) {
        this.queries = queries;
    }

    EngineState of(DeskId desk) {
        try {
            return new EngineState(true, queries.openTasks(desk), queries.incidents(desk));
        } catch (RuntimeException e) {
            log.debug("the engine could not be asked", e);
            return EngineState.UNREACHABLE;
        }
    }
}
