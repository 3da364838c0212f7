package io.bellwether.cli;

import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.app.ReadTaxView;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.TaxYear;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a desk made of its money: statistics of its trades, equity, drawdown and where profit came from. */
@Command(
        name = "performance",
        mixinStandardHelpOptions = true,
        description = "Print a desk's return and risk, trade statistics, profit by ticker and by cause, daily equity.")
final class ReportPerformanceCommand implements Callable<Integer> {
    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--tax", description = "Print the tax view instead: holding terms and wash sales, by year.")
    private boolean tax;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            if (tax) {
                List<TaxYear> years = context.getBean(ReadTaxView.class).run(desk.id, CliContext.now(context));
                print(out, years, () -> new TaxPrinter(out).print(desk.id.value(), years));
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
