package io.bellwether.marketdata.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.LivePrices.Following;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.Await;
import io.bellwether.testing.market.AlpacaMarketServer;
import io.bellwether.testing.market.AlpacaStreamServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlpacaStreamTest {
    private static final Symbol PLAIN = MarketTape.PLAIN;
    private static final Symbol CLASS = MarketTape.CLASS;
    private static final Instant LATER = MarketTape.NOON.plusSeconds(30);

    private final Map<Symbol, SourceQuote> heard = new ConcurrentHashMap<>();
    private final List<SourceQuote> all = new CopyOnWriteArrayList<>();
    private AlpacaMarketServer rest;
    private AlpacaStreamServer server;
    private TestVendors line;
    private AlpacaStream stream;

    @BeforeEach
    void start() {
        rest = AlpacaMarketServer.start(MarketTape.sample());
        server = AlpacaStreamServer.start();
        use(AlpacaMarketServer.SECRET);
    }

    @AfterEach
    void stop() {
        stream.close();
        assertThat(rest.violations()).isEmpty();
        server.close();
        rest.close();
    }

    private void use(String secret) {
        line = TestVendors.of(
                MarketTape.NOON,
                new VendorSettings(
                        "alpaca",
                        true,
                        rest.baseUrl(),
                        Optional.of(AlpacaMarketServer.KEY),
                        Optional.of(secret),
                        List.of("APCA_API_KEY_ID", "APCA_API_SECRET_KEY"),
                        60_000,
                        0,
                        0,
                        Duration.ofSeconds(20),
                        5,
                        Duration.ofMinutes(10),
                        Map.of("stream-url", server.url())));
        stream = new AlpacaStream(line.vendors());
    }

    private Following follow(Symbol... symbols) {
        return stream.follow(Set.of(symbols), quote -> {
            heard.put(quote.symbol(), quote);
            all.add(quote);
        });
    }

    private static void until(String what, BooleanSupplier holds) {
        Await.until(what, Await.PATIENCE, holds::getAsBoolean, Boolean::booleanValue);
    }

    private void untilBid(Symbol symbol, String bid) {
        until(
                symbol + " bid " + bid,
                () -> heard.containsKey(symbol) && heard.get(symbol).bid().equals(Optional.of(Price.of(bid))));
    }

    @Test
    void quotesAndTradesAreTold_togetherWithWhatIsKnownAlready() {
        follow(PLAIN, CLASS);
        until("both are filled", () -> heard.keySet().equals(Set.of(PLAIN, CLASS)));
        SourceQuote first = heard.get(PLAIN);
        assertThat(first.last()).isPresent();
        assertThat(first.open()).isPresent();
        server.quote(CLASS, "311.10", "311.30", LATER);
        untilBid(CLASS, "311.10");
        server.trade(PLAIN, "12.77", LATER);
        until("the trade is told", () -> heard.get(PLAIN).tradedAt().equals(Optional.of(LATER)));
        SourceQuote second = heard.get(PLAIN);
        assertThat(second.last()).contains(Price.of("12.77"));
        assertThat(second.bid()).isEqualTo(first.bid());
        assertThat(second.quotedAt()).isEqualTo(first.quotedAt());
        assertThat(second.open()).isEqualTo(first.open());
        assertThat(stream.state().open()).isTrue();
        assertThat(stream.state().openings()).isOne();
        assertThat(stream.state().lastHeardAt()).contains(LATER);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void whatIsOlderIsNotTold_andAQuoteWithoutBidsTakesTheBidAway() {
        follow(PLAIN);
        until("filled", () -> heard.containsKey(PLAIN));
        server.quote(PLAIN, "12.50", "12.60", LATER);
        untilBid(PLAIN, "12.50");
        server.quote(PLAIN, "12.10", "12.20", LATER.minusSeconds(5));
        server.quote(PLAIN, "0", "12.60", LATER.plusSeconds(1));
        until("the bid is gone", () -> heard.get(PLAIN).bid().isEmpty());
        assertThat(heard.get(PLAIN).ask()).contains(Price.of("12.60"));
        assertThat(all).noneMatch(quote -> quote.bid().equals(Optional.of(Price.of("12.10"))));
    }

    @Test
    void whenTheLineIsCut_itIsOpenedAgain_andWhatWasMissedIsMadeUpFor() {
        follow(PLAIN);
        until("filled", () -> heard.containsKey(PLAIN));
        rest.clock(() -> MarketTape.NOON.plusSeconds(3_600));
        Price missed = new Price(MarketTape.sample()
                .find(PLAIN)
                .orElseThrow()
                .quote(MarketTape.NOON.plusSeconds(3_600))
                .orElseThrow()
                .last()
                .orElseThrow());
        server.refuseLines(2);
        server.drop();
        until("a second line", () -> server.lines() == 2 && stream.state().openings() == 2);
        until("what was missed", () -> heard.get(PLAIN).last().equals(Optional.of(missed)));
        assertThat(stream.state().lastFault()).startsWith("UNREACHABLE: alpaca opened no line: 503");
        assertThat(line.waits().stream().filter(wait -> wait.toMillis() >= 500)).hasSize(3);
        server.quote(PLAIN, "13.50", "13.60", MarketTape.NOON.plusSeconds(3_700));
        untilBid(PLAIN, "13.50");
    }

    @Test
    void allListenersShareOneLine_whichIsGivenUpAfterTheLast() {
        Following first = follow(PLAIN);
        until("subscribed", () -> server.subscribed().equals(Set.of("PLNE")));
        Following second = follow(PLAIN, CLASS);
        until("more is subscribed", () -> server.subscribed().equals(Set.of("CLSS.B", "PLNE")));
        first.close();
        server.quote(PLAIN, "12.51", "12.61", LATER);
        untilBid(PLAIN, "12.51");
        assertThat(server.lines()).isOne();
        Following third = follow(CLASS);
        second.close();
        until("less is subscribed", () -> server.subscribed().equals(Set.of("CLSS.B")));
        third.close();
        until("nobody is on the line", () -> !server.busy());
        assertThat(stream.state().open()).isFalse();
        follow(PLAIN);
        until("a new line", () -> server.subscribed().equals(Set.of("PLNE")));
        assertThat(server.lines()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"402, KEY_REFUSED, 1", "409, NOT_ENTITLED, 1", "405, NOT_ENTITLED, 1"})
    void whatWillNotPass_endsTheLine_andTheNextListenerTriesAgain(int code, VendorFault.Kind kind, int lines) {
        server.refuseKeys(code);
        follow(PLAIN);
        until("it is said", () -> stream.state().lastFault().startsWith(kind.name()));
        assertThat(stream.state().lastFault()).doesNotContain(AlpacaMarketServer.KEY);
        assertThat(server.lines()).isEqualTo(lines);
        server.refuseKeys(0);
        follow(CLASS);
        until("both are subscribed", () -> server.subscribed().equals(Set.of("CLSS.B", "PLNE")));
    }

    @Test
    void anotherLineOfTheAccountIsWaitedFor() {
        server.refuseKeys(406);
        follow(PLAIN);
        until("it tries again", () -> server.lines() >= 3);
        assertThat(stream.state().lastFault()).startsWith("THROTTLED: alpaca's stream said 406");
        server.refuseKeys(0);
        until("subscribed", () -> server.subscribed().equals(Set.of("PLNE")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"no json", "{\"T\":\"q\"}", "[{\"T\":\"q\",\"S\":\"PLNE\",\"bp\":\"x\"}]", "[{\"S\":\"PLNE\"}]"})
    void whatCannotBeRead_endsTheLine_andNothingOfItIsTold(String text) {
        follow(PLAIN);
        until("filled", () -> heard.containsKey(PLAIN));
        int told = all.size();
        server.raw(text);
        until("the line is lost", () -> stream.state().lastFault().startsWith("MALFORMED"));
        assertThat(all).hasSize(told);
    }

    @Test
    void whenNothingFillsTheGap_thatIsSaid_andTheStreamGoesOn() {
        rest.trouble(MarketTrouble.NOT_ENTITLED, 1);
        follow(PLAIN);
        until("it is said", () -> stream.state().lastFault().startsWith("NOT_ENTITLED"));
        server.quote(PLAIN, "12.52", "12.62", LATER);
        untilBid(PLAIN, "12.52");
    }

    @Test
    void withoutItsKeys_nobodyIsListenedTo() {
        AlpacaStream without = new AlpacaStream(TestVendors.of(
                        MarketTape.NOON, TestVendors.withoutKey(TestVendors.keyed("alpaca", rest.baseUrl(), "unused")))
                .vendors());
        assertThat(without.lacks()).isPresent();
        assertThatThrownBy(() -> without.follow(Set.of(PLAIN), quote -> {}))
                .isInstanceOfSatisfying(
                        VendorFault.class, fault -> assertThat(fault.kind()).isEqualTo(VendorFault.Kind.NO_KEY));
        assertThat(server.lines()).isZero();
        without.close();
    }
}
