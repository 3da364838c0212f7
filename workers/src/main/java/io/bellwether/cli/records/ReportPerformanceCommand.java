package io.bellwether.cli.records;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.app.ReadTaxView;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.TaxReport;
import java.io.PrintWriter;
import java.time.Year;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what a desk made of its money: statistics of its trades, equity, drawdown and where profit came from. */
@AsksApplication
@Command(
        name = "performance",
        mixinStandardHelpOptions = true,
        description = "Print a desk's return and risk, trade statistics, profit by ticker and by cause, daily equity.")
public final class ReportPerformanceCommand implements Callable<Integer> {
    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--tax",
            description = "Print the tax view instead: sales lot by lot with fees, terms and wash sales, and by year.")
    private boolean tax;

    @Option(names = "--year", description = "With --tax: only the sales of this year.")
    private @Nullable Year year;

    @Option(names = "--csv", description = "With --tax: print the lots sold in the columns of Form 8949.")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!tax && (csv || year != null)) {
            throw new ParameterException(
                    spec.commandLine(), "%s is of the tax view; add --tax".formatted(csv ? "--csv" : "--year"));
        }
        if (csv && json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other; choose one");
        }
        return CliContext.print(spec, (context, out) -> {
            if (tax) {
                TaxReport report = context.getBean(ReadTaxView.class)
                        .run(desk.id, CliContext.now(context), Optional.ofNullable(year));
                print(
                        out,
                        report,
                        csv ? () -> new Form8949(out).print(report) : () -> new TaxPrinter(out).print(report));
            } else {
                PerformanceReport report =
                        context.getBean(ReadPerformance.class).run(desk.id);
                print(out, report, () -> new PerformancePrinter(out).print(report));
            }
        });
    }

    private void print(PrintWriter out, Object report, Runnable asText) {
        if (json) {
            out.println(PublishedJson.write(report));
        } else {
            asText.run();
        }
    }
}
