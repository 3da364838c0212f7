package io.bellwether.watch.config;

import io.bellwether.watch.app.FollowPrices;
import io.bellwether.watch.app.WatchDesks;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Lets the application that serves desks watch; a command does not. At a fixed rate, each look on a thread of its own,
 * so that a look that hangs holds up nothing; the next one is left out until it has ended. Live prices are seen to in the
 * same way.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
class WatchSchedule {
    private static final Logger log = LoggerFactory.getLogger(WatchSchedule.class);

    private final WatchDesks watchDesks;
    private final FollowPrices followPrices;
    private final WatchProperties properties;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean following = new AtomicBoolean();

    WatchSchedule(WatchDesks watchDesks, FollowPrices followPrices, WatchProperties properties) {
        this.watchDesks = watchDesks;
        this.followPrices = followPrices;
        this.properties = properties;
    }

    @Scheduled(fixedRateString = "${bellwether.watch.every:PT1M}", initialDelayString = "PT10S")
    void look() {
        if (!properties.enabled() || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            watchDesks.run();
        } catch (RuntimeException e) {
            log.error("the watch could not look; it looks again in {}", properties.every(), e);
        } finally {
            looking.set(false);
        }
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void follow() {
        if (!properties.enabled() || !following.compareAndSet(false, true)) {
            return;
        }
        try {
            followPrices.run();
        } catch (RuntimeException e) {
            log.warn("live prices cannot be followed; tried again in some seconds: {}", e.getMessage());
        } finally {
            following.set(false);
        }
    }
}
