package io.bellwether.cli.operate;

import io.bellwether.cli.common.CommandGroup;
import picocli.CommandLine.Command;

/** The group of commands that act on a desk's day. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description = "Act on a desk's day.",
        subcommands = DayRestartCommand.class)
public final class DayCommand extends CommandGroup {}
