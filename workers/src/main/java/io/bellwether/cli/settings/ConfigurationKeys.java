package io.bellwether.cli.settings;

import io.bellwether.kernel.Suggestion;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses a configuration file with a key nobody reads: a typing error in a limit must not pass as the default.
 * The keys below each group are checked where they are bound.
 */
public final class ConfigurationKeys implements EnvironmentPostProcessor, Ordered {
    private static final Set<String> GROUPS = Set.of(
            "advisors",
            "brokers",
            "clock",
            "desk",
            "drill",
            "engine",
            "jobs",
            "links",
            "mail",
            "market-data",
            "models",
            "serve",
            "stop-file",
            "stops",
            "vendors",
            "watch");
    private static final Set<String> TOP_LEVEL =
            Set.of("bellwether", "sandbox", "spring", "server", "logging", "camunda", "management");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source.getName().contains("bellwether.yaml") && source instanceof EnumerablePropertySource<?> file) {
                check("bellwether.yaml", file);
            }
        }
    }

    /**
     * Refuses a key that is in no known group.
     *
     * @param name of the file, as messages say it
     */
    public static void check(String name, EnumerablePropertySource<?> file) {
        for (String key : file.getPropertyNames()) {
            String[] parts = key.split("[.\\[]", -1);
            if (!TOP_LEVEL.contains(parts[0])) {
                throw unknown(name, key, parts[0], TOP_LEVEL);
            }
            if (parts[0].equals("bellwether") && (parts.length < 2 || !GROUPS.contains(parts[1]))) {
                throw unknown(name, key, parts.length < 2 ? "" : parts[1], GROUPS);
            }
        }
    }

    private static BadSettings unknown(String file, String key, String part, Set<String> known) {
        return new BadSettings("%s: nobody reads '%s'; known here: %s. Correct or remove it%s"
                .formatted(
                        file,
                        key,
                        String.join(", ", new TreeSet<>(known)),
                        Suggestion.nearest(part, known)
                                .map(name -> "; did you mean '" + name + "'?")
                                .orElse(".")));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
