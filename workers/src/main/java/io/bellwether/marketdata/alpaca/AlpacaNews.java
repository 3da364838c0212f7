package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.vendor.Html;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code GET /v1beta1/news}. Its span and its order go by the last change of an article, so a day more is asked for; what
 * counts is when it was first there.
 */
final class AlpacaNews {
    private static final int PAGE = 50;
    private static final Duration CHANGED_LATER = Duration.ofDays(1);
    private static final Comparator<NewsItem> ORDER = Comparator.comparing(NewsItem::publishedAt)
            .thenComparing(item -> item.symbol().orElseThrow())
            .thenComparing(NewsItem::headline);

    private final AlpacaLine line;

    AlpacaNews(AlpacaLine line) {
        this.line = line;
    }

    private record Article(Instant createdAt, String source, String headline, Set<String> symbols) {}

    List<NewsItem> read(List<Symbol> asked, Instant from, Instant to) {
        List<Symbol> symbols = AlpacaLine.theirs(asked);
        if (symbols.isEmpty()) {
            return List.of();
        }
        VendorRequest request = VendorRequest.of("/v1beta1/news")
                .with("symbols", AlpacaLine.names(symbols))
                .with("start", from)
                .with("end", to.plus(CHANGED_LATER))
                .with("sort", "asc")
                .with("limit", PAGE)
                .with("include_content", false);
        List<NewsItem> items = new ArrayList<>();
        for (Article article : line.pages(request, AlpacaNews::rows)) {
            boolean outside =
                    article.createdAt().isBefore(from) || !article.createdAt().isBefore(to);
            for (Symbol symbol : symbols) {
                if (!outside && article.symbols().contains(symbol.value())) {
                    items.add(new NewsItem(
                            Optional.of(symbol), article.createdAt(), article.source(), article.headline()));
                }
            }
        }
        return items.stream().distinct().sorted(ORDER).toList();
    }

    private static List<Article> rows(VendorPart body) {
        List<Article> rows = new ArrayList<>();
        for (VendorPart row : body.field("news").list()) {
            String headline = Html.text(row.field("headline").findText().orElse(""), NewsItem.MAX_HEADLINE);
            // an article without a headline is a picture
            if (!headline.isEmpty()) {
                rows.add(new Article(
                        AlpacaLine.moment(row.field("created_at")),
                        Html.text(row.field("source").findText().orElse("alpaca"), NewsItem.MAX_SOURCE),
                        headline,
                        row.field("symbols").list().stream()
                                .map(VendorPart::text)
                                .collect(Collectors.toSet())));
            }
        }
        return rows;
    }
}
