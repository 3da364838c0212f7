package io.bellwether.cli.bench;

import io.bellwether.cli.common.CommandGroup;
import picocli.CommandLine.Command;

/** The group of commands that measure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the engine, the desk, the backtest kernel, starts or the store.",
        subcommands = {
            BenchEngineCommand.class,
            BenchDeskCommand.class,
            BenchKernelCommand.class,
            BenchStartCommand.class,
            BenchStoreCommand.class
        })
public final class BenchCommand extends CommandGroup {}
