package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;

/** An import as a person types it: looked at, done, done again, taken back. */
@DatabaseTest
class ImportCommandIT {
    private static final List<String> TRADES =
            List.of("Date,Symbol,Side,Qty,Price", "2025-08-01,ACME,buy,10,1.00", "2025-08-04,ACME,sell,4,1.50");

    @Autowired
    ApplicationContext beans;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("trades.csv"), TRADES);
        Files.write(
                folder.resolve("refused.csv"),
                List.of("Date,Symbol,Side,Qty,Price", "2025-08-02,ACME,buy,10,1.00", "2025-08-04,ACME,sell,4,1.50"));
        Files.writeString(
                folder.resolve("mapping.yaml"),
                "columns: {date: Date, symbol: Symbol, side: Side, quantity: Qty, price: Price}\n");
    }

    private record Answer(int code, List<String> out, String err) {}

    private Answer run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = command.execute(line.replace("@", folder + "/").split(" "));
        return new Answer(code, out.toString().lines().toList(), err.toString());
    }

    private Answer trades(String desk, String file, String more) {
        return run(
                "import trades --desk %s --file @%s --mapping @mapping.yaml --cash 100%s".formatted(desk, file, more));
    }

    @Test
    void aCheckShowsEachBookingAndTheImportMakesThem() {
        Answer check = trades("typed-import", "trades.csv", " --check");
        assertThat(check.out())
                .containsExactly(
                        "Desk typed-import on market record-typed-import would start from 100.00 USD: 2 trades and 0 other"
                                + " rows read, 2 trades and 0 other entries would be booked, 0 trades before, 2 days closed.",
                        "  2025-08-01 BUY 10 ACME at 1.00, fee 0.00",
                        "  2025-08-04 SELL 4 ACME at 1.50, fee 0.00",
                        "Nothing is booked: this was a check.",
                        "Cash at the end: 96.00 USD.",
                        "Held at the end: 6 ACME.",
                        "",
                        "0 findings.");
        assertThat(check.code()).isZero();
        assertThat(trades("typed-import", "trades.csv", "").code()).isZero();
        assertThat(trades("typed-import", "trades.csv", "").out())
                .contains("Everything was booked before: nothing changed.");
        assertThat(trades("typed-import", "trades.csv", " --check").out())
                .contains("Everything is booked: nothing would change.");
    }

    @Test
    void rowsThatAreRefusedGiveExitCodeThreeAndAreListed() {
        Answer answer = trades("typed-refused", "refused.csv", "");
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out())
                .containsExactly(
                        "Nothing can be booked, no desk is made: 2 trades read.",
                        "",
                        "2 findings:",
                        "  refused.csv:2: NOT_A_TRADING_DAY REFUSED 2025-08-02 ACME: the exchange has no session on 2025-08-02",
                        "  refused.csv:3: SELL_EXCEEDS_HOLDING REFUSED 2025-08-04 ACME: says 4, expected 0, off by 4: sells more"
                                + " than is owned; not booked",
                        "     1 NOT_A_TRADING_DAY",
                        "     1 SELL_EXCEEDS_HOLDING");
    }

    @Test
    void anImportIsTakenBackOnceAndNeedsAReason() {
        trades("typed-undo", "trades.csv", "");
        assertThat(run("import undo --desk typed-undo").code()).isEqualTo(2);
        assertThat(run("import undo --desk typed-undo --reason wrong").out())
                .containsExactly(
                        "Took the import of trades.csv, mapping.yaml back: 2 of its trades are not booked any more.",
                        "The books of desk typed-undo are empty; import into it again.");
        Answer again = run("import undo --desk typed-undo --reason wrong");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("every import of desk typed-undo is taken back already");
    }
}
