package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.common.CliContext;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.kernel.DeskId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BellwetherCommandTest {
    @Test
    void offersTheCommandsThatTheReadmeNames() {
        assertThat(BellwetherCommand.line(CliContext::opened).getSubcommands().keySet())
                .containsExactlyInAnyOrder(
                        "serve",
                        "up",
                        "services",
                        "drill",
                        "demo",
                        "health",
                        "doctor",
                        "stop",
                        "day",
                        "approve",
                        "answers",
                        "explain",
                        "prompt",
                        "report",
                        "data",
                        "backtest",
                        "bench",
                        "lag",
                        "import",
                        "export",
                        "cash",
                        "limits",
                        "segments",
                        "impact",
                        "rebalance");
    }

    @Test
    void readsAStopForADeskWhoseNameIsACommand() {
        CommandLine.ParseResult parsed = BellwetherCommand.line(CliContext::opened)
                .parseArgs("stop", "--desk", "demo", "--reason", "drill", "--flatten");
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("stop");
        assertThat(parsed.subcommand().<DeskId>matchedOptionValue("--desk", new DeskId("none")))
                .isEqualTo(new DeskId("demo"));
        assertThat(parsed.subcommand().<Boolean>matchedOptionValue("--flatten", false))
                .isTrue();
    }

    @Test
    void anEmergencyNeedsNoWords() {
        CommandLine.ParseResult parsed =
                BellwetherCommand.line(CliContext::opened).parseArgs("stop", "--desk", "main");
        assertThat(parsed.subcommand().hasMatchedOption("--reason")).isFalse();
    }

    /** What was typed, the sentence and the command whose help is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "demo --sed 5|there is no option '--sed'; did you mean '--seed'?|demo",
                "demo --dta x|there is no option '--dta'; did you mean '--data'?|demo",
                "demo --histroy=3|there is no option '--histroy'; did you mean '--history'?|demo",
                "stop --desk main --resaon x|there is no option '--resaon'; did you mean '--reason'?|stop",
                "stop --reson x|there is no option '--reson'; did you mean '--reason'?|stop",
                "rebalance --desk main --target A=0.1 --tax|there is no option '--tax'; did you mean '--tax-aware'?|rebalance",
                "lag --histry 3|there is no option '--histry'; did you mean '--history'?|lag",
                "bench kernal|there is no command 'kernal'; did you mean 'kernel'?|bench",
                "bench kernel --dta x|there is no option '--dta'; did you mean '--data'?|bench kernel",
                "bench kernel --data /no/such|there is no folder /no/such; name one with the works' bars, or leave --data out|bench kernel",
                "limts show --desk main|there is no command 'limts'; did you mean 'limits'?|",
                "helth|there is no command 'helth'; did you mean 'health'?|",
                "service|there is no command 'service'; did you mean 'services'?|",
                "limits shwo --desk main|there is no command 'shwo'; did you mean 'show'?|limits",
                "report perfomance --desk main|there is no command 'perfomance'; did you mean 'performance'?|report",
                "limits set --desk main max-positon=0.1 --reason x|there is no limit 'max-positon'; did you mean 'max-position'?|limits set",
                "demo --approval alway|invalid value for option '--approval': must be one of NEVER, ABOVE_NOTIONAL, ALWAYS, was 'alway'; did you mean 'ALWAYS'?|demo",
                "prompt show --desk main --session moning|invalid value for option '--session': must be MORNING, MIDDAY, CLOSE, REPORT or an intraday check by its time such as INTRADAY1130, was 'moning'; did you mean 'MORNING'?|prompt show",
                "demo --history many|invalid value for option '--history': must be a whole number, was 'many'|demo",
                "demo --seed 1.5|invalid value for option '--seed': must be a whole number, was '1.5'|demo",
                "lag --limit soon|invalid value for option '--limit': must be a number, was 'soon'|lag",
                "demo --zebra|there is no option '--zebra'|demo",
                "explain one two|'two' is one argument too many|explain",
                "up|the launcher runs this command: ./bellwether up|up",
                "drill month --seed 1|the launcher runs this command: ./bellwether drill|drill"
            })
    void badUsageIsOneSentenceWithWhatMayBeMeantAndWhereTheHelpIs(String line, String sentence, String command) {
        StringWriter err = new StringWriter();
        int code = BellwetherCommand.line(CliContext::opened)
                .setErr(new PrintWriter(err))
                .execute(line.split(" "));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "bellwether: " + sentence,
                        "Help: ./bellwether " + (command == null ? "" : command + " ") + "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"above-notional", "ABOVE_NOTIONAL", "Above_Notional"})
    void takesChoicesAsTheSettingsWriteThem(String policy) {
        CommandLine.ParseResult parsed =
                BellwetherCommand.line(CliContext::opened).parseArgs("demo", "--approval", policy);
        assertThat(parsed.subcommand()
                        .<ApprovalSettings.Policy>matchedOptionValue("--approval", ApprovalSettings.Policy.NEVER))
                .isEqualTo(ApprovalSettings.Policy.ABOVE_NOTIONAL);
    }

    /** Judged before a stack is started: the exit code of the command that would run. */
    @ParameterizedTest
    @CsvSource({
        "demo, 0",
        "demo --spacing 1 --approval always --date 2026-11-20, 0",
        "demo --spacing 0, 2",
        "demo --history 2001, 2",
        "demo --date 2026-11-26, 2",
        "demo --data /no/such/folder, 2",
        "bench engine --days 1 --warmup 0, 0",
        "bench engine --days 0, 2",
        "bench kernel, 0",
        "bench kernel --data /no/such/folder, 2",
        "bench start --runs 1, 0",
        "bench start --runs 0, 2",
        "bench store, 0",
        "bench store --rows 10000000 --symbols 5000, 0",
        "bench store --rows 1000, 2",
        "bench store --symbols 100, 2",
        "lag --history 0, 0",
        "lag --limit 0, 2",
        "serve --no-desk, 0"
    })
    void argumentsAreJudgedWithoutAStack(String line, int code) {
        CommandLine command = BellwetherCommand.line(work -> {
            throw new AssertionError("nothing is asked");
        });
        command.setErr(new PrintWriter(new StringWriter())).setExecutionStrategy(BellwetherCommand::check);
        assertThat(command.execute(line.split(" "))).isEqualTo(code);
    }

    @Test
    void readsWhichAnswersToExport() {
        CommandLine.ParseResult export = BellwetherCommand.line(CliContext::opened)
                .parseArgs("answers", "export", "--desk", "demo", "--from", "2026-11-02", "--out", "a.jsonl")
                .subcommand()
                .subcommand();
        assertThat(export.<LocalDate>matchedOptionValue("--from", LocalDate.EPOCH))
                .isEqualTo("2026-11-02");
        assertThat(export.<Path>matchedOptionValue("--out", Path.of(""))).hasToString("a.jsonl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "health --jsn",
                "doctor everything",
                "doctor models --advisr openai",
                "approve",
                "answers",
                "answers export --desk demo",
                "explain",
                "import",
                "import experiment --desk x",
                "export trades",
                "demo --history many",
                "rebalance",
                "rebalance --desk main",
                "rebalance --target ACME=0.10",
                "rebalance --desk main --target ACME",
                "rebalance --desk main --target =0.10",
                "rebalance --desk main --target ACME=much",
                "rebalance --desk main --target A_C=0.10",
                "rebalance --desk main --target ACME=-0.10",
                "rebalance --desk main --target ACME=0.60 --target BOLT=0.41",
                "rebalance --desk main --target ACME=0.10 --target acme=0.20",
                "rebalance --desk main --target ACME=0.10 --band -0.1",
                "rebalance --desk main --target ACME=0.10 --band 1.1",
                "rebalance --desk main --target ACME=0.10 --max-turnover -1",
                "rebalance --desk Main! --target ACME=0.10",
                "cash",
                "cash deposit --desk main --reason why",
                "cash deposit --desk main 100",
                "cash deposit --desk main 0 --reason why",
                "cash deposit --desk main -5 --reason why",
                "cash deposit --desk main 1.001 --reason why",
                "cash deposit --desk main 1e12 --reason why",
                "cash withdraw --desk main much --reason why",
                "cash withdraw --desk Main! 100 --reason why",
                "impact",
                "impact --desk Main!",
                "impact --desk main --date 2026-11-22x",
                "impact relations",
                "impact relations list --node sector:none",
                "impact relations add --from AAPL --to SWKS --kind SUPPLIER --reason known",
                "impact relations add --from AAPL --to AAPL --kind SUPPLIER --strength 0.5 --reason known",
                "impact relations add --from AAPL --to SWKS --kind FRIEND --strength 0.5 --reason known",
                "impact relations add --from AAPL --to SWKS --kind SUPPLIER --strength 2 --reason known",
                "impact relations add --from AAPL --to SWKS --kind SUPPLIER --strength 0.1234 --reason known",
                "impact relations add --from topic:oil --to SWKS --kind SUPPLIER --strength 0.5 --reason known",
                "impact relations remove --from AAPL --to SWKS --kind SUPPLIER",
                "segments",
                "segments list",
                "segments add biotech --desk main --symbols ACME --by ria",
                "segments add --desk main --symbols ACME --by ria --reason niche",
                "segments add biotech --desk main --by ria --reason niche",
                "segments add biotech --desk main --symbols A_C --by ria --reason niche",
                "segments add Bio! --desk main --symbols ACME --by ria --reason niche",
                "segments add biotech --desk Main! --symbols ACME --by ria --reason niche",
                "segments set biotech --desk main --by ria --reason niche",
                "segments remove --desk main --by ria --reason niche",
                "segments screen --desk main",
                "segments screen microcaps",
                "segments screen microcaps --desk main --date 2026-01-02",
                "segments screen microcaps --desk main --preview --date soon",
                "rebalance --desk main --target ACME=0.10 --place --by trader --id a/b",
                "rebalance --desk main --target ACME=0.10 --place --by trader --wait -1",
                "report",
                "report calibration",
                "report performance",
                "unknown"
            })
    void answersBadUsageWithExitCodeTwo(String line) {
        assertThat(BellwetherCommand.execute(line.split(" "))).isEqualTo(2);
    }
}
