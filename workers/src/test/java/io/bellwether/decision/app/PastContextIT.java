package io.bellwether.decision.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.app.CheckDataQuality;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.app.Books;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A decision's context can be built again, to the byte, after its source was corrected. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class PastContextIT {
    private static final DeskId DESK = new DeskId("past-context");
    private static final LocalDate MONDAY = LocalDate.of(2016, 6, 6);

    @Autowired
    Desks desks;

    @Autowired
    Markets markets;

    @Autowired
    Books books;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    CheckDataQuality checkDataQuality;

    @Autowired
    BuildContext buildContext;

    @Autowired
    Contexts contexts;

    @TempDir
    Path folder;

    @Test
    void aRevisedBarLeavesThePastContextAsItWasAndIsInTheNext() throws IOException {
        PriceFiles.write(folder, "abc", "2016-01-04", "2016-06-30");
        PriceFiles.write(folder, "spy", "2016-01-04", "2016-06-30");
        markets.register("past-context", Market.Kind.FILES, folder.toString(), Optional.empty());
        desks.save(new Desk(
                DESK,
                "Past",
                Desk.Mode.PAPER,
                "paper",
                "past-context",
                Optional.empty(),
                Money.of("100000"),
                true,
                DeskSettings.DEFAULT));
        SessionRef monday = morning(MONDAY);
        SessionRef tuesday = morning(MONDAY.plusDays(1));
        books.openWith(DESK, Money.of("100000"), MONDAY, monday.asOf());
        decide(monday);
        StoredContext decided = contexts.find(monday.key()).orElseThrow();
        String unrevised = buildContext.preview(tuesday).snapshot();

        revise("2016-06-02,", "2016-06-02,10,14,9,13.37,1000");
        decide(tuesday);

        assertThat(buildContext.preview(monday)).isEqualTo(decided);
        assertThat(contexts.find(tuesday.key()).orElseThrow().snapshot())
                .contains("13.37")
                .isNotEqualTo(unrevised);
        assertThat(decided.snapshot()).doesNotContain("13.37");
        revise("2016-06-02,", "2016-06-02,10,14,9,12.34,1000");
        fetchMarketData.run(tuesday);
        assertThat(buildContext.preview(tuesday).snapshot())
                .as("a session of the same moment")
                .isEqualTo(contexts.find(tuesday.key()).orElseThrow().snapshot());
    }

    private void decide(SessionRef session) {
        fetchMarketData.run(session);
        assertThat(checkDataQuality.run(session)).isTrue();
        buildContext.run(session);
    }

    private void revise(String row, String wanted) throws IOException {
        Path file = folder.resolve("abc.csv");
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(
                file,
                Files.readString(file)
                        .lines()
                        .map(line -> line.startsWith(row) ? wanted : line)
                        .reduce("", (all, line) -> all + line + "\n"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 5_000));
    }

    private static SessionRef morning(LocalDate day) {
        Instant open = new ExchangeCalendar().hours(day).orElseThrow().open();
        return new SessionRef(DESK, day, Session.MORNING, open.plusSeconds(60), true);
    }
}
