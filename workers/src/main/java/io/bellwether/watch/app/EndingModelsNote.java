package io.bellwether.watch.app;

import io.bellwether.decision.app.model.EndingModels;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says in the log of an application that serves a desk, when it starts, which of its models end soon. */
@Component
@ConditionalOnProperty(name = "bellwether.serve", havingValue = "true")
class EndingModelsNote {
    private static final Logger log = LoggerFactory.getLogger(EndingModelsNote.class);

    private final EndingModels models;
    private final InstantSource clock;

    EndingModelsNote(EndingModels models, InstantSource clock) {
        this.models = models;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        models.onDay(today).forEach(end -> log.warn("{}", end.remedy(today)));
    }
}
