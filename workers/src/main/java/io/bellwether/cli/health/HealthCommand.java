package io.bellwether.cli.health;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bellwether.kernel.Counted;
import io.bellwether.platform.PublishedJson;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Report;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says what is wrong now: what the application's watch says, and if no application answers, what can be seen without
 * it. Needs neither the database nor the engine. Exit code 0 when all is well, 1 when something is wrong.
 */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is wrong now and what to do: days, sessions, incidents, halts, orders, mail, data, clocks.",
            "Works also while the engine, the database or the application is down. Exit code 1 when something is wrong."
        })
public final class HealthCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Answer answer = read();
        Report report = answer.report();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(answer));
        } else {
            print(report, out);
            answer.engine().lines().forEach(out::println);
        }
        out.flush();
        return report.isWell() ? 0 : 1;
    }

    /**
     * What was found, as {@code --json} prints it.
     *
     * @param engine whose engine it is; empty when nobody said
     */
    record Answer(@JsonUnwrapped Report report, String engine) {}

    /** Only the settings are loaded: no database, no engine, no application. */
    private static Answer read() {
        try (ConfigurableApplicationContext settings = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run("--logging.level.root=error", "--logging.threshold.console=off")) {
            HealthProbe probe = new HealthProbe(settings.getEnvironment(), Clock.systemUTC());
            return new Answer(probe.report(), probe.engine());
        }
    }

    static void print(Report report, PrintWriter out) {
        String looked = report.lookedAt()
                .map(moment -> "The watch looked on %s.".formatted(HealthProbe.FIGURES.moment(moment) + " New York"))
                .orElse("The watch has not looked yet.");
        if (report.isWell()) {
            out.printf("All is well. %s%n", looked);
            return;
        }
        out.printf("%s. %s%n", Counted.of(report.conditions().size(), "trouble"), looked);
        report.conditions().forEach(condition -> print(condition, out));
    }

    private static void print(Condition condition, PrintWriter out) {
        out.printf(
                "%n%s%s: %s%n",
                condition.severity(),
                condition.desk().map(desk -> ", desk " + desk).orElse(""),
                condition.title());
        out.printf("  since %s New York%n", HealthProbe.FIGURES.moment(condition.since()));
        condition.text().lines().filter(line -> !line.isBlank()).forEach(line -> out.printf("  %s%n", line));
        if (!condition.link().isEmpty()) {
            out.printf("  %s%n", condition.link());
        }
    }

    /** Nothing but the property sources. */
    @Configuration(proxyBeanMethods = false)
    static class Settings {}
}
