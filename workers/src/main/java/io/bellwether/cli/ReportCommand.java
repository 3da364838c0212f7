package io.bellwether.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The reports that can be asked for at any time. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Print a report about a desk.",
        subcommands = {CalibrationCommand.class})
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a report");
    }
}
