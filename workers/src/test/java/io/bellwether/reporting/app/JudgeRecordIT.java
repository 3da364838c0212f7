package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.app.ImportRecord;
import io.bellwether.portfolio.app.RecordFiles;
import io.bellwether.reporting.domain.whatif.JudgedTrade.Outcome;
import io.bellwether.reporting.domain.whatif.WhatIf;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody bought half their money's worth of ACME and a share that hardly trades, THIN, which fell by a fifth. */
@DatabaseTest
class JudgeRecordIT {
    private static final LocalDate FIRST = LocalDate.of(2025, 6, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 11, 28);

    @Autowired
    ImportRecord importRecord;

    @Autowired
    JudgeRecord judgeRecord;

    @Autowired
    Markets markets;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @BeforeEach
    void writeBars() throws IOException {
        Path prices = Files.createDirectories(folder.resolve("prices"));
        bars(prices.resolve("ACME.csv"), 2_000_000);
        bars(prices.resolve("THIN.csv"), 100);
    }

    @Test
    void saysWhichTradesTheGateRefusesAndCutsAndWhatThatWouldHaveChanged() throws IOException {
        record("judged");
        markets.register(
                "files-judged", Market.Kind.FILES, folder.resolve("prices").toString(), Optional.empty());
        WhatIf result = judgeRecord.run(new DeskId("judged"), Optional.of("files-judged"));
        assertThat(result.trades())
                .extracting(trade -> "%s %s %s of %s %s %s"
                        .formatted(
                                trade.side(),
                                trade.symbol(),
                                trade.allowed(),
                                trade.fill().quantity(),
                                trade.outcome(),
                                trade.rules()))
                .containsExactly(
                        "BUY THIN 0 of 200 REFUSED [LIQUIDITY]",
                        "BUY ACME 399 of 1000 CUT [MAX_POSITION]",
                        "SELL ACME 399 of 1000 FOLLOWS []",
                        "SELL THIN 0 of 200 FOLLOWS []",
                        "BUY GONE 10 of 10 NOT_JUDGED []");
        assertThat(result.byRule())
                .containsEntry("LIQUIDITY", 1)
                .containsEntry("MAX_POSITION", 1)
                .hasSize(2);
        // A fifth of 10,000 USD at 5.01, the price with its slippage, is 399 shares. ACME rose by 1.00: +1000 and +399;
        // THIN fell by 1.00: -200 and nothing; fees: five times 2.00, and 0.80 twice and 2.00.
        assertThat(result.asTraded().profit()).isEqualTo(Money.of("790.00"));
        assertThat(result.asAllowed().profit()).isEqualTo(Money.of("395.40"));
        assertThat(result.difference()).isEqualTo(Money.of("-394.60"));
        assertThat(result.count(Outcome.FOLLOWS)).isEqualTo(2);
    }

    /** The record's own market has single prices and no bars to judge by. */
    @Test
    void withoutDailyBarsItSaysWhatToName() throws IOException {
        record("barless");
        assertThatThrownBy(() -> judgeRecord.run(new DeskId("barless"), Optional.empty()))
                .hasMessage("market record-barless has no daily bars of what desk barless traded; name one that has"
                        + " (--data FOLDER or --market ID)");
    }

    /** ACME has bars from the day before its first trade on: nothing can be measured, and that is not "none". */
    @Test
    void withTooFewDailyBarsItSaysSo() throws IOException {
        record("short");
        Path prices = Files.createDirectories(folder.resolve("late"));
        List<String> all = Files.readAllLines(folder.resolve("prices").resolve("ACME.csv"));
        List<String> late = new ArrayList<>(List.of(all.getFirst()));
        all.stream()
                .filter(line -> line.compareTo("2025-11-03") >= 0 && line.startsWith("2025"))
                .forEach(late::add);
        Files.write(prices.resolve("ACME.csv"), late);
        markets.register("files-short", Market.Kind.FILES, prices.toString(), Optional.empty());
        assertThatThrownBy(() -> judgeRecord.run(new DeskId("short"), Optional.of("files-short")))
                .hasMessage("market files-short has too few daily bars before the trades of desk short, about a month"
                        + " before each is needed; name one that begins earlier (--data FOLDER or --market ID)");
    }

    @Test
    void nothingIsBooked() throws IOException {
        record("untouched");
        List<String> before = rows("untouched");
        markets.register(
                "files-untouched", Market.Kind.FILES, folder.resolve("prices").toString(), Optional.empty());
        judgeRecord.run(new DeskId("untouched"), Optional.of("files-untouched"));
        assertThat(rows("untouched")).isEqualTo(before);
    }

    private List<String> rows(String desk) {
        return db.sql("select key || amount from cash_entry where desk_id = :desk order by key")
                .param("desk", desk)
                .query(String.class)
                .list();
    }

    private void record(String desk) throws IOException {
        Path trades = Files.write(
                folder.resolve("trades.csv"),
                List.of(
                        "Date,Symbol,Side,Qty,Price",
                        "2025-11-03,THIN,buy,200,5.00",
                        "2025-11-04,ACME,buy,1000,5.00",
                        "2025-11-10,ACME,sell,1000,6.00",
                        "2025-11-11,THIN,sell,200,4.00",
                        "2025-11-12,GONE,buy,10,1.00"));
        Path mapping = Files.writeString(
                folder.resolve("mapping.yaml"),
                "columns: {date: Date, symbol: Symbol, side: Side, quantity: Qty, price: Price}\ndefaultFee: 2.00\n");
        importRecord.run(new ImportRecord.Request(
                new DeskId(desk),
                new RecordFiles.Mapped(trades, mapping),
                Optional.empty(),
                false,
                Optional.of(Money.of("10000"))));
    }

    /** A share that closes at 4.95 and 5.05 in turn. */
    private static void bars(Path file, int volume) throws IOException {
        List<String> lines = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        ExchangeCalendar calendar = new ExchangeCalendar();
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = calendar.next(date)) {
            String close = date.getDayOfYear() % 2 == 0 ? "4.95" : "5.05";
            lines.add("%s,5.00,5.05,4.95,%s,%d".formatted(date, close, volume));
        }
        Files.write(file, lines);
    }
}
