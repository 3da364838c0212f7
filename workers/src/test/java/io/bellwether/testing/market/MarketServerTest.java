package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the local vendors refuse what theirs would, and know no more than the moment. */
class MarketServerTest {
    private static final String ALPACA = "/v2/stocks/bars?symbols=PLNE&timeframe=1Day&start=2026-11-25";

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(MarketServer server, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> alpaca(MarketServer server, String path) throws IOException, InterruptedException {
        return get(
                server,
                path,
                "APCA-API-KEY-ID",
                AlpacaMarketServer.KEY,
                "APCA-API-SECRET-KEY",
                AlpacaMarketServer.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "'&adjustment=split', 400, invalid adjustment: split",
        "'&limit=10001', 400, invalid limit: 10001",
        "'&limit=5&limit=6', 200, limit comes 2 times",
        "'&end=2026-11-31', 400, invalid end: 2026-11-31",
        "'&pagetoken=x', 400, unexpected parameter: pagetoken",
        "'&page_token=x', 400, invalid page_token",
        "'&end=2026-11-24', 400, end should not be before start",
        "'&feed=sip&end=2026-11-30T17:00:00Z', 403, subscription does not permit querying recent SIP data"
    })
    void whatTheVendorWouldRefuse_isRefused_andKept(String more, int status, String violation) throws Exception {
        try (MarketServer server = AlpacaMarketServer.start(MarketTape.sample())) {
            assertThat(alpaca(server, ALPACA + "&feed=iex".repeat(more.contains("feed") ? 0 : 1) + more)
                            .statusCode())
                    .isEqualTo(status);
            assertThat(server.violations()).singleElement().asString().contains(violation);
        }
    }

    @Test
    void withoutTheKey_nothingIsTold() throws Exception {
        for (MarketServer server : List.of(
                AlpacaMarketServer.start(MarketTape.sample()),
                TiingoServer.start(MarketTape.sample()),
                MassiveServer.start(MarketTape.sample()))) {
            try (server) {
                HttpResponse<String> answer = get(server, "/anything");
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(server.violations()).hasSize(1);
            }
        }
    }

    @Test
    void aDayGoesFromItsOpenOverLowAndHighToItsClose_andNobodyKnowsTheRestBefore() {
        MarketTape tape = new MarketTape();
        LocalDate day = MarketTape.LAST;
        Company company = tape.company(MarketTape.PLAIN)
                .day(new TapeDay(
                        day,
                        new BigDecimal("10.00"),
                        new BigDecimal("12.00"),
                        new BigDecimal("9.00"),
                        new BigDecimal("11.00"),
                        3_900));
        assertThat(company.days(day, day, Instant.parse("2026-11-30T14:29:59Z")))
                .isEmpty();
        assertThat(soFar(company, "2026-11-30T15:35:00Z")).isEqualTo("10.00 10.00 9.50 9.50 650");
        assertThat(soFar(company, "2026-11-30T17:45:00Z")).isEqualTo("10.00 10.50 9.00 10.50 1950");
        assertThat(soFar(company, "2026-11-30T19:55:00Z")).isEqualTo("10.00 12.00 9.00 11.50 3250");
        assertThat(soFar(company, "2026-11-30T21:00:00Z")).isEqualTo("10.00 12.00 9.00 11.00 3900");
    }

    private static String soFar(Company company, String moment) {
        TapeDay day = company.days(MarketTape.LAST, MarketTape.LAST, Instant.parse(moment))
                .getFirst();
        return "%s %s %s %s %d".formatted(day.open(), day.high(), day.low(), day.close(), day.volume());
    }
}
