package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;

/** What a person can type wrong: each command answers in one sentence that says what to do, and never with a trace. */
@DatabaseTest
class HostileInputIT {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Desks desks;

    @TempDir
    Path folder;

    @BeforeEach
    void desk() throws IOException {
        desks.save(TestDesks.onMarket("typed", "files-typed"));
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("binary.csv"), "\u0000\u0001\u0002,\u0000\n\u0007");
        Files.writeString(folder.resolve("header.csv"), "Date,Ticker\n");
    }

    private record Answer(int code, String out, String err) {}

    private Answer run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = command.execute(line.replace("@", folder + "/").split(" "));
        return new Answer(code, out.toString(), err.toString());
    }

    /** The command, its exit code and how its answer begins; @ is a folder. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "limits show --desk nobody|1|bellwether: there is no desk 'nobody'; known: [",
                "limits show --desk No!|2|bellwether: invalid value for option '--desk': desk id must be 1 to 40 of a-z, 0-9, dash, was 'No!'",
                "limits show --desk typed --segment nothing|1|bellwether: desk typed has no segment 'nothing'; known: []",
                "limits show --desk typed --segment ../etc|1|bellwether: desk typed has no segment '../etc'; known: []",
                "cash deposit 1e999999999 --desk typed --reason why|2|bellwether: invalid value for positional parameter at index 0 (AMOUNT): a number has at most 30 digits before and after the point, was '1e999999999'",
                "cash deposit 0.001 --desk typed --reason why|2|bellwether: invalid value for positional parameter at index 0 (AMOUNT): must be an amount above 0 with at most 2 decimals, was '0.001'",
                "cash deposit 100 --desk nobody --reason why|1|bellwether: there is no desk 'nobody'; known: [",
                "cash deposit 100 --desk typed --reason why|1|bellwether: desk typed has no books yet: its first session opens them with bellwether.desk.initial-cash",
                "limits set --desk typed max-position=1e999 --by ria --reason why|2|bellwether: max-position must be a number or 'default', was '1e999'",
                "limits set --desk typed max-position=1e999999999 --by ria --reason why|2|bellwether: max-position must be a number or 'default', was '1e999999999'",
                "limits set --desk typed max-position=1e-999999999 --by ria --reason why|2|bellwether: max-position must be a number or 'default', was '1e-999999999'",
                "limits set --desk typed max-position=NaN --by ria --reason why|2|bellwether: max-position must be a number or 'default', was 'NaN'",
                "limits set --desk typed max-position=-0.1 --by ria --reason why|2|bellwether: max-position must be from 0 to 1, was -0.1",
                "limits set --desk typed max-positions=0.5 --by ria --reason why|2|bellwether: max-positions must be a whole number, was 0.5",
                "limits set --desk typed what=1 --by ria --reason why|2|bellwether: there is no limit 'what'; known: max-position,",
                "limits set --desk nobody max-position=0.1 --by ria --reason why|1|bellwether: there is no desk 'nobody'; known: [",
                "explain nothing|1|bellwether: there is no decision 'nothing'",
                "explain ../../etc/passwd|1|bellwether: there is no decision '../../etc/passwd'",
                "explain ';drop|1|bellwether: there is no decision '';drop'",
                "report performance --desk nobody|1|bellwether: there is no desk 'nobody'; known: [",
                "report performance --desk typed|1|bellwether: desk typed has no books yet: run a day first",
                "report performance --desk typed --tax|0|Desk typed, sales as the tax sees them, USD with fees",
                "report performance --desk typed --tax --csv|0|Description of property,Date acquired,Date sold or disposed of,",
                "report performance --desk typed --csv|2|bellwether: --csv is of the tax view; add --tax",
                "report performance --desk typed --year 2025|2|bellwether: --year is of the tax view; add --tax",
                "report performance --desk typed --tax --csv --json|2|bellwether: --csv and --json exclude each other; choose one",
                "report performance --desk typed --tax --year soon|2|bellwether: invalid value for option '--year': must be a year such as 2026, was 'soon'",
                "report performance --desk typed --json|1|bellwether: desk typed has no books yet: run a day first",
                "report calibration --desk nobody|1|bellwether: there is no desk 'nobody'; known: [",
                "report calibration --desk typed --days 0|2|bellwether: --days must be from 1 to 7305, was 0",
                "report calibration --desk typed --days -1|2|bellwether: --days must be from 1 to 7305, was -1",
                "report calibration --desk typed --days 99999999999|2|bellwether: invalid value for option '--days': must be a whole number, was '99999999999'",
                "report calibration --desk typed --days 2147483647|2|bellwether: --days must be from 1 to 7305, was 2147483647",
                "report calibration --desk typed --until 2026-13-01|2|bellwether: invalid value for option '--until': must be a date such as 2026-11-20, was '2026-13-01'",
                "report calibration --desk typed --until -999999999-01-01|2|bellwether: invalid value for option '--until': must be from 1990-01-01 to 2030-12-31, which the exchange calendar covers, was -999999999-01-01",
                "report calibration --desk typed --until +999999999-12-31|2|bellwether: invalid value for option '--until': must be from 1990-01-01 to 2030-12-31, which the exchange calendar covers, was +999999999-12-31",
                "report shadow --desk nobody|1|bellwether: there is no desk 'nobody'; known: [",
                "report shadow --desk typed|1|bellwether: desk 'typed' has no shadow; set bellwether.desk.shadow to the name of an advisor",
                "answers export --desk nobody --out @a.jsonl|1|bellwether: there is no desk 'nobody'; known: [",
                "answers export --desk typed --out @a.jsonl|1|Desk typed got no answer from 1990-01-01 to 2030-12-31; nothing was written.",
                "answers export --desk typed --out @|2|bellwether: @ is a folder; name the file to write",
                "answers export --desk typed --from 2026-11-20 --to 2026-11-01 --out @a.jsonl|2|bellwether: --from must not be after --to, was 2026-11-20 and 2026-11-01",
                "answers export --desk typed --from -999999999-01-01 --out @a.jsonl|2|bellwether: invalid value for option '--from': must be from 1990-01-01 to 2030-12-31, which the exchange calendar covers, was -999999999-01-01",
                "answers export --desk typed --from soon --out @a.jsonl|2|bellwether: invalid value for option '--from': must be a date such as 2026-11-20, was 'soon'",
                "import experiment --desk imported --daily @none.csv --trades @none.csv|2|bellwether: there is no file @none.csv",
                "import experiment --desk imported --daily @ --trades @|2|bellwether: @ is a folder; name a file",
                "import experiment --desk imported --daily @empty.csv --trades @empty.csv|1|bellwether: empty.csv is empty; its first line must name the columns",
                "import experiment --desk imported --daily @binary.csv --trades @binary.csv|1|bellwether: binary.csv is no text file; save it as CSV",
                "import experiment --desk imported --daily @header.csv --trades @header.csv|1|bellwether: header.csv:1: the header must name 'Shares' once, it does 0 times; it has Date,Ticker",
                "import experiment --desk typed --daily @header.csv --trades @header.csv|1|bellwether: header.csv:1: the header must name 'Shares' once, it does 0 times; it has Date,Ticker",
                "import experiment --desk No! --daily @header.csv --trades @header.csv|2|bellwether: invalid value for option '--desk': desk id must be 1 to 40 of a-z, 0-9, dash, was 'No!'",
                "import experiment --desk imported --daily @header.csv --trades @header.csv --cash -5|2|bellwether: invalid value for option '--cash': must be an amount above 0 with at most 2 decimals, was '-5'",
                "import experiment --desk imported --daily @header.csv --trades @header.csv --cash 1e999999999|2|bellwether: invalid value for option '--cash': a number has at most 30 digits before and after the point, was '1e999999999'",
                "import experiment --desk imported --daily @header.csv --trades @header.csv --cash NaN|2|bellwether: invalid value for option '--cash': must be a number, was 'NaN'",
                "import trades --desk imported --file @none.csv --mapping @none.yaml|2|bellwether: there is no file @none.csv",
                "import trades --desk imported --file @ --mapping @|2|bellwether: @ is a folder; name a file",
                "import trades --desk imported --file @header.csv --broker nobody|2|bellwether: invalid value for option '--broker': must be one of robinhood, fidelity, schwab, ibkr, ibkr-flex, alpaca, tradier, was 'nobody'",
                "import trades --desk imported --file @header.csv --broker schwab|1|bellwether: header.csv is no export of schwab, which has a line with the columns date, action, symbol, quantity, price, fees & comm, amount; its first line is '",
                "import trades --desk imported --file @header.csv --broker schwab --mapping @empty.csv|2|bellwether: --broker and --mapping exclude each other; choose one",
                "import trades --desk imported --file @header.csv --mapping @empty.csv --data @nowhere|2|bellwether: there is no folder @nowhere",
                "import trades --desk imported --file @header.csv --mapping @binary.csv|1|bellwether: binary.csv: special characters are not allowed",
                "import trades --desk imported --file @header.csv --mapping @empty.csv|1|bellwether: empty.csv: the mapping must be keys with values",
                "import trades --desk imported --file @header.csv --mapping @header.csv|1|bellwether: header.csv: the mapping must be keys with values",
                "data|2|bellwether: name a command: verify, import, download, gaps, sources",
                "data verify @nowhere|2|bellwether: there is no file or folder @nowhere; name one with daily bars",
                "data verify @empty.csv|1|empty.csv: not read, because the file is empty",
                "data verify @binary.csv|1|binary.csv: not read, because it is no text",
                "data verify @header.csv|1|header.csv: not read, because no line names the columns; the first is 'Date,Ticker'; the first line must name date,open,high,low,close,volume",
                "data import @nowhere --market typed|2|bellwether: there is no file or folder @nowhere; name one with daily bars",
                "data import @empty.csv --market typed|1|empty.csv: not read, because the file is empty",
                "data import @header.csv --market ../x|2|bellwether: the market's name '../x' must be 1 to 40 of a-z, 0-9 and single dashes",
                "data download --symbols ACME --from 2026-01-02 --market No!|2|bellwether: the market's name 'No!' must be 1 to 40 of a-z, 0-9 and single dashes",
                "data download --symbols ACME --from soon|2|bellwether: invalid value for option '--from': must be a date such as 2026-11-20, was 'soon'",
                "data download --symbols A_C --from 2026-01-02|2|bellwether: invalid value for option '--symbols'",
                "data download --symbols ACME --from 2026-01-02 --to 2025-01-02|2|bellwether: --from must not be after --to, was 2026-01-02 and 2025-01-02",
                "data download --symbols ACME --from 2030-12-30|2|bellwether: no session from 2030-12-30 to ",
                "data gaps --market nothing|1|bellwether: there is no market 'nothing': make it with data import or data download, or name simulated-<seed>",
                "data gaps --market ../../etc|1|bellwether: there is no market '../../etc': make it with data import",
                "export trades --desk nobody --out @out.csv|1|bellwether: there is no desk 'nobody'; known: [",
                "export trades --desk typed --out @|2|bellwether: @ is a folder; name the file to write",
                "export trades --desk typed --out @no/such/out.csv|2|bellwether: there is no folder for @no/such/out.csv; create it first",
                "export trades --desk typed --out @header.csv/out.csv|2|bellwether: there is no folder for @header.csv/out.csv; create it first",
                "export trades --desk typed --out @out.csv --form WHAT|2|bellwether: invalid value for option '--form': must be one of EXPERIMENT, PLAIN, was 'WHAT'",
                "export trades --desk typed --out @out.csv|0|Wrote 0 trades of desk typed to @out.csv.",
                "export daily --desk nobody --out @out.csv|1|bellwether: there is no desk 'nobody'; known: [",
                "export daily --desk typed --out @|2|bellwether: @ is a folder; name the file to write",
                "stop --desk nobody --reason drill|1|bellwether: there is no desk 'nobody'; known: [",
                "approve --order nothing|1|bellwether: there is no order 'nothing'",
                "demo --history -1|2|bellwether: --history must be from 0 to 2000, --spacing from 1 to 120, were -1 and 8",
                "demo --history 999999999|2|bellwether: --history must be from 0 to 2000, --spacing from 1 to 120, were 999999999 and 8",
                "demo --spacing -5|2|bellwether: --history must be from 0 to 2000, --spacing from 1 to 120, were 60 and -5",
                "bench engine --days -1|2|bellwether: --days must be at least 1, --warmup at least 0, together at most 2000, were -1 and 20",
                "bench engine --days 2147483647 --warmup 2147483647|2|bellwether: --days must be at least 1, --warmup at least 0, together at most 2000, were 2147483647 and 2147483647",
                "report calibration --desk typed --until tomorrow|2|bellwether: invalid value for option '--until': must be a date such as 2026-11-20, was 'tomorrow'",
                "stop --desk No! --reason drill|2|bellwether: invalid value for option '--desk': desk id must be 1 to 40 of a-z, 0-9, dash, was 'No!'",
                "segments list --desk nobody|1|bellwether: there is no desk 'nobody'; known: [",
                "segments add biotech --desk typed --symbols NONE --by ria --reason why|1|bellwether: market files-typed has no symbols yet; they come with the desk's first morning",
                "segments add biotech --desk typed --symbols , --by ria --reason why|2|bellwether: segment biotech needs at least one symbol; remove it instead",
                "segments add ../x --desk typed --symbols ACME --by ria --reason why|2|bellwether: a segment's id must be 1 to 40 of a-z, 0-9, dash, was '../x'",
                "segments set nothing --desk typed --name x --by ria --reason why|1|bellwether: desk typed has no segment 'nothing'; known: []",
                "segments screen nothing --desk typed --preview|1|bellwether: segment 'nothing' of desk typed has no screen; bellwether.desk.screens has []",
                "segments remove nothing --desk typed --by ria --reason why|1|bellwether: desk typed has no segment 'nothing'; known: []",
                "demo --spacing 0|2|bellwether: --history must be from 0 to 2000, --spacing from 1 to 120, were 60 and 0",
                "demo --data @nowhere|2|bellwether: there is no folder ",
                "demo --data @empty.csv|2|bellwether: ",
                "demo --date 2026-11-28|2|bellwether: --date 2026-11-28 is not a trading day; the next one is 2026-11-30",
                "demo --cash NaN|2|bellwether: invalid value for option '--cash': must be a number, was 'NaN'",
                "demo --cash -1|2|bellwether: invalid value for option '--cash': must be an amount above 0 with at most 2 decimals, was '-1'",
                "demo --seed 99999999999999999999|2|bellwether: invalid value for option '--seed': must be a whole number, was '99999999999999999999'",
            })
    void eachIsAnsweredInOneSentenceThatSaysWhatToDo(String line, int code, String sentence) {
        Answer answer = run(line);
        assertThat(answer.code).isEqualTo(code);
        assertThat(answer.err + answer.out)
                .startsWith(sentence.replace("@ ", folder + " ").replace("@", folder + "/"))
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }
}
