package io.bellwether.watch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.LivePrices;
import io.bellwether.marketdata.app.source.MarketMembers;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.NoMarkets;
import io.bellwether.testing.TestDesks;
import io.bellwether.watch.domain.LiveLine;
import io.bellwether.watch.domain.LivePrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class FollowPricesTest {
    private static final Symbol HELD = new Symbol("ZZHELD");
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol DEF = new Symbol("DEF");
    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");

    private final Desk desk = TestDesks.onMarket("live", "vendors-live");
    private final Desks desks = mock(Desks.class);
    private final Books books = mock(Books.class);
    private final MarketMembers members = mock(MarketMembers.class);
    private final Line line = new Line();
    private Instant now = NOON;
    private final FollowPrices follower = follower(Market.Kind.VENDORS);

    @BeforeEach
    void aDeskThatHoldsOneSymbolAndMayTradeTwo() {
        when(desks.active()).thenReturn(List.of(desk));
        when(members.on("vendors-live", LocalDate.of(2026, 11, 20))).thenReturn(Set.of(ABC, DEF));
        holds(HELD);
    }

    private FollowPrices follower(Market.Kind kind) {
        return new FollowPrices(desks, new NoMarkets(kind), members, books, () -> now, new ObjectProvider<>() {
            @Override
            public Stream<LivePrices> orderedStream() {
                return Stream.of(line);
            }
        });
    }

    private void holds(Symbol... symbols) {
        when(books.portfolio(desk.id()))
                .thenReturn(new Portfolio(
                        Money.of("1000.00"),
                        Stream.of(symbols)
                                .map(symbol -> new Position(
                                        symbol,
                                        Quantity.of(10),
                                        Price.of("4.00"),
                                        Money.of("40.00"),
                                        Optional.empty(),
                                        LocalDate.of(2026, 11, 19)))
                                .toList()));
    }

    @Test
    void whatIsHeldAndMayBeTraded_isFollowedWhileTheExchangeIsOpen() {
        now = Instant.parse("2026-11-20T14:29:59Z");
        follower.run();
        assertThat(line.followed).isEmpty();

        now = Instant.parse("2026-11-20T14:30:00Z");
        follower.run();
        follower.run();
        assertThat(line.followed).containsExactly(Set.of(ABC, DEF, HELD));
        assertThat(follower.line().isFollowing()).isTrue();

        now = Instant.parse("2026-11-20T21:00:00Z");
        follower.run();
        assertThat(line.followed).isEmpty();
        assertThat(follower.line())
                .isEqualTo(new LiveLine(Optional.of("line"), Optional.empty(), 0, 0, true, Optional.empty(), ""));
    }

    @Test
    void theSymbolsFollowTheBooks_andTheNewLineBeginsBeforeTheOldOneEnds() {
        follower.run();
        holds(HELD, new Symbol("NEW"));
        follower.run();

        assertThat(line.followed).containsExactly(Set.of(ABC, DEF, HELD, new Symbol("NEW")));
        assertThat(line.fewest).isOne();
    }

    @Test
    void whereThereIsNoRoomForAll_whatIsHeldComesFirst() {
        line.most = 2;
        follower.run();

        assertThat(line.followed).containsExactly(Set.of(HELD, ABC));
        assertThat(follower.line().leftOut()).isOne();
    }

    @Test
    void thePriceIsTheLastTrade_orTheMiddleOfANewerBidAndAsk_andNeverOfACrossedOne() {
        follower.run();

        line.tell(quote("9.90", "10.10", NOON, "9.50", NOON.minusSeconds(60)));
        assertThat(price()).isEqualTo(new LivePrice(ABC, Price.of("10.00"), NOON, "line"));
        line.tell(quote("9.90", "10.10", NOON, "9.95", NOON.plusSeconds(1)));
        assertThat(price()).isEqualTo(new LivePrice(ABC, Price.of("9.95"), NOON.plusSeconds(1), "line"));
        line.tell(quote("10.20", "10.10", NOON.plusSeconds(9), "9.96", NOON.plusSeconds(2)));
        assertThat(price()).isEqualTo(new LivePrice(ABC, Price.of("9.96"), NOON.plusSeconds(2), "line"));
    }

    @Test
    void aDeskOnAnotherMarket_needsNoLine() {
        FollowPrices other = follower(Market.Kind.FILES);
        other.run();
        assertThat(line.followed).isEmpty();
    }

    @Test
    void withoutAKey_nobodyIsFollowed_andThatIsSaid() {
        line.lacks = Optional.of("no key: set A and B");
        follower.run();
        assertThat(line.followed).isEmpty();
        assertThat(follower.line().lacks()).contains("no key: set A and B");
    }

    private LivePrice price() {
        return follower.prices(Set.of(ABC)).get(ABC);
    }

    private static SourceQuote quote(String bid, String ask, Instant quotedAt, String last, Instant tradedAt) {
        return new SourceQuote(
                ABC,
                Optional.of(Price.of(bid)),
                Optional.of(Price.of(ask)),
                Optional.of(quotedAt),
                Optional.of(Price.of(last)),
                Optional.of(tradedAt),
                Optional.empty());
    }

    /** A vendor that tells what the test tells it. */
    private static final class Line implements LivePrices {
        private final List<Set<Symbol>> followed = new ArrayList<>();
        private final List<Consumer<SourceQuote>> ears = new ArrayList<>();
        private int most = 30;
        private int fewest = Integer.MAX_VALUE;
        private Optional<String> lacks = Optional.empty();

        void tell(SourceQuote quote) {
            ears.forEach(ear -> ear.accept(quote));
        }

        @Override
        public String name() {
            return "line";
        }

        @Override
        public Optional<String> lacks() {
            return lacks;
        }

        @Override
        public int mostFollowed() {
            return most;
        }

        @Override
        public Following follow(Set<Symbol> symbols, Consumer<SourceQuote> heard) {
            Set<Symbol> own = new TreeSet<>(symbols);
            followed.add(own);
            ears.add(heard);
            return () -> {
                followed.remove(own);
                ears.remove(heard);
                fewest = Math.min(fewest, followed.size());
            };
        }

        @Override
        public LineState state() {
            return new LineState(true, 1, Optional.empty(), "");
        }
    }
}
