package io.bellwether.cli;

import picocli.CommandLine.Command;

/** The group of commands that measure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the engine, the desk, the backtest kernel or starts.",
        subcommands = {
            BenchEngineCommand.class,
            BenchDeskCommand.class,
            BenchKernelCommand.class,
            BenchStartCommand.class
        })
final class BenchCommand extends CommandGroup {}
