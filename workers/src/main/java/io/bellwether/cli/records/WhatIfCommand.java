package io.bellwether.cli.records;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.JudgeRecord;
import io.bellwether.reporting.domain.whatif.WhatIf;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what the desk's gate would have made of an imported record. */
@AsksApplication
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = {
            "Replay an imported record through the desk's gate of today; nothing is booked.",
            "It tells which trades it would have refused or cut, by which rule, and what that would have done to the "
                    + "result. Limits are those of the desk (limits show). A record has no forecasts: rules that need "
                    + "one are not asked. Cash that the record moved, dividends too, stays as it was."
        })
public final class WhatIfCommand implements Callable<Integer> {
    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @ArgGroup(exclusive = true)
    private @Nullable Data data;

    @Option(names = "--json", description = "Print one JSON object with every trade.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** The daily bars to judge it on. */
    static final class Data {
        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                description = "Folder with one CSV of daily bars per symbol, as 'demo --data' takes it.")
        private @Nullable Path folder;

        @Option(names = "--market", paramLabel = "ID", description = "A market that is there. Default: the desk's.")
        private @Nullable String market;
    }

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            WhatIf result = context.getBean(JudgeRecord.class).run(desk.id, market(context.getBean(DeskMarkets.class)));
            if (json) {
                out.println(PublishedJson.write(WhatIfPrinter.object(result)));
            } else {
                new WhatIfPrinter(out).print(result);
            }
        });
    }

    private Optional<String> market(DeskMarkets markets) {
        if (data == null) {
            return Optional.empty();
        }
        return data.folder == null
                ? Optional.ofNullable(data.market)
                : Optional.of(markets.files(data.folder, null, null));
    }
}
