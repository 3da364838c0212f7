package io.bellwether.cli.data;

import io.bellwether.cli.common.CommandGroup;
import picocli.CommandLine.Command;

/** What there is of market data. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description =
                "Daily bars: look at files of them, store them, have them from vendors, and say what is missing or odd.",
        subcommands = {
            DataVerifyCommand.class,
            DataImportCommand.class,
            DataDownloadCommand.class,
            DataGapsCommand.class,
            DataSourcesCommand.class,
            DataTranscriptsCommand.class
        })
public final class DataCommand extends CommandGroup {}
