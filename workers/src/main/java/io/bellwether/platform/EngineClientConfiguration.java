package io.bellwether.platform;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets job handlers block: each job runs on a virtual thread of its own, bounded by max-jobs-active per job type. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
class EngineClientConfiguration {
    @Bean
    CamundaClientExecutorService camundaClientExecutorService() {
        return new CamundaClientExecutorService(
                Executors.newScheduledThreadPool(2), true, Executors.newVirtualThreadPerTaskExecutor(), true);
    }
}
