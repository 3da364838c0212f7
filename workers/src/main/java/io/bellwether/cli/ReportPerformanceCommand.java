package io.bellwether.cli;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.domain.PerformanceReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a desk made of its money: statistics of its trades, equity, drawdown and where profit came from. */
@Command(
        name = "performance",
        mixinStandardHelpOptions = true,
        description = "Print a desk's return and risk, trade statistics, profit by ticker and by cause, daily equity.")
final class ReportPerformanceCommand implements Callable<Integer> {
    @Option(names = "--desk", required = true, description = "The desk's id.")
    private String desk;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = CliContext.open()) {
            PerformanceReport report = context.getBean(ReadPerformance.class).run(new DeskId(desk));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
                out.flush();
            } else {
                new PerformancePrinter(out).print(report);
            }
            return 0;
        }
    }
}
