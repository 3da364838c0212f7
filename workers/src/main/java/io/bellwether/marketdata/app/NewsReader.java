package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.NewsItem;
import java.time.Instant;
import java.util.List;

/** Reads stored headlines. */
public interface NewsReader {
    /** Headlines published at or before {@code asOf}, newest first, at most {@code limit}; empty where there is no news. */
    List<NewsItem> latest(String market, Instant asOf, int limit);
}
