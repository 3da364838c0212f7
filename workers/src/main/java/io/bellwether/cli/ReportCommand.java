package io.bellwether.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands that print what a desk's records say. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Print what a desk's records say.",
        subcommands = {ReportPerformanceCommand.class, CalibrationCommand.class, ShadowCommand.class})
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a report");
    }
}
