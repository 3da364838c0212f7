package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.List;

/** A vendor of headlines. */
@OutsideCall
public interface NewsSource extends MarketSource {
    /** Most symbols that one call of {@link #news} takes; one where the vendor takes them one by one. */
    @OutsideCall.Local
    default int mostNamed() {
        return 1;
    }

    /**
     * Headlines about the symbols, as text without tags; the time is that of the first publication.
     *
     * @param symbols at most {@link #mostNamed}
     * @param from [UTC] first moment of publication
     * @param to [UTC] first moment after it
     */
    List<NewsItem> news(List<Symbol> symbols, Instant from, Instant to);
}
