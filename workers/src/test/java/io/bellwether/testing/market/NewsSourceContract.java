package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.NewsSource;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.vendor.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every source of headlines. */
public abstract class NewsSourceContract extends SourceContract<NewsSource> {
    private static final Instant MONDAY = Instant.parse("2026-11-30T05:00:00Z");
    private static final Comparator<NewsItem> ORDER = Comparator.comparing(NewsItem::publishedAt)
            .thenComparing(one -> one.symbol().orElseThrow())
            .thenComparing(NewsItem::headline);

    protected NewsSourceContract(MarketVendor vendor, Function<Vendors, NewsSource> make) {
        super(vendor, make);
    }

    @Override
    protected Object ask() {
        return source.news(List.of(MarketTape.PLAIN), MONDAY, MarketTape.NOON);
    }

    protected List<NewsItem> news(Instant from, Instant to, Symbol... symbols) {
        List<NewsItem> all = new ArrayList<>();
        parts(List.of(symbols), source.mostNamed()).forEach(part -> all.addAll(source.news(part, from, to)));
        assertThat(server.violations()).isEmpty();
        return all.stream().sorted(ORDER).toList();
    }

    private List<NewsItem> onTheTape(Instant from, Instant to, Symbol... symbols) {
        return tape.headlines(MarketTape.NOON).stream()
                .filter(one ->
                        !one.publishedAt().isBefore(from) && one.publishedAt().isBefore(to))
                .flatMap(one -> Stream.of(symbols)
                        .filter(one.symbols()::contains)
                        .map(symbol -> new NewsItem(Optional.of(symbol), one.publishedAt(), one.source(), one.text())))
                .sorted(ORDER)
                .toList();
    }

    @Test
    void headlinesAreText_oncePerSymbolThatWasAskedFor_withTheTimeOfTheirFirstPublication() {
        Symbol[] some = {MarketTape.PLAIN, MarketTape.REVERSE};
        assertThat(news(MONDAY, MarketTape.NOON, some)).hasSize(14).isEqualTo(onTheTape(MONDAY, MarketTape.NOON, some));
    }

    @Test
    void theSpanHasItsFirstMoment_andNotItsLast() {
        Instant from = Instant.parse("2026-11-30T13:40:00Z");
        Instant to = Instant.parse("2026-11-30T14:10:00Z");
        assertThat(news(from, to, MarketTape.PLAIN)).hasSize(3).isEqualTo(onTheTape(from, to, MarketTape.PLAIN));
    }

    @Test
    protected void moreThanAPageHolds_comesWhole() {
        server.pageSize(2);
        assertThat(news(MONDAY, MarketTape.NOON, MarketTape.PLAIN))
                .hasSize(9)
                .isEqualTo(onTheTape(MONDAY, MarketTape.NOON, MarketTape.PLAIN));
    }

    @Test
    void whereNothingIsWritten_nothingIsFound() {
        assertThat(news(MONDAY, MarketTape.NOON, MarketTape.FORWARD)).isEmpty();
        assertThat(news(MONDAY, MarketTape.NOON, MarketTape.UNKNOWN)).isEmpty();
    }

    @Test
    void aClassOfShares_isNamedInOurWay() {
        Instant from = MONDAY.minusSeconds(4 * 86_400);
        assertThat(news(from, MarketTape.NOON, MarketTape.CLASS))
                .hasSize(1)
                .isEqualTo(onTheTape(from, MarketTape.NOON, MarketTape.CLASS));
    }
}
