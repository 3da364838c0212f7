package io.bellwether.cli;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.CompareShadow;
import io.bellwether.reporting.domain.ShadowComparison;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a desk beside its shadow. */
@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        description = "A desk beside its shadow, over the sessions that both closed.")
final class ShadowCommand implements Callable<Integer> {
    @Option(names = "--desk", required = true, description = "The acting desk.")
    private String desk;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = CliContext.open()) {
            ShadowComparison comparison = context.getBean(CompareShadow.class).run(new DeskId(desk));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(comparison));
            } else {
                new ShadowPrinter(out).print(comparison);
            }
            out.flush();
            return 0;
        }
    }
}
