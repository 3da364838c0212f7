package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Sha256;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.NewsItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headlines of one market. */
final class NewsRows {
    private static final String BETWEEN = "\u001f";

    private final Map<String, List<Version<NewsItem>>> byKey = new HashMap<>();

    /** Newest first, those of one moment by their keys; null when it is to be made. */
    private @Nullable List<Version<NewsItem>> newestFirst;

    /** Makes these the headlines of the span, in the place of those it had. */
    void replace(String market, KnownIn<NewsItem> news, Knowledge knowledge) {
        Map<String, NewsItem> said = new LinkedHashMap<>();
        news.rows().forEach(item -> said.putIfAbsent(key(item), item));
        byKey.forEach((key, versions) -> {
            Version<NewsItem> standing = Versions.standing(versions);
            if (standing != null && !said.containsKey(key) && isIn(news, standing.row())) {
                knowledge.end(standing, standing.happened());
            }
        });
        said.forEach((key, item) -> {
            List<Version<NewsItem>> versions = byKey.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (Versions.standing(versions) == null) {
                NewsItem kept =
                        new NewsItem(item.symbol(), Moments.kept(item.publishedAt()), item.source(), item.headline());
                versions.addAll(Versions.said(versions, kept, market, Moments.of(item.publishedAt()), knowledge));
            }
        });
        newestFirst = null;
    }

    private static boolean isIn(KnownIn<NewsItem> span, NewsItem item) {
        return !item.publishedAt().isBefore(span.from()) && item.publishedAt().isBefore(span.to());
    }

    List<NewsItem> latest(long asOf, int limit) {
        List<Version<NewsItem>> all = sorted();
        List<NewsItem> latest = new ArrayList<>();
        for (int i = firstUpTo(all, asOf); i < all.size() && latest.size() < limit; i++) {
            if (all.get(i).isKnown(asOf)) {
                latest.add(all.get(i).row());
            }
        }
        return latest;
    }

    private List<Version<NewsItem>> sorted() {
        if (newestFirst == null) {
            List<Map.Entry<String, Version<NewsItem>>> all = new ArrayList<>();
            byKey.forEach((key, versions) -> versions.forEach(version -> all.add(Map.entry(key, version))));
            all.sort(Comparator.<Map.Entry<String, Version<NewsItem>>>comparingLong(
                            entry -> entry.getValue().happened())
                    .reversed()
                    .thenComparing(Map.Entry::getKey));
            newestFirst = all.stream().map(Map.Entry::getValue).toList();
        }
        return newestFirst;
    }

    private static int firstUpTo(List<Version<NewsItem>> newestFirst, long asOf) {
        int low = 0;
        int high = newestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (newestFirst.get(middle).happened() > asOf) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** SHA-256 of symbol, time, source and headline. */
    private static String key(NewsItem item) {
        return Sha256.of(String.join(
                BETWEEN,
                item.symbol().map(Symbol::value).orElse(""),
                item.publishedAt().toString(),
                item.source(),
                item.headline()));
    }
}
