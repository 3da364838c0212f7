package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.annotation.value.SourceAware;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.JobHandlerFactory;
import io.camunda.client.jobhandling.JobWorkerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts {@link JobHeartbeat} around every worker: each of them has a handler that the starter makes from its
 * {@code @JobWorker} method, and all are made by one factory, which is wrapped here. No worker can forget it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
class HeldJobWorkers {
    /** Variables that {@link JobErrors} looks at, beside those that a worker asks for. */
    private static final List<String> ALWAYS = List.of("deskId", "clock", "sessionUntil");

    @Bean
    static BeanPostProcessor jobsAreHeld(ObjectProvider<JobHeartbeat> heartbeat) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JobWorkerFactory factory ? new Holding(factory, heartbeat) : bean;
            }
        };
    }

    /** A worker that names its variables gets these too; one that names none gets all. */
    @Bean
    JobWorkerValueCustomizer windowIsFetched() {
        return worker -> {
            List<SourceAware<String>> fetched = worker.getFetchVariables();
            if (fetched == null || fetched.isEmpty()) {
                return;
            }
            List<SourceAware<String>> all = new ArrayList<>(fetched);
            ALWAYS.stream()
                    .filter(variable -> fetched.stream().noneMatch(known -> variable.equals(known.value())))
                    .forEach(variable -> all.add(new SourceAware.FromAnnotation<>(variable)));
            worker.setFetchVariables(all);
        };
    }

    /** Makes workers by the starter's factory, each with a heartbeat. */
    private static final class Holding extends JobWorkerFactory {
        private final JobWorkerFactory factory;
        private final ObjectProvider<JobHeartbeat> heartbeat;

        Holding(JobWorkerFactory factory, ObjectProvider<JobHeartbeat> heartbeat) {
            super(null, null, null, null);
            this.factory = factory;
            this.heartbeat = heartbeat;
        }

        @Override
        public JobWorker createJobWorker(CamundaClient client, JobWorkerValue worker, JobHandlerFactory handlers) {
            Duration timeout = worker.getTimeout().value();
            return factory.createJobWorker(
                    client, worker, context -> held(handlers.getJobHandler(context), heartbeat.getObject(), timeout));
        }
    }

    static JobHandler held(JobHandler handler, JobHeartbeat heartbeat, Duration timeout) {
        return (client, job) -> heartbeat.during(job, timeout, hold -> {
            handler.handle(whileHeld(client, hold), job);
            return true;
        });
    }

    /** A client that tells the engine nothing about a job that was lost. */
    private static JobClient whileHeld(JobClient client, JobHold hold) {
        return (JobClient) Proxy.newProxyInstance(
                JobClient.class.getClassLoader(), new Class<?>[] {JobClient.class}, (proxy, method, arguments) -> {
                    hold.require();
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
