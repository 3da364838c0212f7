package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.decision.app.calibration.ReportCalibration;
import io.bellwether.decision.domain.calibration.CalibrationReport;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.PublishedJson;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints how good a desk's forecasts were. */
@AsksApplication
@Command(
        name = "calibration",
        mixinStandardHelpOptions = true,
        description = "How good the forecasts were: foretold against what came true, by model and prompt version.")
public final class CalibrationCommand implements Callable<Integer> {
    /** Twenty years. */
    private static final int MOST_DAYS = 7305;

    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--until", description = "Last day, e.g. 2026-11-20. Default: today in New York.")
    private @Nullable LocalDate until;

    @Option(names = "--days", defaultValue = "365", description = "Calendar days up to that one. Default: 365.")
    private int days;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "--days must be from 1 to %d, was %d".formatted(MOST_DAYS, days));
        }
        LocalDate to = until == null ? LocalDate.now(Clock.system(ExchangeCalendar.ZONE)) : until;
        return CliContext.print(spec, (context, out) -> {
            CalibrationReport report =
                    context.getBean(ReportCalibration.class).run(desk.id, to.minusDays(days - 1L), to);
            if (json) {
                out.println(PublishedJson.write(CalibrationJson.of(report)));
            } else {
                new CalibrationPrinter(out).print(report);
            }
        });
    }
}
