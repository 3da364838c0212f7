package io.bellwether.platform;

import io.camunda.client.annotation.Deployment;
import org.springframework.context.annotation.Configuration;

/**
 * Deploys all models in one deployment when the application starts, so that models bound by {@code deployment} belong
 * together and a day under way keeps its version. Unchanged models make no new version.
 */
@Configuration(proxyBeanMethods = false)
@Deployment(resources = {"classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form"})
class ProcessDeployment {}
