package io.bellwether.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.testing.market.AlphaVantageServer;
import io.bellwether.testing.market.BarSourceContract;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketVendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphaVantageBarsTest extends BarSourceContract {
    static final MarketVendor VENDOR = new MarketVendor(
            AlphaVantageServer::start, url -> TestVendors.keyed("alpha-vantage", url, AlphaVantageServer.KEY));

    AlphaVantageBarsTest() {
        super(VENDOR, AlphaVantageSource::new);
    }

    private VendorFault fault() {
        VendorFault fault = catchThrowableOfType(VendorFault.class, this::ask);
        assertThat(fault).isNotNull();
        return fault;
    }

    private void says(String body) {
        ((AlphaVantageServer) server).says(body);
    }

    private List<String> sizes() {
        return server.requests().stream()
                .map(asked -> asked.query("outputsize", ""))
                .toList();
    }

    @Test
    void aSpanWithinTheLastHundredSessions_takesOneSmallRequest() {
        bars(MONTH, MarketTape.PLAIN);
        assertThat(sizes()).containsExactly("compact");
    }

    @Test
    void aLongSpan_isAskedForWholeAtOnce_andAnEarlyOneAfterTheShortAnswer() {
        bars(YEAR, MarketTape.PLAIN);
        assertThat(sizes()).containsExactly("full");
        server.reset();
        bars(new DateRange(MarketTape.FIRST, MarketTape.FIRST.plusDays(20)), MarketTape.PLAIN);
        assertThat(sizes()).containsExactly("compact", "full");
    }

    @Test
    void withoutAPlan_aLongSpanIsNotIncluded() {
        ((AlphaVantageServer) server).free();
        VendorFault fault =
                catchThrowableOfType(VendorFault.class, () -> source.dailyBars(List.of(MarketTape.PLAIN), YEAR));
        assertThat(fault.kind()).isEqualTo(Kind.NOT_ENTITLED);
        assertThat(source.dailyBars(List.of(MarketTape.PLAIN), MONTH)).isNotEmpty();
    }

    @Test
    void whenTheRequestsOfTheDayAreUsedUp_nobodyAsksUntilTheNextOne() {
        says("""
                {"Information": "We have detected your API key as %s and our standard API rate limit is 25 requests per day.
                 Please subscribe to any of the premium plans to instantly remove all daily rate limits."}
                """.replace("\n ", " ").formatted(AlphaVantageServer.KEY));
        VendorFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(fault.retryAfter()).contains(Duration.ofHours(7));
        assertThat(fault).hasMessageContaining("25 requests per day").hasMessageNotContaining(AlphaVantageServer.KEY);
        assertThat(server.requests()).hasSize(1);
        line.pass(Duration.ofHours(6));
        assertThat(fault().kind()).isEqualTo(Kind.PAUSED);
        line.pass(Duration.ofMinutes(61));
        assertThat(fault().kind()).isEqualTo(Kind.THROTTLED);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Note | Thank you! Our standard API call frequency is 5 calls per minute and 500 calls per day. | THROTTLED",
                "Information | The outputsize=full parameter value is a premium feature. You may subscribe. | NOT_ENTITLED",
                "Error Message | the parameter apikey is invalid or missing. | KEY_REFUSED",
                "Information | The **demo** API key is for demo purposes only. | KEY_REFUSED",
                "Error Message | This is something nobody has seen yet. | REFUSED"
            })
    void whatIsSaid_isToldApartByItsWords_thoseAboutRatesFirst(String field, String text, Kind kind) {
        says("{\"%s\": \"%s\"}".formatted(field, text));
        assertThat(fault().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Meta Data\": {\"2. Symbol\": \"FWRD\"} \"Time Series (Daily)\": {}}",
                "{\"Meta Data\": {\"2. Symbol\": \"FWRD\"}}{\"Meta Data\": {\"2. Symbol\": \"FWRD\"}}",
                "{\"Meta Data\": {\"2. Symbol\": \"PLNE\"}, \"Time Series (Daily)\": {}}",
                "{\"Meta Data\": {\"2. Symbol\": \"FWRD\"}, \"Time Series (Daily)\": {\"yesterday\": {}}}",
                "{\"Meta Data\": {\"2. Symbol\": \"FWRD\"}, \"Time Series (Daily)\": {\"2026-11-27\": {\"1. open\": \"1.2\"}}}",
                "{}",
                "[]",
                "null"
            })
    void twoPayloadsInOne_anotherSymbol_orHalfARow_isAFault(String body) {
        says(body);
        assertThat(fault().kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aQuoteIsTheLastDay_asOfItsOpen_forItsMomentIsNotTold() {
        AlphaVantageSource quotes = (AlphaVantageSource) source;
        Instant evening = Instant.parse("2026-12-01T02:00:00Z");
        server.clock(InstantSource.fixed(evening));
        Price close =
                tape.find(MarketTape.CLASS).orElseThrow().bars(YEAR).getLast().close();
        Price last = new Price(tape.find(MarketTape.CLASS)
                .orElseThrow()
                .days(MarketTape.LAST, MarketTape.LAST, evening)
                .getFirst()
                .close());
        SourceQuote quote = quotes.quotes(List.of(MarketTape.CLASS)).get(MarketTape.CLASS);
        assertThat(quote.last()).contains(last).isNotEqualTo(Optional.of(close));
        assertThat(quote.tradedAt()).contains(Instant.parse("2026-11-30T14:30:00Z"));
        assertThat(quote.bid()).isEmpty();
        assertThat(quotes.quotes(List.of(MarketTape.UNKNOWN))).isEmpty();
        assertThat(server.requests()).extracting(MarketServer.Asked::path).containsOnly("/query");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void aQuoteOfAnotherShape_isAFault() {
        says("{\"outcome\": {}}");
        assertThat(catchThrowableOfType(
                                VendorFault.class,
                                () -> ((AlphaVantageSource) source).quotes(List.of(MarketTape.CLASS)))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
    }
}
