package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Restates prices from before a split in today's shares, so that a split is no fall: a true range or a return over the
 * ex-date would else be nonsense. Stored prices stay as the vendor sent them; splits still to come count for nothing.
 *
 * @param splits of one symbol, known at the moment of the read, in the order of their ex-dates
 */
public record SplitAdjustment(List<CorporateAction.Split> splits) {
    public SplitAdjustment {
        splits = List.copyOf(splits);
    }

    public Bar adjust(Bar bar) {
        Bar adjusted = bar;
        for (CorporateAction.Split split : splits) {
            if (bar.date().isBefore(split.exDate())) {
                adjusted = new Bar(
                        bar.date(),
                        split.restate(adjusted.open()),
                        split.restate(adjusted.high()),
                        split.restate(adjusted.low()),
                        split.restate(adjusted.close()),
                        volume(split, adjusted.volume()));
            }
        }
        return adjusted;
    }

    public LastPrice adjust(LastPrice quote) {
        Price price = quote.price();
        Optional<Spread> spread = quote.spread();
        for (CorporateAction.Split split : splits) {
            if (quote.asOf().atZone(ExchangeCalendar.ZONE).toLocalDate().isBefore(split.exDate())) {
                price = split.restate(price);
                spread = spread.map(s -> new Spread(split.restate(s.bid()), split.restate(s.ask())));
            }
        }
        return new LastPrice(quote.symbol(), quote.asOf(), price, quote.kind(), spread);
    }

    private static long volume(CorporateAction.Split split, long volume) {
        BigDecimal shares =
                split.restate(new Quantity(BigDecimal.valueOf(volume))).value();
        return shares.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
