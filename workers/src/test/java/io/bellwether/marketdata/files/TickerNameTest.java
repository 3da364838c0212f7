package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickerNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACME.csv | ACME
            acme.CSV | ACME
            brk-b.csv | BRK-B
            BRK.B.csv | BRK.B
            acme_us_d.csv | ACME
            acme.us.txt | ACME
            brk-b.us.txt | BRK-B
            daily_ACME.csv | ACME
            daily_adjusted_ACME.csv | ACME
            ACME Historical Data.csv | ACME
            ACME (1).csv | ACME
            ACME_2020-01-01_2024-12-31.csv | ACME
            ACME-20240101-20241231.csv | ACME
            NASDAQ_ACME, 1D.csv | ACME
            acme_daily_historical-data-11-15-2024.csv | ACME
            ACME.csv.gz | ACME
            D.csv | D
            ALL.csv | ALL
            OPEN.csv | OPEN
            D_daily.csv | D
            """)
    void findsTheTicker(String file, String ticker) {
        assertThat(TickerName.ofFile(file)).contains(new Symbol(ticker));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prices.csv",
                "portfolio.csv",
                "data.csv",
                "daily.csv",
                "HistoricalData_1731690000000.csv",
                "2024-11-15.csv",
                "all_stocks_5yr.csv",
                "ACME_BOLT.csv",
                "^GSPC.csv",
                "0700.HK.csv",
                "my watch list.csv",
                ".csv"
            })
    void findsNoneInOtherWords(String file) {
        assertThat(TickerName.ofFile(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"acme,ACME", "ACME.US,ACME", "NASDAQ:ACME,ACME", "BRK/B,BRK.B", "US: acme,ACME"})
    void takesAFieldAsItIsMeant(String field, String ticker) {
        assertThat(TickerName.ofField(field)).contains(new Symbol(ticker));
    }
}
