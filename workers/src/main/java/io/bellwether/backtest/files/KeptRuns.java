package io.bellwether.backtest.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.platform.Json;
import io.bellwether.platform.PublishedJson;
import io.bellwether.portfolio.domain.EquitySnapshot;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The runs that are kept: folder {@code <n>} of each has {@code run.json}, {@code report.html} and every order, fill and
 * day's equity as CSV. A run that is not whole on the disk is none: its {@code run.json} comes last.
 */
public final class KeptRuns {
    private static final String SUMMARY = "run.json";
    private static final String BEGUN = "begun.json";
    private static final String PAGE = "report.html";
    private static final String EQUITY = "equity.csv";
    private static final List<String> EQUITY_COLUMNS =
            List.of("date", "moment", "cash", "positions", "equity", "benchmark_price");

    private final Path folder;

    /** @param folder where they are; it need not be there */
    public KeptRuns(Path folder) {
        this.folder = folder;
    }

    /** A number that no run has, with its folder. */
    public int next() {
        try {
            return NumberedFolders.make(
                    folder, numbers().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /**
     * Keeps a run; one of that number is replaced.
     *
     * @param page the report as a page
     */
    public void keep(RunSummary summary, BacktestReport report, String page) {
        Path own = of(summary.id());
        try {
            Files.deleteIfExists(own.resolve(SUMMARY));
            table(own.resolve(EQUITY), EQUITY_COLUMNS, report.result().record().equity(), KeptRuns::row);
            table(
                    own.resolve("orders.csv"),
                    List.of(
                            "id",
                            "date",
                            "session",
                            "purpose",
                            "symbol",
                            "side",
                            "type",
                            "timing",
                            "quantity",
                            "limit",
                            "stop",
                            "reference_price",
                            "state",
                            "filled",
                            "reason"),
                    report.result().record().orders(),
                    KeptRuns::row);
            table(
                    own.resolve("fills.csv"),
                    List.of("date", "time", "order", "symbol", "side", "quantity", "price", "fee", "reason"),
                    report.fills(),
                    KeptRuns::row);
            Files.writeString(own.resolve(PAGE), page, StandardCharsets.UTF_8);
            Files.writeString(own.resolve(SUMMARY), PublishedJson.write(summary) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private UncheckedIOException cannotKeep(IOException e) {
        return new UncheckedIOException("the run cannot be kept in %s".formatted(folder), e);
    }

    /** The runs as their {@code run.json} tells them, by number. */
    public List<JsonNode> all() {
        return numbers().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** One run; empty when there is none of that number. */
    public Optional<JsonNode> find(int id) {
        return read(of(id).resolve(SUMMARY));
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Json.mapper().readTree(Files.readString(file, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    /**
     * Writes down what a run was begun with, before its first day: what it has paid for can then be used by going on with
     * it, however it ends.
     */
    public void begin(int id, List<String> arguments) {
        try {
            Files.writeString(
                    of(id).resolve(BEGUN),
                    Json.write(Map.of("id", id, "arguments", arguments)) + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** What a run was given, whether it came to be kept or was broken off before; empty when there is none such. */
    public Optional<List<String>> arguments(int id) {
        return find(id).or(() -> read(of(id).resolve(BEGUN)))
                .map(run -> run.path("arguments")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    /** Where the answers of a run's models are, and the key of their mask. */
    public Path answers(int id) {
        return of(id).resolve("answers.jsonl");
    }

    /**
     * Keeps what stood for what in the run, for a person.
     *
     * @param key anything that can be written as JSON
     */
    public void keepKey(int id, Object key) {
        try {
            Files.writeString(of(id).resolve("mask.json"), PublishedJson.write(key) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** Whether every day's equity of the kept run is in the report as it was; so it is where nothing was kept. */
    public boolean goesOn(int id, BacktestReport report) {
        Path file = of(id).resolve(EQUITY);
        if (!Files.exists(file)) {
            return true;
        }
        try {
            List<String> kept = Files.readAllLines(file, StandardCharsets.UTF_8);
            StringWriter now = new StringWriter();
            table(now, EQUITY_COLUMNS, report.result().record().equity(), KeptRuns::row);
            List<String> lines = now.toString().lines().toList();
            return kept.size() <= lines.size() && lines.subList(0, kept.size()).equals(kept);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    /** The page of a run, whether it is there or not. */
    public Path page(int id) {
        return of(id).resolve(PAGE);
    }

    private Path of(int id) {
        return folder.resolve(String.valueOf(id));
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("[1-9]\\d{0,8}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(folder), e);
        }
    }

    private static <T> void table(Path file, List<String> columns, List<T> rows, Function<T, List<Object>> row)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            table(out, columns, rows, row);
        }
    }

    private static <T> void table(Writer out, List<String> columns, List<T> rows, Function<T, List<Object>> row)
            throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord(columns);
            for (T one : rows) {
                csv.writeRecord(row.apply(one).stream().map(Object::toString).toList());
            }
        }
    }

    private static List<Object> row(EquitySnapshot snapshot) {
        return List.of(
                snapshot.tradingDate(),
                snapshot.moment(),
                snapshot.cash(),
                snapshot.positionsValue(),
                snapshot.equity(),
                snapshot.benchmarkPrice().map(Object::toString).orElse(""));
    }

    private static List<Object> row(TradeOrder order) {
        return List.of(
                order.id(),
                order.tradingDate(),
                order.session(),
                order.purpose(),
                order.symbol(),
                order.side(),
                order.type(),
                order.timing(),
                order.quantity(),
                order.limitPrice().map(Object::toString).orElse(""),
                order.stopPrice().map(Object::toString).orElse(""),
                order.referencePrice(),
                order.state(),
                order.filledQuantity(),
                order.reason());
    }

    private static List<Object> row(BacktestReport.FillLine line) {
        return List.of(
                line.fill().tradingDate(),
                line.fill().asOf(),
                line.fill().orderId(),
                line.fill().symbol(),
                line.fill().side(),
                line.fill().quantity(),
                line.fill().price(),
                line.fill().fee(),
                line.reason());
    }
}
