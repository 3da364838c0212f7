package io.bellwether.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down until the engine has the application's models; then the detail {@code waitsFor} says what is missing. */
@Component("modelsHealthIndicator")
@ConditionalOnProperty(
        name = {"camunda.client.enabled", "camunda.client.deployment.enabled"},
        matchIfMissing = true)
class ModelDeploymentHealth implements HealthIndicator {
    private final ModelDeployment deployment;

    ModelDeploymentHealth(ModelDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Health health() {
        return deployment.isDone()
                ? Health.up().build()
                : Health.down().withDetail("waitsFor", deployment.waitsFor()).build();
    }
}
