package io.bellwether.cli.data;

import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.FileChecks;
import io.bellwether.cli.settings.PriceFiles;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files of daily bars as a desk would and says what became of them; nothing is started and nothing is stored. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Say what files of daily bars hold, and everything missing or odd in them.",
            "Nothing is started and nothing is stored. Files come as the vendor wrote them: tables with commas, semicolons "
                    + "or tabs, JSON answers, packed by gzip or zip, folders in folders.",
            "Exit code 3: something is refused and listed; 1: nothing can be used."
        },
        footerHeading = "%nA mapping; as mapping.yaml in a folder it counts wherever the folder is read:%n%n",
        footer = {
            "  columns:                 # names in the tables' header",
            "    date: Trade Date",
            "    open: First",
            "    high: Top",
            "    low: Bottom",
            "    close: Last",
            "    volume: Shares",
            "    symbol: Security       # may be missing, as split and dividend may",
            "  dateFormat: dd.MM.yyyy   # default: found out",
            "  separator: \";\"           # default: found out",
            "  decimal: \",\"             # default: found out"
        })
final class DataVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A folder of files of daily bars, or one such file.")
    private Path path;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How the tables are to be read, a YAML file; see below.")
    private @Nullable Path mapping;

    @Option(names = "--all", description = "Print every file and every finding.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object with every file and every finding.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (mapping != null) {
            FileChecks.readable(spec, mapping);
        }
        Inspection found = mapping == null ? PriceFiles.inspect(spec, path) : PriceFiles.inspect(spec, path, mapping);
        PrintWriter out = spec.commandLine().getOut();
        DataReport report = new DataReport(path.toString(), found);
        if (json) {
            out.println(PublishedJson.write(report.object()));
        } else {
            report.print(out, all);
        }
        out.flush();
        return exitCode(found);
    }

    static int exitCode(Inspection found) {
        if (found.spans().isEmpty()) {
            return ExitCodes.FAILED;
        }
        return found.files().refusesSomething() ? ExitCodes.SOME_REFUSED : ExitCodes.FINE;
    }
}
