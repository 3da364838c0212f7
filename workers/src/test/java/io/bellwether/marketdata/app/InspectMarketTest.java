package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class InspectMarketTest {
    @TempDir
    Path folder;

    /** A symbol that was delisted, a footer, a report of next year and a bar of the year 9999 do not say when the data end. */
    @Test
    void endsWhereMostSymbolsEnd() {
        PriceFiles.write(folder, "ACME", "2016-03-01", "2016-03-08");
        PriceFiles.write(folder, "BOLT", "2016-03-01", "2016-03-08");
        PriceFiles.write(folder, "DEAD", "2016-03-01", "2016-03-02");
        PriceFiles.write(
                folder,
                "WILD",
                "date,open,high,low,close,volume\n2016-03-07,10,12,9,11,1\n9999-12-31,10,12,9,11,1\n2016-03-13,1,1,1,1,1\n");
        PriceFiles.write(folder, "events", "symbol,kind,date,announced_on\nACME,earnings,2017-03-01,2016-03-01\n");

        Inspection seen = inspect();

        assertThat(seen.lastTradingDay()).contains(LocalDate.of(2016, 3, 8));
        assertThat(seen.barsOn(LocalDate.of(2016, 3, 7))).isEqualTo(3);
        assertThat(seen.spans())
                .isEqualTo(Map.of(
                        new Symbol("ACME"), range("2016-03-01", "2016-03-08"),
                        new Symbol("BOLT"), range("2016-03-01", "2016-03-08"),
                        new Symbol("DEAD"), range("2016-03-01", "2016-03-02"),
                        new Symbol("WILD"), range("2016-03-07", "2016-03-07")));
        assertThat(seen.files().sentence()).isEqualTo("4 files: 4 read. 2 rows refused in WILD.csv.");
    }

    private Inspection inspect() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            beans.scan("io.bellwether.marketdata.files");
            beans.register(InspectMarket.class);
            beans.refresh();
            return beans.getBean(InspectMarket.class)
                    .run(new Market("files-test", Market.Kind.FILES, folder.toString(), Optional.empty()));
        }
    }

    private static DateRange range(String first, String last) {
        return new DateRange(LocalDate.parse(first), LocalDate.parse(last));
    }
}
