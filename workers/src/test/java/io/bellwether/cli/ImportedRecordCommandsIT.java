package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** What a person types with a broker's trades and a folder of prices, and what is answered. */
@DatabaseTest
class ImportedRecordCommandsIT {
    @Autowired
    ApplicationContext beans;

    @TempDir
    Path folder;

    @Test
    void aRecordOfTradesIsReportedWithReasonsAndWithPricesInFigures() throws IOException {
        Files.writeString(
                folder.resolve("map.yaml"),
                "columns: {date: date, symbol: symbol, side: side, quantity: quantity, price: price, fee: fee}\n");
        Files.write(
                folder.resolve("trades.csv"),
                List.of(
                        "date,symbol,side,quantity,price,fee",
                        "2025-01-06,AAA,BUY,10,100,1",
                        "2025-01-16,AAA,SELL,10,95,2",
                        "2025-02-03,AAA,BUY,10,96,1",
                        "2025-03-03,AAA,SELL,4,104,2"));
        String record = "import trades --desk cli-record --file @trades.csv --mapping @map.yaml --cash 2000";
        run(record);
        assertThat(run("report performance --desk cli-record"))
                .contains("Sharpe, Sortino, Calmar  –, –, –")
                .contains(
                        "Not available: risk and drawdown, for\n  closes of AAA are not known day by day; import again with --data and a folder of prices.");

        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.write(prices.resolve("AAA.csv"), bars(100));
        Files.write(prices.resolve("SPY.csv"), bars(400));
        assertThat(run(record + " --data @prices"))
                .contains(
                        "Daily prices of 1 of 1 symbols from market files-prices, 2024-12-27 to 2025-03-31, benchmark SPY.");
        JsonNode json = Json.mapper().readTree(run("report performance --desk cli-record --json"));
        assertThat(json.at("/summary/to").asString()).isEqualTo("2025-03-31");
        assertThat(json.at("/summary/volatility").isNull()).isFalse();
        assertThat(json.at("/summary/notAvailable").isEmpty()).isTrue();
        assertThat(Json.mapper()
                        .readTree(run(record + " --data @prices --json"))
                        .at("/prices/priced/0")
                        .asString())
                .isEqualTo("AAA");

        // 950 - 2 less 1000 + 1: 53 lost and washed into the ten bought 18 days later; four of those were sold
        assertThat(run("report performance --desk cli-record --tax --csv").lines())
                .containsExactly(
                        "Description of property,Date acquired,Date sold or disposed of,Proceeds,Cost or other basis,Code,"
                                + "Amount of adjustment,Gain or (loss),Part",
                        "10 sh. AAA,01/06/2025,01/16/2025,948.00,1001.00,W,53.00,0.00,I",
                        "4 sh. AAA,01/24/2025,03/03/2025,414.00,405.60,,,8.40,I");
        assertThat(run("report performance --desk cli-record --tax"))
                .containsPattern("(?m)^AAA +6  2025-02-03  608\\.40$");
    }

    private String run(String line) {
        StringWriter out = new StringWriter();
        int code = BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .execute(line.replace("@", folder + "/").split(" "));
        assertThat(code).as(line).isZero();
        return out.toString();
    }

    /** Closes that rise and fall by one around the level. */
    private static List<String> bars(int level) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        List<String> rows = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        for (LocalDate day = LocalDate.of(2024, 12, 20); day.getMonthValue() != 4; day = calendar.next(day)) {
            int close = level + day.getDayOfMonth() % 3 - 1;
            rows.add("%s,%d,%d,%d,%d,1000".formatted(day, level, level + 1, level - 1, close));
        }
        return rows;
    }
}
