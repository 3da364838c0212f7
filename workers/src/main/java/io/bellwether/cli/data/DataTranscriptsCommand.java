package io.bellwether.cli.data;

import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.ImportTranscripts;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.TranscriptFiles;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores transcripts of companies' calls in a desk's market. */
@Command(
        name = "transcripts",
        mixinStandardHelpOptions = true,
        description = {
            "Store transcripts of companies' calls about their earnings. A desk is told the most telling sentences of the "
                    + "last ten days, as they were said, from their publication on.",
            "A .txt begins with the lines 'symbol: ABEO' and 'published: 2026-11-05T21:30:00Z', perhaps 'title: ...', and "
                    + "an empty line. A .json is an object, or a list of them, with symbol, published_at, title and text, "
                    + "which may be a list of objects with speaker and text. A .html has <meta name=\"symbol\" "
                    + "content=\"ABEO\"> and <meta name=\"published\" content=\"...\">.",
            "Exit code 3: some files are refused and listed; 1: none can be used."
        })
final class DataTranscriptsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A folder of transcripts, or one such file.")
    private Path path;

    @Option(names = "--desk", required = true, paramLabel = "DESK", description = "The desk's id, e.g. main.")
    private DeskId desk;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isReadable(path)) {
            throw new ParameterException(spec.commandLine(), "%s cannot be read".formatted(path));
        }
        return CliContext.run(spec, (context, out) -> {
            Market market = context.getBean(Markets.class)
                    .get(context.getBean(Desks.class).get(desk).market());
            TranscriptFiles.Read read =
                    context.getBean(ImportTranscripts.class).run(market, path, CliContext.now(context));
            if (json) {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                object.put("market", market.id());
                object.put("stored", read.transcripts().size());
                object.put("refused", read.refused());
                out.println(PublishedJson.write(object));
            } else {
                print(market, read, out);
            }
            if (read.refused().isEmpty()) {
                return ExitCodes.FINE;
            }
            return read.transcripts().isEmpty() ? ExitCodes.FAILED : ExitCodes.SOME_REFUSED;
        });
    }

    private static void print(Market market, TranscriptFiles.Read read, PrintWriter out) {
        out.printf("%s in market %s.%n", Counted.of(read.transcripts().size(), "transcript"), market.id());
        read.refused().forEach(one -> out.printf("  %s: %s%n", one.file(), one.reason()));
    }
}
