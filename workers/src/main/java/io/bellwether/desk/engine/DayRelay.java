package io.bellwether.desk.engine;

import io.bellwether.desk.app.OpenDueDays;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every few seconds, from the start on, for days that should be open and are not. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("bellwether.serve")
class DayRelay {
    private static final Logger log = LoggerFactory.getLogger(DayRelay.class);

    private final OpenDueDays openDueDays;
    private final InstantSource clock;

    DayRelay(OpenDueDays openDueDays, InstantSource clock) {
        this.openDueDays = openDueDays;
        this.clock = clock;
    }

    /** Whatever keeps it from opening a day, it tries again. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT2S")
    void relay() {
        try {
            openDueDays.run(clock.instant());
        } catch (RuntimeException e) {
            log.warn("days that are due cannot be opened yet: {}", e.getMessage());
        }
    }
}
