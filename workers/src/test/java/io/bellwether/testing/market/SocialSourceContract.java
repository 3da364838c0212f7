package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SocialSource;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.SocialPost;
import io.bellwether.platform.vendor.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds for every network on which people write. */
public abstract class SocialSourceContract extends SourceContract<SocialSource> {
    private static final Comparator<SocialPost> ORDER =
            Comparator.comparing(SocialPost::at).thenComparing(SocialPost::author);

    protected SocialSourceContract(MarketVendor vendor, Function<Vendors, SocialSource> make) {
        super(vendor, make);
    }

    /** Whether authors mark where a share goes. */
    protected boolean tellsMarks() {
        return false;
    }

    /** Whether it says since when an account is there. */
    protected boolean tellsAges() {
        return true;
    }

    /** The end of the span that the network is asked for at most. */
    protected Instant settled() {
        return MarketTape.NOON;
    }

    /** Longest text [characters]. */
    protected int mostText() {
        return SocialPost.MAX_TEXT;
    }

    protected final SocialServer network() {
        return (SocialServer) server;
    }

    @Override
    protected Object ask() {
        return inOrder(heard(MarketTape.PLAIN).get(MarketTape.PLAIN));
    }

    protected final Map<Symbol, SocialSource.Heard> heard(Symbol... symbols) {
        Map<Symbol, SocialSource.Heard> all = new HashMap<>();
        parts(List.of(symbols), source.mostNamed())
                .forEach(part -> all.putAll(source.heard(
                        part.stream()
                                .map(symbol -> new Instrument(
                                        symbol,
                                        tape.find(symbol).map(Company::name).orElse(""),
                                        "",
                                        false))
                                .toList(),
                        Chatter.FROM,
                        MarketTape.NOON)));
        return all;
    }

    private static SocialSource.Heard inOrder(SocialSource.Heard heard) {
        return new SocialSource.Heard(heard.posts().stream().sorted(ORDER).toList(), heard.whole());
    }

    private SocialPost expected(Chatter.Post post) {
        String text = post.text();
        return new SocialPost(
                Long.toString(post.author()),
                tellsAges() ? Optional.of(post.joined()) : Optional.empty(),
                post.at(),
                tellsMarks() ? post.mark().map("Bullish"::equals) : Optional.empty(),
                text.length() > mostText() ? text.substring(0, mostText()).strip() : text);
    }

    @Test
    void postsOfTheSpanComeWhole_asAPersonReadsThem_withWhatTheNetworkKnowsOfTheirAuthors() {
        SocialSource.Heard heard = inOrder(heard(MarketTape.PLAIN).get(MarketTape.PLAIN));

        List<SocialPost> expected = network().chatter().until(MarketTape.NOON).stream()
                .filter(post -> !post.at().isBefore(Chatter.FROM) && post.at().isBefore(settled()))
                .map(this::expected)
                .sorted(ORDER)
                .toList();
        assertThat(expected).hasSize(22);
        assertThat(heard.posts()).isEqualTo(expected);
        assertThat(heard.whole()).isTrue();
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void moreThanAPageHolds_comesWhole() {
        Object good = ask();
        server.pageSize(9);
        assertThat(ask()).isEqualTo(good);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void whatIsLongerThanItsPages_isSaidToBeThere() {
        server.pageSize(1);
        SocialSource.Heard heard = heard(MarketTape.PLAIN).get(MarketTape.PLAIN);
        assertThat(heard.whole()).isFalse();
        assertThat(new ArrayList<>(heard.posts())).hasSizeBetween(1, 20);
    }

    @Test
    void whereNothingIsWritten_thereIsNothing() {
        SocialSource.Heard heard = heard(MarketTape.FORWARD).get(MarketTape.FORWARD);
        assertThat(heard.posts()).isEmpty();
        assertThat(heard.whole()).isTrue();
    }
}
