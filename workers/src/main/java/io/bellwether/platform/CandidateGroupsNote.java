package io.bellwether.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says in the log of an application that serves a desk when anybody may approve and release. */
@Component
@ConditionalOnProperty(name = "bellwether.serve", havingValue = "true")
class CandidateGroupsNote {
    private static final Logger log = LoggerFactory.getLogger(CandidateGroupsNote.class);

    private final CandidateGroups groups;

    CandidateGroupsNote(CandidateGroups groups) {
        this.groups = groups;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        try {
            groups.check().forEach(log::info);
        } catch (RuntimeException e) {
            log.info("the engine does not say yet whether it has groups: {}", e.getMessage());
        }
    }
}
