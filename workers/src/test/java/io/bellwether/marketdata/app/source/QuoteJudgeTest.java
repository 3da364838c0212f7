package io.bellwether.marketdata.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Spread;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which quotes may be traded on; the session is Tuesday 2016-03-08, 14:30 to 21:00 UTC. */
class QuoteJudgeTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final ExchangeHours DAY =
            new ExchangeCalendar().hours(LocalDate.of(2016, 3, 8)).orElseThrow();
    private static final Instant NOON = Instant.parse("2016-03-08T17:00:00Z");

    private final QuoteJudge judge =
            new QuoteJudge(Duration.ofMinutes(15), new BigDecimal("0.20"), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            10.00, 10.10, 16:59:50, -,     -,        10.05, ''
            10.00, 10.10, 16:45:00, -,     -,        10.05, ''
            10.00, 10.10, 16:44:59, -,     -,        -,     stale: the quote is 15 minutes old
            10.00, 10.10, 16:44:00, 10.02, 16:50:00, 10.02, ''
            10.00, 10.10, 14:29:59, -,     -,        -,     'stale: the quote is of 2016-03-08T14:29:59Z, before the session'
            10.10, 10.00, 16:59:50, 10.02, 16:59:50, -,     'crossed: bid 10.10 above ask 10.00'
            10.00, 10.00, 16:59:50, -,     -,        10.00, ''
            8.00,  10.00, 16:59:50, 9.00,  16:59:50, -,     'too wide to say anything: bid 8.00, ask 10.00'
            10.00, -,     16:59:50, 10.02, 16:50:00, 10.02, ''
            10.00, -,     16:59:50, -,     -,        -,     'half a quote, without ask'
            -,     10.10, 16:59:50, -,     -,        -,     'half a quote, without bid'
            -,     -,     -,        10.02, 16:50:00, 10.02, ''
            -,     -,     -,        10.02, 16:30:00, -,     stale: the last trade is 30 minutes old
            -,     -,     -,        -,     -,        -,     neither bid and ask nor a trade
            10.00, 10.10, 17:09:59, -,     -,        10.05, ''
            10.00, 10.10, 17:10:01, -,     -,        -,     'the quote is of 2016-03-08T17:10:01Z, after the moment 2016-03-08T17:00:00Z that it was asked for'
            """)
    void atNoon(
            @Nullable String bid,
            @Nullable String ask,
            @Nullable String quoted,
            @Nullable String last,
            @Nullable String traded,
            @Nullable String price,
            String refusal) {
        QuoteJudge.Verdict verdict = judge.judge(quote(bid, ask, quoted, last, traded, null), DAY, NOON);

        assertThat(verdict.refusal()).isEqualTo(refusal);
        assertThat(verdict.prices().stream().map(one -> one.price().value()))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(price == null ? List.of() : List.of(new BigDecimal(price)));
        assertThat(verdict.prices()).allMatch(one -> !one.asOf().isAfter(NOON));
    }

    @Test
    void whatWasQuotedWhileItWasAskedIsKnownAtTheMomentItself() {
        SourceQuote quote = quote("10.00", "10.10", "17:00:07", null, null, "9.50");

        QuoteJudge.Verdict verdict = judge.judge(quote, DAY, NOON);

        assertThat(verdict.prices())
                .containsExactly(
                        new LastPrice(ABC, DAY.open(), Price.of("9.50"), LastPrice.Kind.OPEN),
                        new LastPrice(
                                ABC,
                                NOON,
                                Price.of("10.050000"),
                                LastPrice.Kind.INTRADAY,
                                Optional.of(new Spread(Price.of("10.00"), Price.of("10.10")))));
        assertThat(verdict.dataAt()).contains(Instant.parse("2016-03-08T17:00:07Z"));
    }

    @Test
    void afterTheCloseTheLastTradeOfTheSessionCountsAndNeitherQuotesNorWhatIsTradedLater() {
        Instant evening = DAY.close().plusSeconds(7_200);

        assertThat(judge.judge(quote("10.00", "10.10", "22:59:00", "10.02", "20:59:58", null), DAY, evening)
                        .prices())
                .containsExactly(new LastPrice(ABC, DAY.close(), Price.of("10.02"), LastPrice.Kind.CLOSE));
        assertThat(judge.judge(quote("10.00", "10.10", "22:59:00", "10.90", "22:58:00", null), DAY, evening)
                        .refusal())
                .isEqualTo("the last trade is of 2016-03-08T22:58:00Z, after the close");
        assertThat(judge.judge(quote("10.00", "10.10", "22:59:00", null, null, null), DAY, evening)
                        .refusal())
                .isEqualTo("no last trade");
    }

    private static SourceQuote quote(
            @Nullable String bid,
            @Nullable String ask,
            @Nullable String quoted,
            @Nullable String last,
            @Nullable String traded,
            @Nullable String open) {
        return new SourceQuote(
                ABC,
                Optional.ofNullable(bid).map(Price::of),
                Optional.ofNullable(ask).map(Price::of),
                Optional.ofNullable(quoted).map(QuoteJudgeTest::time),
                Optional.ofNullable(last).map(Price::of),
                Optional.ofNullable(traded).map(QuoteJudgeTest::time),
                Optional.ofNullable(open).map(Price::of));
    }

    private static Instant time(String text) {
        return Instant.parse("2016-03-08T" + text + "Z");
    }
}
