package io.bellwether.cli;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.app.GivePrices;
import io.bellwether.portfolio.app.ImportLog.Source;
import io.bellwether.portfolio.app.ImportRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Imports records of trades into desks of their own. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read a record of trades into a desk of its own and list what does not add up in it.",
        subcommands = {ImportCommand.Experiment.class, ImportCommand.Trades.class})
final class ImportCommand extends CommandGroup {
    /** Options of both kinds. */
    static final class Common {
        @Option(names = "--desk", required = true, description = "The desk to make; again: the one made before.")
        private DeskId desk;

        @Option(names = "--cash", description = "Cash the desk starts from [USD].")
        private @Nullable Money cash;

        @Option(
                names = "--data",
                description = {
                    "A folder of daily prices, one CSV per symbol: the record is valued day by day with them.",
                    "They are kept; SPY among them is the benchmark."
                })
        private @Nullable Path data;

        @Option(names = "--json", description = "Print one JSON object with every finding.")
        private boolean json;

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec;

        int run(Source source, Path first, Path second, boolean asRecorded) {
            FileChecks.readable(spec, first);
            FileChecks.readable(spec, second);
            if (data != null && !Files.isDirectory(data)) {
                throw new ParameterException(spec.commandLine(), "there is no folder " + data);
            }
            ImportRecord.Request request =
                    new ImportRecord.Request(desk, source, first, second, asRecorded, Optional.ofNullable(cash));
            return CliContext.print(spec, (context, out) -> {
                ImportRecord.Result result = context.getBean(ImportRecord.class).run(request);
                new ImportPrinter(out).print(result, prices(context), asRecorded, json);
            });
        }

        private Optional<GivePrices.Result> prices(ApplicationContext context) {
            return Optional.ofNullable(data)
                    .map(folder -> context.getBean(DeskMarkets.class).files(folder, null))
                    .map(market -> context.getBean(GivePrices.class).run(desk, market, CliContext.now(context)));
        }
    }

    /** The micro-cap experiment's two files. */
    @Command(
            name = "experiment",
            mixinStandardHelpOptions = true,
            description = {
                "Read the micro-cap experiment's record: its daily figures and its trade log.",
                "Positions, lots, cash and equity are rebuilt from the trades and compared with the daily figures.",
                "Rows that do not add up are listed; impossible ones are not booked.",
                "Cash never falls below zero: rows of a day without times are booked so that sales pay for buys, and what is",
                "missing then is entered as an unexplained deposit, listed with its row, and no part of any return."
            })
    static final class Experiment implements Callable<Integer> {
        @Option(names = "--daily", required = true, description = "The file of daily figures, Daily Updates.csv.")
        private Path daily;

        @Option(names = "--trades", required = true, description = "The file of trades, Trade Log.csv.")
        private Path trades;

        @Option(
                names = "--as-recorded",
                description = {
                    "Follow the source where it contradicts its own trades: sell what was owned where it sells more,",
                    "correct cash to the stated one each day, keep the stated equity. Each such row is listed."
                })
        private boolean asRecorded;

        @Mixin
        private final Common common = new Common();

        @Override
        public Integer call() {
            return common.run(Source.EXPERIMENT, daily, trades, asRecorded);
        }
    }

    /** Any broker's export of trades. */
    @Command(
            name = "trades",
            mixinStandardHelpOptions = true,
            description = {
                "Read a broker's export of trades; a mapping says how it is written.",
                "What a trade costs beyond the cash there is, is entered as an unexplained deposit and listed."
            },
            footerHeading = "%nA mapping, with everything that it may say:%n%n",
            footer = {
                "  columns:                      # names in the file's header",
                "    date: Trade Date",
                "    symbol: Ticker",
                "    quantity: Qty",
                "    price: Fill Price",
                "    side: Action                # without it a minus before the shares is a sale",
                "    fee: Commission             # may be missing",
                "    id: Execution               # may be missing; makes a row the same one next time",
                "    reason: Note                # may be missing",
                "  dateFormat: MM/dd/yyyy HH:mm  # default yyyy-MM-dd",
                "  zone: Europe/Berlin           # of dates with a time; default America/New_York",
                "  sides: {buy: [Buy, B], sell: [Sell, S]}",
                "  decimal: \",\"                  # default .",
                "  thousands: \".\"                # default none",
                "  separator: \";\"                # default ,",
                "  defaultFee: 1.00              # USD where a row has none; default 0",
                "  newestFirst: true             # default false",
                "  symbols: {BRK/B: BRK.B}       # the file's spelling and ours"
            })
    static final class Trades implements Callable<Integer> {
        @Option(names = "--file", required = true, description = "The CSV file.")
        private Path file;

        @Option(names = "--mapping", required = true, description = "The mapping, a YAML file; see below.")
        private Path mapping;

        @Mixin
        private final Common common = new Common();

        @Override
        public Integer call() {
            return common.run(Source.TRADES, file, mapping, false);
        }
    }
}
