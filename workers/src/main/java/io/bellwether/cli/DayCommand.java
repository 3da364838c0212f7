package io.bellwether.cli;

import picocli.CommandLine.Command;

/** The group of commands that act on a desk's day. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description = "Act on a desk's day.",
        subcommands = DayRestartCommand.class)
final class DayCommand extends CommandGroup {}
