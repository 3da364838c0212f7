package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.domain.Market;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

class FoldersOfOneRunTest {
    private static final ExchangeHours DAY =
            new ExchangeCalendar().hours(LocalDate.of(2016, 3, 8)).orElseThrow();

    @TempDir
    Path folder;

    @Test
    void aFolderIsLookedAtOnceARun() {
        Market market = new Market("once", Market.Kind.FILES, folder.toString(), Optional.empty());
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-08");
        try (AnnotationConfigApplicationContext run = run();
                AnnotationConfigApplicationContext next = run()) {
            MarketFeed feed = feed(run);
            Imported nothing = new Imported("", Optional.empty());
            assertThat(feed.outstanding(market, nothing, DAY, DAY.open())).isPresent();
            Imported all = new Imported(feed.fingerprint(market), Optional.empty());

            PriceFiles.write(folder, "DEF", "2016-03-01", "2016-03-08");

            assertThat(feed.outstanding(market, all, DAY, DAY.open())).isEmpty();
            assertThat(feed(next).outstanding(market, all, DAY, DAY.open()))
                    .as("the next run sees the new file")
                    .isPresent();
        }
    }

    private static MarketFeed feed(AnnotationConfigApplicationContext run) {
        Map<Market.Kind, MarketFeed> feeds = run.getBeansOfType(MarketFeed.class).values().stream()
                .collect(Collectors.toMap(MarketFeed::kind, each -> each));
        return feeds.get(Market.Kind.FILES);
    }

    private static AnnotationConfigApplicationContext run() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(FoldersOfOneRun.class);
        new ClassPathBeanDefinitionScanner(context).scan("io.bellwether.marketdata.files");
        context.refresh();
        return context;
    }
}
