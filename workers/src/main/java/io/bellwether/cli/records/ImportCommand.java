package io.bellwether.cli.records;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.ChangeOptions;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.FileChecks;
import io.bellwether.cli.settings.DataFolder;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.app.GivePrices;
import io.bellwether.portfolio.app.ImportRecord;
import io.bellwether.portfolio.app.RecordFiles;
import io.bellwether.portfolio.app.UndoImport;
import io.bellwether.portfolio.domain.imports.Broker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Imports records of trades into desks of their own. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read a record of trades into a desk of its own and list what does not add up in it.",
        footer = {
            "",
            "A further file of the same account, longer, shorter or of another time, goes into the same desk: only what is new",
            "in it is booked. Exit code 3: something was refused and is listed."
        },
        subcommands = {ImportCommand.Experiment.class, ImportCommand.Trades.class, ImportCommand.Undo.class})
public final class ImportCommand extends CommandGroup {
    /** Options of both kinds. */
    static final class Common {
        @Option(names = "--desk", required = true, description = "The desk to make; again: the one made before.")
        private DeskId desk;

        @Option(names = "--cash", description = "Cash the desk starts from [USD].")
        private @Nullable Money cash;

        @Option(
                names = "--actions",
                paramLabel = "FILE",
                description = {
                    "A CSV file of what the record does not have: date,kind,symbol,new_rate,old_rate,amount,new_symbol.",
                    "Kinds: split (10,1: ten new shares for one), dividend and delisting (amount per share), symbol_change, "
                            + "deposit, withdrawal, fee, tax, interest, cash_dividend (amount in all)."
                })
        private @Nullable Path actions;

        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                description = {
                    "A folder of daily prices: the record is valued day by day with them.",
                    "They are kept; SPY among them is the benchmark."
                })
        private @Nullable Path data;

        @Option(names = "--check", description = "Show what would be booked and every finding; book nothing.")
        private boolean check;

        @Option(names = "--json", description = "Print one JSON object with every finding.")
        private boolean json;

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec;

        int run(RecordFiles files, boolean asRecorded) {
            files.all().forEach(file -> FileChecks.readable(spec, file));
            Optional<Path> beside = Optional.ofNullable(actions);
            beside.ifPresent(file -> FileChecks.readable(spec, file));
            if (data != null) {
                DataFolder.open(spec, data, null).requireUsable();
            }
            ImportRecord.Request request =
                    new ImportRecord.Request(desk, files, beside, asRecorded, Optional.ofNullable(cash));
            return CliContext.run(spec, (context, out) -> {
                ImportRecord use = context.getBean(ImportRecord.class);
                ImportRecord.Result result = check ? use.check(request) : use.run(request);
                boolean isBooked = !check && !result.isEmpty();
                new ImportPrinter(out, check)
                        .print(result, isBooked ? prices(context) : Optional.empty(), asRecorded, json);
                return exitCode(result);
            });
        }

        private Optional<GivePrices.Result> prices(ApplicationContext context) {
            return Optional.ofNullable(data)
                    .map(folder -> context.getBean(DeskMarkets.class).files(folder, null, null))
                    .map(market -> context.getBean(GivePrices.class).run(desk, market, CliContext.now(context)));
        }

        private static int exitCode(ImportRecord.Result result) {
            if (result.refused() > 0) {
                return ExitCodes.SOME_REFUSED;
            }
            return result.isEmpty() ? ExitCodes.FAILED : ExitCodes.FINE;
        }
    }

    /** Takes an import back. */
    @AsksApplication
    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description = {
                "Take the last import of a desk back, with an entry in the audit: its books are made of the imports before it.",
                "What no import has left may be imported again, also with other cash."
            })
    static final class Undo implements Callable<Integer> {
        @Mixin
        private final DeskOptions desk = new DeskOptions();

        @Mixin
        private final ChangeOptions change = new ChangeOptions();

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return CliContext.print(
                    spec,
                    (context, out) -> new UndoPrinter(out)
                            .print(
                                    context.getBean(UndoImport.class).run(desk.id, change.actor(), change.reason()),
                                    json));
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
            return common.run(new RecordFiles.Experiment(daily, trades), asRecorded);
        }
    }

    /** Any broker's export of trades. */
    @Command(
            name = "trades",
            mixinStandardHelpOptions = true,
            description = {
                "Read a broker's export as it was downloaded, or any file of trades with a mapping.",
                "The export may be of robinhood, fidelity, schwab, ibkr (activity statement or transaction history), "
                        + "ibkr-flex, alpaca or tradier; which one it is, the file tells. Dividends, interest, fees, taxes, "
                        + "transfers and splits are read with the trades. Options, short sales and other currencies are "
                        + "listed and not booked. What a trade costs beyond the cash there is, is entered as an unexplained "
                        + "deposit and listed."
            },
            footerHeading = "%nA mapping, with everything that it may say:%n%n",
            footer = {
                "  columns:                      # names in the file's header",
                "    date: Trade Date",
                "    symbol: Ticker",
                "    quantity: Qty",
                "    price: Fill Price",
                "    side: Action                # without it a minus before the shares is a sale",
                "    fee: [Commission, SEC Fee]  # one or several columns; may be missing",
                "    id: Execution               # may be missing; makes a row the same one next time",
                "    reason: Note                # may be missing",
                "  dateFormat: MM/dd/yy HH:mm    # default yyyy-MM-dd; iso: any ISO 8601 date or time; an offset decides",
                "  zone: Europe/Berlin           # of times without an offset; default America/New_York",
                "  sides: {buy: [Buy, B], sell: [Sell, S]}",
                "  decimal: \",\"                  # default .",
                "  thousands: \".\"                # default none",
                "  separator: \";\"                # default ,",
                "  feeSign: minus                # what a paid fee has: plus, minus or any; default: as most rows",
                "  defaultFee: 1.00              # USD where a row has none; default 0",
                "  newestFirst: true             # default false",
                "  symbols: {BRK/B: BRK.B}       # the file's spelling and ours"
            })
    static final class Trades implements Callable<Integer> {
        @Option(names = "--file", required = true, description = "The CSV file.")
        private Path file;

        @ArgGroup(exclusive = true)
        private @Nullable Form form;

        @Mixin
        private final Common common = new Common();

        @Override
        public Integer call() {
            return common.run(files(), false);
        }

        private RecordFiles files() {
            if (form != null && form.mapping != null) {
                return new RecordFiles.Mapped(file, form.mapping);
            }
            return new RecordFiles.Export(
                    file, Optional.ofNullable(form).flatMap(named -> Optional.ofNullable(named.broker)));
        }

        /** How the file is written. */
        static final class Form {
            @Option(names = "--broker", description = "Whose export it is, where the file does not tell.")
            private @Nullable Broker broker;

            @Option(names = "--mapping", description = "The mapping, a YAML file; see below.")
            private @Nullable Path mapping;
        }
    }
}
