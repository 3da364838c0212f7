package io.bellwether.execution.engine;

import io.bellwether.execution.app.order.OrderNews;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Publishes {@code order-updated}; kept for some seconds, since the process may be about to wait for it. */
@Component
class CamundaOrderNews implements OrderNews {
    private static final Logger log = LoggerFactory.getLogger(CamundaOrderNews.class);
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> engine;

    CamundaOrderNews(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public void updated(String orderId) {
        engine.ifAvailable(client -> client.newPublishMessageCommand()
                .messageName("order-updated")
                .correlationKey(orderId)
                .timeToLive(KEPT)
                .send()
                .exceptionally(lost -> {
                    log.info("the engine did not take the news of order {}: its process asks by itself", orderId);
                    return null;
                }));
    }
}
