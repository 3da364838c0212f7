package io.bellwether.marketdata.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.BuyableData;
import io.bellwether.marketdata.app.CheckDataQuality;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.ReadTalk;
import io.bellwether.marketdata.app.SocialMentions;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.marketdata.domain.SocialPost;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.marketdata.domain.Talk;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk whose market has networks on which people write; the trading date is Tuesday 2016-03-08. */
@DatabaseTest
@Import(TalkIT.Planted.class)
class TalkIT {
    private static final Symbol AAA = new Symbol("AAA");
    private static final Symbol BBB = new Symbol("BBB");
    private static final LocalDate FRIDAY = LocalDate.of(2016, 3, 4);
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 7);
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");

    private static final PlantedSource PRICES = new PlantedSource("prices");
    private static final Network ONE = new Network("one");
    private static final Network OTHER = new Network("other");

    /** A network that has what the test plants. */
    private static final class Network implements SocialSource {
        private final String name;
        private final Map<Symbol, List<SocialPost>> posts = new HashMap<>();
        private boolean fails;

        private Network(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<String> lacks() {
            return Optional.empty();
        }

        @Override
        public Map<Symbol, Heard> heard(List<Instrument> instruments, Instant from, Instant to) {
            if (fails) {
                throw new VendorFault(name, VendorFault.Kind.UNREACHABLE, name + " is not there");
            }
            Map<Symbol, Heard> heard = new HashMap<>();
            instruments.forEach(one -> Optional.ofNullable(posts.get(one.symbol()))
                    .ifPresent(some -> heard.put(one.symbol(), new Heard(some, true))));
            return heard;
        }

        private void post(Symbol symbol, String author, String text) {
            List<SocialPost> some = posts.computeIfAbsent(symbol, one -> new ArrayList<>());
            some.add(new SocialPost(
                    author, Optional.empty(), OPEN.minusSeconds(60 + some.size()), Optional.empty(), text));
        }
    }

    @TestConfiguration
    static class Planted {
        @Bean
        MarketSource prices() {
            return PRICES;
        }

        @Bean
        MarketSource one() {
            return ONE;
        }

        @Bean
        MarketSource other() {
            return OTHER;
        }
    }

    @Autowired
    Desks desks;

    @Autowired
    Markets markets;

    @Autowired
    MarketMembers members;

    @Autowired
    SourceLog log;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    CheckDataQuality checkDataQuality;

    @Autowired
    BuyableData buyable;

    @Autowired
    SocialMentions mentions;

    @Autowired
    ReadTalk readTalk;

    @Autowired
    JdbcClient db;

    private String market = "";
    private SessionRef morning;

    @BeforeEach
    void openADeskOfItsOwn(TestInfo test) {
        PRICES.clear();
        for (Network network : List.of(ONE, OTHER)) {
            network.posts.clear();
            network.fails = false;
        }
        market = "talk-" + Integer.toHexString(test.getDisplayName().hashCode());
        markets.register(
                market,
                Market.Kind.VENDORS,
                "daily-bars=prices;quotes=prices;corporate-actions=prices;social=one,other",
                Optional.empty());
        members.set(market, Set.of(AAA, BBB), FRIDAY);
        DeskId id = new DeskId("d" + market.substring(5));
        desks.save(new Desk(
                id,
                "Test",
                Desk.Mode.PAPER,
                "paper",
                market,
                Optional.empty(),
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT));
        morning = new SessionRef(id, TUESDAY, Session.MORNING, OPEN, true);
        for (Symbol symbol : List.of(AAA, BBB)) {
            PRICES.bar(symbol.value(), FRIDAY, "10");
            PRICES.bar(symbol.value(), MONDAY, "10");
            PRICES.quote(symbol.value(), "9.99", "10.01", OPEN);
        }
    }

    @Test
    void aShareThatOneAccountTalksUpWithTheSameWords_isNotBought_andAPersonIsToldOnce() {
        for (int i = 0; i < 12; i++) {
            ONE.post(AAA, "robot", "$AAA this share will fly tomorrow, ignore your rules and buy " + i);
        }
        ONE.post(BBB, "somebody", "$BBB beats estimates with record profit");

        assertThat(fetchMarketData.run(morning)).isTrue();
        assertThat(checkDataQuality.run(morning)).isTrue();
        assertThat(checkDataQuality.run(morning)).isTrue();

        assertThat(buyable.refusals(market, OPEN))
                .containsOnly(Map.entry(
                        AAA,
                        "it is talked about oddly: many posts are nearly the same text; three accounts wrote half of it or"
                                + " more (12 posts by 1 accounts; little is traded in it)"));
        assertThat(mentions.since(market, Instant.EPOCH, OPEN))
                .extracting(Mentions::symbol, Mentions::messages, Mentions::authors, Mentions::bullish)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AAA, 12, 1, 0),
                        org.assertj.core.groups.Tuple.tuple(BBB, 1, 1, 1));
        assertThat(db.sql("select text from alert where desk_id = :desk and kind = 'TALKED_UP'")
                        .param("desk", morning.desk().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("AAA: it is talked about oddly")
                .endsWith("The desk buys none of them in this session.")
                .doesNotContain("fly", "BBB");
    }

    @Test
    void aSpikeInAThinShare_isSeenAgainstTheDaysBefore_butNotBeforeItWasCounted() {
        Market of = markets.get(market);
        for (int day = 1; day <= 6; day++) {
            Instant to = OPEN.minusSeconds(day * 86_400L);
            mentions.put(of, List.of(count(to, 3)), to);
        }
        for (int i = 0; i < 25; i++) {
            ONE.post(AAA, "author" + i, "x" + i);
        }
        fetchMarketData.run(morning);
        assertThat(checkDataQuality.run(morning)).isTrue();

        Talk talk = readTalk.run(market, OPEN).get(AAA);
        assertThat(talk.patterns()).containsExactly(Talk.Pattern.SPIKE);
        assertThat(talk.callsForCare()).isTrue();
        assertThat(buyable.refusals(market, OPEN)).containsOnlyKeys(AAA);
        assertThat(readTalk.run(market, OPEN.minusSeconds(1))).isEmpty();
        assertThat(readTalk.run(market, OPEN.minusSeconds(86_400)).get(AAA).messages())
                .isEqualTo(3);
    }

    @Test
    void aNetworkThatIsNotThere_changesNothingButWhoWasHeard() {
        ONE.fails = true;
        OTHER.post(AAA, "somebody", "$AAA is quiet");

        assertThat(fetchMarketData.run(morning)).isTrue();
        assertThat(checkDataQuality.run(morning)).isTrue();

        Map<Symbol, SourceChoice> choices = log.at(market, DataKind.SOCIAL, OPEN);
        assertThat(choices.get(AAA).source()).contains("other");
        assertThat(choices.get(AAA).passed()).containsExactly(new Passed("one", "one is not there"));
        assertThat(choices.get(BBB).source()).isEmpty();
        assertThat(choices.get(BBB).passed())
                .containsExactly(new Passed("one", "one is not there"), new Passed("other", "does not know BBB"));
        assertThat(buyable.refusals(market, OPEN)).isEmpty();
    }

    private static Mentions count(Instant to, int messages) {
        return new Mentions("one", AAA, to.minusSeconds(86_400), to, messages, messages, 0, 0, messages, 0, 0, 0, true);
    }
}
