package io.bellwether.cli;

import io.bellwether.BellwetherApplication;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application's beans for one command: no web server, no job workers, no deployment. */
final class CliContext {
    private CliContext() {}

    static ConfigurableApplicationContext open() {
        return open(Map.of());
    }

    /** The same with properties that win over the defaults above, e.g. to let a benchmark run the workers. */
    static ConfigurableApplicationContext open(Map<String, String> properties) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "camunda.client.worker.defaults.enabled", "false",
                "camunda.client.deployment.enabled", "false",
                "logging.level.root", "warn",
                "logging.threshold.console", "off",
                "logging.level.io.bellwether", "warn",
                "spring.datasource.hikari.maximum-pool-size", "4"));
        all.putAll(properties);
        String[] arguments = all.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(BellwetherApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments);
    }
}
