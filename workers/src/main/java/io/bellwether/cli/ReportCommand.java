package io.bellwether.cli;

import picocli.CommandLine.Command;

/** The group of commands that print what a desk's records say. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Print what a desk's records say.",
        subcommands = {
            ReportPerformanceCommand.class,
            ReportBacktestCommand.class,
            CalibrationCommand.class,
            ShadowCommand.class,
            WhatIfCommand.class
        })
final class ReportCommand extends CommandGroup {}
