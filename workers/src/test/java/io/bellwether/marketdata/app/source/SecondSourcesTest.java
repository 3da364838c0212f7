package io.bellwether.marketdata.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Opinion;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.platform.vendor.VendorFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class SecondSourcesTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol DEF = new Symbol("DEF");
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 7);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");
    private static final Market MARKET =
            new Market("vendors-main", Market.Kind.VENDORS, "daily-bars=alpaca,tiingo,yahoo", Optional.empty());

    private final Vendor alpaca = new Vendor("alpaca", 100);
    private final Vendor tiingo = new Vendor("tiingo", 1);
    private final Vendor yahoo = new Vendor("yahoo", 1);
    private final Map<Symbol, String> delivered = new HashMap<>(Map.of(ABC, "alpaca", DEF, "alpaca"));

    @Test
    void theNextSourceIsAskedForTheSessionAndNothingElse() {
        tiingo.closes.putAll(Map.of(ABC, "10.02", DEF, "20"));

        assertThat(ask(10))
                .isEqualTo(Map.of(ABC, opinion("alpaca", "tiingo", "10.02"), DEF, opinion("alpaca", "tiingo", "20")));
        assertThat(tiingo.asked).containsExactly("[ABC] 2016-03-07 2016-03-07", "[DEF] 2016-03-07 2016-03-07");
        assertThat(yahoo.asked).isEmpty();
        assertThat(alpaca.asked).isEmpty();
    }

    @Test
    void whoDeliveredIsNotAskedAboutItself() {
        delivered.put(ABC, "tiingo");
        alpaca.closes.put(ABC, "10");
        tiingo.closes.put(DEF, "20");

        assertThat(ask(10))
                .isEqualTo(Map.of(ABC, opinion("tiingo", "alpaca", "10"), DEF, opinion("alpaca", "tiingo", "20")));
    }

    @Test
    void aThirdSourceIsAskedWhereTwoDisagree() {
        tiingo.closes.putAll(Map.of(ABC, "11", DEF, "20"));
        yahoo.closes.put(ABC, "10.01");

        assertThat(ask(10).get(ABC).others())
                .containsExactly(
                        new Opinion.Close("tiingo", Price.of("11")), new Opinion.Close("yahoo", Price.of("10.01")));
        assertThat(yahoo.asked).containsExactly("[ABC] 2016-03-07 2016-03-07");
    }

    @Test
    void noMoreRequestsAreMadeThanAllowed() {
        tiingo.closes.putAll(Map.of(ABC, "11", DEF, "20"));

        Map<Symbol, Opinion> opinions = ask(1);

        assertThat(tiingo.asked).hasSize(1);
        assertThat(yahoo.asked).isEmpty();
        assertThat(opinions.get(ABC).others()).containsExactly(new Opinion.Close("tiingo", Price.of("11")));
        assertThat(opinions.get(DEF).none())
                .isEqualTo("tiingo: not asked: at most 1 requests are made to compare closes, as second-opinions says;"
                        + " yahoo: not asked: at most 1 requests are made to compare closes, as second-opinions says");
    }

    @Test
    void aSourceThatFailsIsPassed() {
        tiingo.fails = true;
        yahoo.closes.putAll(Map.of(ABC, "10", DEF, "20"));

        assertThat(ask(10).get(DEF)).isEqualTo(opinion("alpaca", "yahoo", "20"));
    }

    @Test
    void withoutAnotherSourceItIsSaid() {
        tiingo.lacks = Optional.of("no key");
        yahoo.lacks = Optional.of("no key");

        assertThat(ask(10).get(ABC))
                .isEqualTo(new Opinion("alpaca", List.of(), "the market has no other that may be asked"));
    }

    @Test
    void aMarketOfFilesHasNoSecondSource() {
        Market files = new Market("files", Market.Kind.FILES, "prices", Optional.empty());
        assertThat(second().ask(files, closes(), MONDAY, OPEN, new BigDecimal("0.005"), 10))
                .isEmpty();
        assertThat(second().passed(files, DataKind.QUOTES, OPEN)).isEmpty();
    }

    @Test
    void whoDidNotDeliverIsKnownWhereNobodyDid() {
        SourceLog log = mock(SourceLog.class);
        SourceChoice.Passed passed = new SourceChoice.Passed("alpaca", "does not know ABC");
        when(log.at(MARKET.id(), DataKind.QUOTES, OPEN))
                .thenReturn(Map.of(
                        ABC, choice(ABC, Optional.empty(), passed), DEF, choice(DEF, Optional.of("yahoo"), passed)));

        assertThat(new SecondSources(sources(), log).passed(MARKET, DataKind.QUOTES, OPEN))
                .isEqualTo(Map.of(ABC, List.of(passed)));
    }

    private static SourceChoice choice(Symbol symbol, Optional<String> source, SourceChoice.Passed passed) {
        return new SourceChoice(MARKET.id(), DataKind.QUOTES, symbol, OPEN, source, Optional.empty(), List.of(passed));
    }

    private Map<Symbol, Opinion> ask(int requests) {
        return second().ask(MARKET, closes(), MONDAY, OPEN, new BigDecimal("0.005"), requests);
    }

    private SecondSources second() {
        SourceLog log = mock(SourceLog.class);
        when(log.last(MARKET.id(), DataKind.DAILY_BARS, OPEN)).thenReturn(delivered);
        return new SecondSources(sources(), log);
    }

    private Sources sources() {
        return new Sources(new ObjectProvider<>() {
            @Override
            public MarketSource getObject() {
                return alpaca;
            }

            @Override
            public Stream<MarketSource> stream() {
                return Stream.of(alpaca, tiingo, yahoo);
            }
        });
    }

    private static SequencedMap<Symbol, Price> closes() {
        SequencedMap<Symbol, Price> closes = new LinkedHashMap<>();
        closes.put(ABC, Price.of("10"));
        closes.put(DEF, Price.of("20"));
        return closes;
    }

    private static Opinion opinion(String source, String other, String price) {
        return new Opinion(source, List.of(new Opinion.Close(other, Price.of(price))), "");
    }

    private static final class Vendor implements BarSource {
        private final String name;
        private final int most;
        private final Map<Symbol, String> closes = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private Optional<String> lacks = Optional.empty();
        private boolean fails;

        Vendor(String name, int most) {
            this.name = name;
            this.most = most;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<String> lacks() {
            return lacks;
        }

        @Override
        public int mostSymbols() {
            return most;
        }

        @Override
        public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
            asked.add("%s %s %s".formatted(symbols, days.first(), days.last()));
            if (fails) {
                throw new VendorFault(name, VendorFault.Kind.UNREACHABLE, name + " does not answer");
            }
            Map<Symbol, SourceBars> bars = new HashMap<>();
            symbols.stream().filter(closes::containsKey).forEach(symbol -> {
                Price price = Price.of(closes.get(symbol));
                bars.put(symbol, SourceBars.raw(List.of(new Bar(MONDAY, price, price, price, price, 100))));
            });
            return bars;
        }
    }
}
