package io.bellwether.cli.common;

import io.bellwether.BellwetherApplication;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Model.CommandSpec;

/** Starts the application's beans for one command: no web server, no job workers, no deployment. */
public final class CliContext {
    private CliContext() {}

    public static ConfigurableApplicationContext open() {
        return open(Map.of());
    }

    /** The same with properties that win over the defaults above, e.g. to let a benchmark run the workers. */
    public static ConfigurableApplicationContext open(Map<String, String> properties) {
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

    /** Does one command's work on the application's beans and prints what it finds; the exit code is 0. */
    public static int print(CommandSpec spec, BiConsumer<ApplicationContext, PrintWriter> work) {
        return run(spec, (context, out) -> {
            work.accept(context, out);
            return 0;
        });
    }

    /** The same where the work names the exit code. */
    public static int run(CommandSpec spec, ToIntBiFunction<ApplicationContext, PrintWriter> work) {
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = beans(spec).use(context -> work.applyAsInt(context, out));
        out.flush();
        return exitCode;
    }

    /** Where the command line that a command is part of finds them. */
    public static Beans beans(CommandSpec spec) {
        return (Beans) spec.root().userObject();
    }

    /** Now, by the application's clock: the machine's, or in a drill the one that is moved with the engine's. */
    public static Instant now(ApplicationContext context) {
        return context.getBean(InstantSource.class).instant();
    }

    /** Where a command finds the application's beans. */
    public interface Beans {
        /** Does the work and returns its exit code. */
        int use(ToIntFunction<ApplicationContext> work);
    }

    /** Starts the beans for the work and stops them after it. */
    public static int opened(ToIntFunction<ApplicationContext> work) {
        try (ConfigurableApplicationContext context = open()) {
            return work.applyAsInt(context);
        }
    }
}
