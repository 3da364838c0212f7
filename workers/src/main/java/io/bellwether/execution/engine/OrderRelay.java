package io.bellwether.execution.engine;

import io.bellwether.execution.app.order.FollowOrders;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every few seconds whether a desk trades where the broker tells of orders by itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("bellwether.serve")
class OrderRelay {
    private final FollowOrders followOrders;

    OrderRelay(FollowOrders followOrders) {
        this.followOrders = followOrders;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT2S")
    void relay() {
        followOrders.run();
    }
}
