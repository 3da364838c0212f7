package io.bellwether.portfolio.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.SourceDay;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the experiment's script and of its forks, in every shape in which they were written. */
class ExperimentShapesTest {
    private static final String DAYS =
            "Date,Ticker,Shares,Buy Price,Cost Basis,Stop Loss,Current Price,Total Value,PnL,Action,Cash Balance,Total Equity\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // before the first sale
                "Date,Ticker,Shares Bought,Buy Price,Cost Basis,PnL,Reason / 2025-11-03,AVRX,10.0,5.98,59.8,0.0,MANUAL BUY MOO - Filled | 2025-11-03 BUY 10 AVRX at 5.98 fee 0.00",
                // a stop sold before any buy was logged
                "Date,Ticker,Shares Sold,Sell Price,Cost Basis,PnL,Reason / 2025-11-03,AVRX,10.0,5.98,59.8,0.0,AUTOMATED SELL | 2025-11-03 SELL 10 AVRX at 5.98 fee 0.00",
                // the whole log
                "Date,Ticker,Shares Bought,Buy Price,Cost Basis,PnL,Reason,Shares Sold,Sell Price / 2025-11-03,AVRX,,,59.8,-1,MANUAL SELL,10.0,5.88 | 2025-11-03 SELL 10 AVRX at 5.88 fee 0.00",
                // a fork without prices of buys: the cost of all shares tells
                "Date,Ticker,Shares Bought,Cost Basis,PnL,Reason / 2025-11-03,AVRX,10.0,59.8,0.0,BUY | 2025-11-03 BUY 10 AVRX at 5.98 fee 0.00",
                // another order, dates with a time, what pandas prints where there is nothing
                "Ticker,Date,Sell Price,Shares Sold,Buy Price,Shares Bought / AVRX,2025-11-03 00:00:00,nan,nan,5.98,10 | 2025-11-03 BUY 10 AVRX at 5.98 fee 0.00",
                // opened and saved by a spreadsheet
                "Date,Ticker,Shares Bought,Buy Price / 11/3/2025,AVRX,10,5.98 | 2025-11-03 BUY 10 AVRX at 5.98 fee 0.00"
            })
    void aTradeLogIsReadInEveryShape(String log, String trade) throws IOException {
        SourceRecord record = read(DAYS, log.replace(" / ", "\n") + "\n");
        assertThat(record.findings()).isEmpty();
        assertThat(RecordLines.trades(record)).containsExactly(trade);
    }

    @Test
    void aLogBeforeAnyTradeIsEmpty() throws IOException {
        assertThat(read(DAYS, "").trades()).isEmpty();
        assertThat(read(DAYS, "\n").trades()).isEmpty();
    }

    @Test
    void aDailyFileWithoutBuyPriceOrStopIsRead() throws IOException {
        SourceRecord record = read(
                "Date,Ticker,Shares,Current Price,Cash Balance,Total Equity\n"
                        + "2025-11-03,AVRX,10.0,6.05,,\n"
                        + "2025-11-03,KITE,5.0,,,\n"
                        + "2025-11-03,TOTAL,,,40.2,100.7\n",
                "");
        assertThat(record.findings()).isEmpty();
        SourceDay day = record.days().getFirst();
        assertThat(day.date()).isEqualTo(LocalDate.of(2025, 11, 3));
        assertThat(day.holdings()).hasSize(2);
        assertThat(day.holdings().getLast().price()).isEmpty();
        assertThat(day.total().orElseThrow().equity()).isEqualByComparingTo(new BigDecimal("100.7"));
    }

    @Test
    void aLogWithoutSharesIsRefusedWithTheColumnItLacks() {
        assertThatThrownBy(() -> read(DAYS, "Date,Ticker,Amount\n2025-11-03,AVRX,10\n"))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(
                        "trades.csv:1: the header must name 'Shares Bought' once, it does 0 times; it has Date,Ticker,Amount");
    }

    private SourceRecord read(String days, String log) throws IOException {
        return new CsvRecordReader()
                .experiment(
                        Files.writeString(folder.resolve("daily.csv"), days),
                        Files.writeString(folder.resolve("trades.csv"), log));
    }
}
