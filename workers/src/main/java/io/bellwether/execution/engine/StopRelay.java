package io.bellwether.execution.engine;

import io.bellwether.execution.app.halt.AnnounceStops;
import io.bellwether.execution.app.halt.ObeyStopFile;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every few seconds for the file that stops every desk, and for halts that the engine has not heard of. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
class StopRelay {
    private final AnnounceStops announceStops;
    private final ObeyStopFile obeyStopFile;
    private final InstantSource clock;

    StopRelay(AnnounceStops announceStops, ObeyStopFile obeyStopFile, InstantSource clock) {
        this.announceStops = announceStops;
        this.obeyStopFile = obeyStopFile;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void relay() {
        announceStops.run();
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void obey() {
        obeyStopFile.run(clock.instant());
    }
}
