package io.bellwether.desk.engine;

import io.bellwether.desk.app.WhoCompleted;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Asks the engine every few seconds who completed the tasks whose person is not known yet. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
class CompletionPoll {
    private final WhoCompleted whoCompleted;

    CompletionPoll(WhoCompleted whoCompleted) {
        this.whoCompleted = whoCompleted;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void poll() {
        whoCompleted.run();
    }
}
