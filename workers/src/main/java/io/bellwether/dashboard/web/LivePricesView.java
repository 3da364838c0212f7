package io.bellwether.dashboard.web;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.PositionLine;
import io.bellwether.watch.app.FollowPrices;
import io.bellwether.watch.domain.LiveLine;
import io.bellwether.watch.domain.LivePrice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What positions cost now, beside what they were valued at. */
@Component
class LivePricesView {
    private final FollowPrices followPrices;

    LivePricesView(FollowPrices followPrices) {
        this.followPrices = followPrices;
    }

    /**
     * Live prices of a desk.
     *
     * @param line how the line stands
     * @param prices of positions, by symbol
     */
    record Live(LiveLine line, Map<String, LivePrice> prices) {
        /** The price of a position; none when none is known. */
        public List<LivePrice> now(String symbol) {
            return Stream.ofNullable(prices.get(symbol)).toList();
        }

        /** How the line stands, for people; empty where nobody could be listened to. */
        public String sentence() {
            if (line.source().isEmpty() || line.lacks().isPresent()) {
                return "";
            }
            String source = line.source().get();
            if (!line.isFollowing()) {
                return "Live prices of %s are followed while the exchange is open.".formatted(source);
            }
            if (!line.open()) {
                return "The line of live prices of %s is not open%s."
                        .formatted(source, line.lastFault().isEmpty() ? "" : ": " + line.lastFault());
            }
            Figures figures = new Figures();
            return "Live prices of %d symbols from %s, %s%s."
                    .formatted(
                            line.followed(),
                            source,
                            line.lastHeardAt()
                                    .map(at -> "last heard at " + figures.time(at) + " New York")
                                    .orElse("nothing heard yet"),
                            line.leftOut() == 0 ? "" : "; for %d more there is no room".formatted(line.leftOut()));
        }
    }

    /** Of the desk's positions; empty for a desk whose market no vendor tells. */
    Optional<Live> of(DeskId desk, DeskDay day) {
        if (!followPrices.concerns(desk)) {
            return Optional.empty();
        }
        Map<String, LivePrice> prices = new TreeMap<>();
        followPrices
                .prices(day.positions().stream()
                        .map(PositionLine::symbol)
                        .map(Symbol::new)
                        .toList())
                .forEach((symbol, price) -> prices.put(symbol.value(), price));
        return Optional.of(new Live(followPrices.line(), prices));
    }
}
