package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.common.CliContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.sandbox.SandboxMain;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/**
 * Runs the README's examples as they stand there, on a desk that has traded for three days. Those that start a stack,
 * ask an engine or a vendor are judged without it: their arguments are parsed and checked.
 */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class ReadmeExamplesIT {
    private static final Path README = Path.of("../README.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?m)`(?:[A-Z_]+=\\S+ )?\\./bellwether ([^`]+)`" + "|^(?:[A-Z_]+=\\S+ )?\\./bellwether ([^#\\n]+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** Started by the launcher; for the first three the application judges what is left of their arguments. */
    private static final Set<String> STACK = Set.of("demo", "bench", "lag", "up", "services", "drill");

    private static final Set<String> ENGINE_OR_VENDOR =
            Set.of("day restart", "approve --order", "doctor models", "data download");

    /**
     * Without a stack two say that something is wrong; no model has answered the desk of this test, no session opened its
     * books, and its market has quotes and no bars; rows of the experiment contradict each other and are refused.
     */
    private static final Map<String, Integer> NOT_FINE_HERE = Map.of(
            "health",
            1,
            "doctor",
            1,
            "answers export --desk main --out answers.jsonl",
            1,
            "cash deposit 2500 --desk main --reason \"savings\"",
            1,
            "report whatif --desk mine --data prices",
            1,
            "data gaps --market mine",
            1,
            "import experiment --desk record --daily \"Daily Updates.csv\" --trades \"Trade Log.csv\"",
            3);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Autowired
    TestMarket market;

    @TempDir
    Path folder;

    @Test
    void everyExampleOfTheReadmeRuns() throws IOException {
        desk();
        Set<String> examples = examples();
        assertThat(examples)
                .hasSizeGreaterThan(20)
                .contains(
                        "demo",
                        "stop --desk main",
                        "limits set --desk main max-position=0.15 --reason \"one paper less\"");
        List<String> run = new ArrayList<>();
        for (String example : examples) {
            List<String> words = words(example);
            String begin = String.join(" ", words.subList(0, Math.min(2, words.size())));
            if (STACK.contains(words.getFirst())) {
                stack(words);
            } else if (words.equals(List.of("--help"))) {
                assertThat(BellwetherCommand.line(CliContext::opened).execute("--help"))
                        .isZero();
            } else if (ENGINE_OR_VENDOR.contains(begin)) {
                BellwetherCommand.line(CliContext::opened).parseArgs(words.toArray(String[]::new));
            } else {
                run(words, NOT_FINE_HERE.getOrDefault(example, 0));
                run.add(words.getFirst());
            }
        }
        assertThat(run)
                .contains(
                        "explain",
                        "report",
                        "limits",
                        "segments",
                        "rebalance",
                        "import",
                        "export",
                        "prompt",
                        "answers");
    }

    private Set<String> examples() throws IOException {
        Set<String> examples = new LinkedHashSet<>();
        Matcher example = EXAMPLE.matcher(Files.readString(README));
        while (example.find()) {
            String text = example.group(1) == null ? example.group(2) : example.group(1);
            examples.add(text.strip());
        }
        return examples;
    }

    /** The words of the command line; files and folders lie in this test's folder. */
    private List<String> words(String example) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(example);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            boolean isFile = text.endsWith(".csv")
                    || text.endsWith(".jsonl")
                    || text.endsWith(".yaml")
                    || text.equals("prices")
                    || text.equals("calls");
            words.add(isFile ? folder.resolve(text).toString() : text);
        }
        return words;
    }

    private static void stack(List<String> words) {
        CommandLine.ParseResult parsed =
                SandboxMain.line().parseArgs(words.toArray(String[]::new)).subcommand();
        if (Stream.of("demo", "bench", "lag").anyMatch(words.getFirst()::equals)) {
            List<String> rest = new ArrayList<>(List.of(words.getFirst()));
            rest.addAll(parsed.unmatched());
            StringWriter err = new StringWriter();
            CommandLine line = BellwetherCommand.line(CliContext::opened).setErr(new PrintWriter(err));
            assertThat(line.setExecutionStrategy(BellwetherCommand::check).execute(rest.toArray(String[]::new)))
                    .as(rest + "\n" + err)
                    .isZero();
        }
    }

    private void run(List<String> words, int code) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(BellwetherCommand.line(work -> work.applyAsInt(beans))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(words.toArray(String[]::new)))
                .as(words + "\n" + err)
                .isEqualTo(code);
        assertThat(out + err.toString()).as(words.toString()).isNotBlank();
    }

    private void desk() throws IOException {
        SeededDesk desk = new SeededDesk(db, desks, "main").withDay();
        String own = desks.get(desk.id()).market();
        for (String symbol : List.of("ACME", "BOLT", "FENN", "QUAY", "ORCA", "INDEX")) {
            db.sql("insert into instrument (market, symbol, benchmark) values (:market, :symbol, :benchmark)"
                            + " on conflict do nothing")
                    .param("market", own)
                    .param("symbol", symbol)
                    .param("benchmark", symbol.equals("INDEX"))
                    .update();
            market.quote(symbol, "2026-11-20T21:00:00Z", "10", LastPrice.Kind.CLOSE);
        }
        market.withBenchmark("INDEX");
        Path record = Path.of("src/test/resources/portfolio/record");
        Files.copy(record.resolve("Daily Updates.csv"), folder.resolve("Daily Updates.csv"));
        Files.copy(record.resolve("Trade Log.csv"), folder.resolve("Trade Log.csv"));
        Files.writeString(folder.resolve("activity.csv"), """
                "Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"
                "11/20/2026","Buy","ACME","ACME CORP","10","$10.20","","-$102.00"
                "11/19/2026","MoneyLink Transfer","","Tfr BANK","","","","$1000.00"
                """);
        Files.createDirectory(folder.resolve("calls"));
        Files.writeString(
                folder.resolve("calls/ACME.txt"),
                "symbol: ACME\npublished: 2025-11-05T21:30:00Z\n\nWe raised our guidance.\n");
        Files.createDirectory(folder.resolve("prices"));
        Files.writeString(
                folder.resolve("prices/ACME.csv"),
                Stream.iterate(LocalDate.of(2026, 11, 20), new ExchangeCalendar()::previous)
                        .limit(60)
                        .sorted()
                        .map(date -> date + ",10.10,10.30,10.00,10.20,60000")
                        .collect(Collectors.joining("\n", "date,open,high,low,close,volume\n", "\n")));
    }
}
