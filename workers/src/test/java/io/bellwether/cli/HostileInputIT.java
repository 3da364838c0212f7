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
        desks.save(TestDesks.desk("typed"));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "limits show --desk nobody|1|x",
        "limits show --desk No!|2|x",
        "limits show --desk typed --segment nothing|1|x",
        "limits show --desk typed --segment ../etc|1|x",
        "limits set --desk typed max-position=1e999 --by ria --reason why|2|x",
        "limits set --desk typed max-position=1e999999999 --by ria --reason why|2|x",
        "limits set --desk typed max-position=1e-999999999 --by ria --reason why|2|x",
        "limits set --desk typed max-position=NaN --by ria --reason why|2|x",
        "limits set --desk typed max-position=-0.1 --by ria --reason why|1|x",
        "limits set --desk typed max-positions=0.5 --by ria --reason why|1|x",
        "limits set --desk typed what=1 --by ria --reason why|2|x",
        "limits set --desk nobody max-position=0.1 --by ria --reason why|1|x",
        "explain nothing|1|x",
        "explain ../../etc/passwd|1|x",
        "explain ';drop|1|x",
        "report performance --desk nobody|1|x",
        "report performance --desk typed|1|x",
        "report performance --desk typed --tax|1|x",
        "report performance --desk typed --json|1|x",
        "report calibration --desk nobody|1|x",
        "report calibration --desk typed --days 0|2|x",
        "report calibration --desk typed --days -1|2|x",
        "report calibration --desk typed --days 99999999999|2|x",
        "report calibration --desk typed --days 2147483647|1|x",
        "report calibration --desk typed --until 2026-13-01|2|x",
        "report calibration --desk typed --until -999999999-01-01|1|x",
        "report calibration --desk typed --until +999999999-12-31|1|x",
        "report shadow --desk nobody|1|x",
        "report shadow --desk typed|1|x",
        "answers export --desk nobody --out @a.jsonl|1|x",
        "answers export --desk typed --out @a.jsonl|1|x",
        "answers export --desk typed --out @|1|x",
        "answers export --desk typed --from 2026-11-20 --to 2026-11-01 --out @a.jsonl|1|x",
        "answers export --desk typed --from -999999999-01-01 --out @a.jsonl|1|x",
        "answers export --desk typed --from soon --out @a.jsonl|2|x",
        "rebalance --desk nobody --target ACME=0.1|1|x",
        "rebalance --desk typed --target ACME=1e999999999|1|x",
        "rebalance --desk typed --target ACME=1e-999999999|1|x",
        "rebalance --desk typed --target ACME=NaN|1|x",
        "rebalance --desk typed --target ACME=0.1 --band 1e-999999999|1|x",
        "rebalance --desk typed --target ACME=0.1 --max-turnover 1e999999999|1|x",
        "rebalance --desk typed --target NONE=0.1|1|x",
        "import experiment --desk imported --daily @none.csv --trades @none.csv|1|x",
        "import experiment --desk imported --daily @ --trades @|1|x",
        "import experiment --desk imported --daily @empty.csv --trades @empty.csv|1|x",
        "import experiment --desk imported --daily @binary.csv --trades @binary.csv|1|x",
        "import experiment --desk imported --daily @header.csv --trades @header.csv|1|x",
        "import experiment --desk typed --daily @header.csv --trades @header.csv|1|x",
        "import experiment --desk No! --daily @header.csv --trades @header.csv|2|x",
        "import experiment --desk imported --daily @header.csv --trades @header.csv --cash -5|2|x",
        "import experiment --desk imported --daily @header.csv --trades @header.csv --cash 1e999999999|2|x",
        "import experiment --desk imported --daily @header.csv --trades @header.csv --cash NaN|2|x",
        "import trades --desk imported --file @none.csv --mapping @none.yaml|1|x",
        "import trades --desk imported --file @ --mapping @|1|x",
        "import trades --desk imported --file @header.csv --mapping @binary.csv|1|x",
        "import trades --desk imported --file @header.csv --mapping @empty.csv|1|x",
        "import trades --desk imported --file @header.csv --mapping @header.csv|1|x",
        "export trades --desk nobody --out @out.csv|1|x",
        "export trades --desk typed --out @|1|x",
        "export trades --desk typed --out @no/such/out.csv|1|x",
        "export trades --desk typed --out @header.csv/out.csv|1|x",
        "export trades --desk typed --out @out.csv --form WHAT|2|x",
        "export trades --desk typed --out @out.csv|0|x",
        "export daily --desk nobody --out @out.csv|1|x",
        "export daily --desk typed --out @|1|x",
        "stop --desk nobody --reason drill|1|x",
        "stop --desk No! --reason drill|2|x",
        "segments list --desk nobody|1|x",
        "segments add biotech --desk typed --symbols NONE --by ria --reason why|1|x",
        "segments add biotech --desk typed --symbols , --by ria --reason why|2|x",
        "segments add ../x --desk typed --symbols ACME --by ria --reason why|2|x",
        "segments set nothing --desk typed --name x --by ria --reason why|1|x",
        "segments remove nothing --desk typed --by ria --reason why|1|x",
        "demo --cash NaN|2|x",
        "demo --cash -1|2|x",
        "demo --history -1|2|x",
        "demo --seed 99999999999999999999|2|x",
        "demo --date 2026-11-21|1|x",
        "demo --data @none|1|x",
        "demo --spacing -5|2|x",
        "bench --days -1|2|x",
    })
    void eachIsAnsweredInOneSentence(String line, int code, String sentence) {
        Answer answer = run(line);
        System.err.println("HOSTILE " + line + " => " + answer.code + " | OUT " + answer.out.replace('\n', '/') + " | ERR "
                + answer.err.replace('\n', '/'));
        assertThat(answer.code).isEqualTo(code);
        assertThat(answer.err).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
