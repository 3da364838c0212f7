package io.bellwether.cli;

import io.bellwether.cli.backtest.ReportBacktestCommand;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.operate.CalibrationCommand;
import io.bellwether.cli.operate.ShadowCommand;
import io.bellwether.cli.records.ReportPerformanceCommand;
import io.bellwether.cli.records.WhatIfCommand;
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
