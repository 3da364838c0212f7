package io.bellwether.marketdata.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.market.Chatter;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.RedditServer;
import io.bellwether.testing.market.SocialSourceContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedditSourceTest extends SocialSourceContract {
    RedditSourceTest() {
        super(
                new MarketVendor(
                        RedditServer::start,
                        url -> TestVendors.keyed("reddit", url, RedditServer.ID, RedditServer.SECRET)),
                RedditSource::new);
    }

    @Override
    protected List<VendorSettings> beside(VendorSettings settings) {
        return List.of(TestVendors.keyed("reddit-login", settings.baseUrl(), RedditServer.ID, RedditServer.SECRET));
    }

    @Override
    protected boolean tellsAges() {
        return false;
    }

    @Override
    protected int mostText() {
        return 400;
    }

    private RedditServer reddit() {
        return (RedditServer) server;
    }

    @Test
    void onePassIsEnough_andAnOldOneIsRenewedOnce() {
        Object good = ask();
        assertThat(ask()).isEqualTo(good);
        assertThat(reddit().entered()).isOne();
        reddit().forgetPass();
        assertThat(ask()).isEqualTo(good);
        assertThat(reddit().entered()).isEqualTo(2);
    }

    @Test
    void whereNoQuestionIsLeft_nobodyAsksUntilItCountsAnew() {
        reddit().remaining("0.0");
        ask();
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(Kind.THROTTLED);
        assertThat(server.requests()).hasSize(1);
        line.pass(Duration.ofSeconds(301));
        reddit().remaining("99.0");
        ask();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void allSharesAreReadAtOnce_andAWordIsNoSymbol() {
        Chatter chatter = network().chatter();
        chatter.add(MarketTape.NOON.minusSeconds(60), 77, MarketTape.FORWARD, "FWRD and Reverse Example look cheap");
        chatter.add(MarketTape.NOON.minusSeconds(50), 78, MarketTape.GONE, "they are all GONE");
        var heard = heard(MarketTape.PLAIN, MarketTape.FORWARD, MarketTape.REVERSE, MarketTape.UNKNOWN);
        assertThat(heard.get(MarketTape.PLAIN).posts()).hasSize(22);
        assertThat(heard.get(MarketTape.FORWARD).posts()).hasSize(1);
        assertThat(heard.get(MarketTape.REVERSE).posts()).hasSize(1);
        assertThat(heard.get(MarketTape.UNKNOWN).posts()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anotherShape_isAFault() {
        network().says("{\"kind\":\"t5\",\"data\":{\"children\":[]}}");
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(Kind.MALFORMED);
    }
}
