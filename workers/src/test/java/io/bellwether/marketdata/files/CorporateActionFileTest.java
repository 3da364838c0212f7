package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Delisting;
import io.bellwether.marketdata.domain.CorporateAction.Dividend;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import io.bellwether.marketdata.domain.CorporateAction.SymbolChange;
import io.bellwether.marketdata.domain.DataIssue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporateActionFileTest {
    private static final String INFERRED =
            "symbol,ex_date,kind,adj_over_close_prev_day,prev_close,open_on_ex_date,implied_ratio_confirmed\n";
    private static final String STATED = "symbol,ex_date,kind,new_rate,old_rate,amount,new_symbol\n";

    @TempDir
    Path folder;

    /** Rows as a vendor's adjusted closes imply them: 15.000009 is 1:15, 0.25 is 4:1, 0.99584 of 125.01 are 52 cents. */
    @Test
    void readsSplitsAndDividendsThatAreInferredFromAdjustedCloses() {
        CorporateActionFile file = read(INFERRED
                + "AMDA,2016-01-25,split,15.000009,0.106,1.64,True\n"
                + "AAPL,2020-08-31,split,0.25,499.23,127.67,True\n"
                + "GFA,2017-03-28,split,13.513514,1.39,18.25,True\n"
                + "AAPL,2015-05-07,dividend,0.99584,125.01,124.77,\n");
        assertThat(file.issues()).isEmpty();
        assertThat(file.actions())
                .containsExactly(
                        new Dividend(new Symbol("AAPL"), LocalDate.of(2015, 5, 7), new BigDecimal("0.5200")),
                        split("AMDA", "2016-01-25", "1", "15"),
                        split("GFA", "2017-03-28", "1", "13.513514"),
                        split("AAPL", "2020-08-31", "4", "1"));
    }

    @Test
    void readsStatedActionsOfEveryKind() {
        CorporateActionFile file = read(STATED
                + "a,2016-03-01,split,3,2,,\n"
                + "B,2016-03-02,dividend,,,0.333333,\n"
                + "C,2016-03-03,symbol_change,,,,D\n"
                + "E,2016-03-04,delisting,,,1.50,\n"
                + "F,2016-03-04,delisting,,,,\n");
        assertThat(file.issues()).isEmpty();
        assertThat(file.actions())
                .containsExactly(
                        split("A", "2016-03-01", "3", "2"),
                        new Dividend(new Symbol("B"), LocalDate.of(2016, 3, 2), new BigDecimal("0.333333")),
                        new SymbolChange(new Symbol("C"), LocalDate.of(2016, 3, 3), new Symbol("D")),
                        new Delisting(new Symbol("E"), LocalDate.of(2016, 3, 4), new BigDecimal("1.500000")),
                        new Delisting(new Symbol("F"), LocalDate.of(2016, 3, 4), BigDecimal.ZERO));
    }

    @Test
    void splitThatIsNotConfirmedIsReportedAndNotApplied() {
        CorporateActionFile file = read(INFERRED + "IO,2016-02-04,split,15.000008,0.37,0.37,False\n");
        assertThat(file.actions()).isEmpty();
        assertThat(file.issues())
                .extracting(DataIssue::kind, DataIssue::file, DataIssue::line, DataIssue::detail)
                .containsExactly(Tuple.tuple(
                        DataIssue.Kind.UNCONFIRMED_ACTION,
                        "corporate_actions.csv",
                        2,
                        "split of IO is not confirmed (implied_ratio_confirmed is 'False'); not applied"));
    }

    @Test
    void badRowsAreReportedByLineAndTheRestIsRead() {
        CorporateActionFile file = read(STATED
                + "A,2016-13-01,split,3,2,,\n"
                + "A,2016-03-05,split,3,2,,\n"
                + "A,2016-03-01,split,-3,2,,\n"
                + "A,2016-03-01,merger,,,,\n"
                + "A A,2016-03-01,dividend,,,1,\n"
                + "A,2016-03-01,dividend,,,0,\n"
                + "A,2016-03-01,split,0,2,,\n"
                + "A,2016-03-01\n"
                + "A,2016-03-02,dividend,,,0.10,\n"
                + "A,2016-03-02,dividend,,,0.10,\n"
                + "A,2016-03-03,dividend,,,0.10,\n"
                + "A,2016-03-03,dividend,,,0.20,\n");
        assertThat(file.actions()).extracting(CorporateAction::key).containsExactly("dividend:A:2016-03-02");
        assertThat(file.issues())
                .extracting(DataIssue::line, DataIssue::kind)
                .containsExactly(
                        Tuple.tuple(2, DataIssue.Kind.BAD_DATE),
                        Tuple.tuple(3, DataIssue.Kind.NOT_A_TRADING_DAY),
                        Tuple.tuple(4, DataIssue.Kind.BAD_ROW),
                        Tuple.tuple(5, DataIssue.Kind.BAD_ROW),
                        Tuple.tuple(6, DataIssue.Kind.BAD_ROW),
                        Tuple.tuple(7, DataIssue.Kind.BAD_ROW),
                        Tuple.tuple(8, DataIssue.Kind.BAD_ROW),
                        Tuple.tuple(9, DataIssue.Kind.BAD_ROW),
                        Tuple.tuple(11, DataIssue.Kind.DUPLICATE),
                        Tuple.tuple(12, DataIssue.Kind.CONTRADICTION),
                        Tuple.tuple(13, DataIssue.Kind.CONTRADICTION));
    }

    @Test
    void fileWithoutItsColumnsIsNotRead() {
        assertThat(read("whatever\n").issues())
                .extracting(DataIssue::kind, DataIssue::detail)
                .containsExactly(Tuple.tuple(
                        DataIssue.Kind.BAD_HEADER,
                        "no column [symbol, ex_date, kind]; the first line must name symbol,ex_date,kind and what the"
                                + " kinds need"));
        assertThat(read("").issues()).extracting(DataIssue::kind).containsExactly(DataIssue.Kind.BAD_HEADER);
    }

    private CorporateActionFile read(String text) {
        try {
            Path path = Files.writeString(folder.resolve("corporate_actions.csv"), text);
            return CorporateActionFile.read(path, "test");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Split split(String symbol, String exDate, String newRate, String oldRate) {
        return new Split(new Symbol(symbol), LocalDate.parse(exDate), new BigDecimal(newRate), new BigDecimal(oldRate));
    }
}
