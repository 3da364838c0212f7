package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionQuotesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ExchangeHours SESSION =
            new ExchangeCalendar().hours(DAY).orElseThrow();
    private static final Instrument STOCK = new Instrument(new Symbol("ABC"), "", "", false);
    private static final Instrument INDEX = new Instrument(new Symbol("IDX"), "", "", true);

    @Test
    void knowsNothingBeforeTheOpen() {
        assertThat(quotes(STOCK, 100, SESSION.open().minusNanos(1))).isEmpty();
    }

    @Test
    void knowsOnlyTheOpenUntilTheClose() {
        List<LastPrice> open =
                List.of(new LastPrice(STOCK.symbol(), SESSION.open(), Price.of("10"), LastPrice.Kind.OPEN));

        assertThat(quotes(STOCK, 100, SESSION.open())).isEqualTo(open);
        assertThat(quotes(STOCK, 100, SESSION.close().minusNanos(1))).isEqualTo(open);
    }

    @Test
    void knowsTheCloseAtTheClose() {
        assertThat(quotes(STOCK, 100, SESSION.close()))
                .containsExactly(
                        new LastPrice(STOCK.symbol(), SESSION.open(), Price.of("10"), LastPrice.Kind.OPEN),
                        new LastPrice(STOCK.symbol(), SESSION.close(), Price.of("11"), LastPrice.Kind.CLOSE));
    }

    @Test
    void quotesNothingWhereNothingTradedUnlessItIsTheBenchmark() {
        assertThat(quotes(STOCK, 0, SESSION.close())).isEmpty();
        assertThat(quotes(INDEX, 0, SESSION.close())).hasSize(2);
    }

    private static List<LastPrice> quotes(Instrument instrument, long volume, Instant asOf) {
        Bar bar = new Bar(DAY, Price.of("10"), Price.of("12"), Price.of("9"), Price.of("11"), volume);
        return SessionQuotes.of(instrument, bar, SESSION, asOf);
    }
}
