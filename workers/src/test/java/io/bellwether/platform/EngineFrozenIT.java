package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.LiveStack;
import io.bellwether.testing.TestStack;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** An application whose engine hangs while it starts. */
@ResourceLock(Lane.OTHER_STACKS)
class EngineFrozenIT {
    @Test
    void applicationStartsWhileTheEngineHangs_saysWhatItWaitsFor_andDeploysWhenTheEngineGoesOn()
            throws IOException, InterruptedException {
        LiveStack.bean(ModelDeployment.class);
        signal("STOP");
        try {
            try (ConfigurableApplicationContext second = TestStack.startApplication(
                    LiveStack.sandbox().endpoints(), "--camunda.client.worker.defaults.enabled=false")) {
                ModelDeployment models = second.getBean(ModelDeployment.class);
                var health = second.getBean(ModelDeploymentHealth.class);
                assertThat(models.isDone()).isFalse();
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                assertThat(String.valueOf(health.health().getDetails().get("waitsFor")))
                        .contains("is there but did not answer in time");
                signal("CONT");
                Await.until("the deployment", Await.PATIENCE, models::isDone, Boolean::booleanValue);
                assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            }
        } finally {
            signal("CONT");
        }
    }

    private static void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        "kill", "-" + name, String.valueOf(LiveStack.sandbox().pid("broker")))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
