package io.bellwether.marketdata.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.source.MarketMembers;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A day of the past has the symbols that it had: nobody sees then who came or went later. */
@DatabaseTest
class MarketMembersIT {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @Autowired
    Markets markets;

    @Autowired
    MarketMembers members;

    private String market(String name) {
        return markets.register("vendors-members-" + name, Market.Kind.VENDORS, "daily-bars=yahoo", Optional.empty())
                .id();
    }

    private static Set<Symbol> symbols(String... names) {
        return new TreeSet<>(Stream.of(names).map(Symbol::new).toList());
    }

    @Test
    void whoIsAddedLaterWasNotThereBefore() {
        String market = market("added");
        members.set(market, symbols("AAA"), START);
        members.set(market, symbols("AAA", "BBB"), START.plusDays(3));
        assertThat(members.on(market, START.minusDays(1))).isEmpty();
        assertThat(members.on(market, START.plusDays(2))).isEqualTo(symbols("AAA"));
        assertThat(members.on(market, START.plusDays(3))).isEqualTo(symbols("AAA", "BBB"));
    }

    @Test
    void whoLeftLaterWasThereBeforeAndMayComeBack() {
        String market = market("left");
        members.set(market, symbols("AAA", "BBB"), START);
        members.set(market, symbols("AAA"), START.plusDays(3));
        members.set(market, symbols("AAA", "BBB"), START.plusDays(6));
        assertThat(members.on(market, START.plusDays(2))).isEqualTo(symbols("AAA", "BBB"));
        assertThat(members.on(market, START.plusDays(5))).isEqualTo(symbols("AAA"));
        assertThat(members.on(market, START.plusDays(6))).isEqualTo(symbols("AAA", "BBB"));
        assertThat(members.ever(market)).isEqualTo(symbols("AAA", "BBB"));
    }

    /** Whatever is set from a day on, each day before it reads as it did. */
    @Test
    void noChangeReachesTheDaysBeforeIt() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            String market = market("random-" + seed);
            List<Set<Symbol>> seen = new ArrayList<>();
            for (int day = 0; day < 12; day++) {
                if (random.nextInt(3) > 0) {
                    members.set(market, some(random), START.plusDays(day));
                }
                seen.add(members.on(market, START.plusDays(day)));
                for (int before = 0; before < day; before++) {
                    assertThat(members.on(market, START.plusDays(before)))
                            .as("seed %d, day %d after a change on day %d", seed, before, day)
                            .isEqualTo(seen.get(before));
                }
            }
        }
    }

    private static Set<Symbol> some(Random random) {
        return new TreeSet<>(IntStream.range(0, 6)
                .filter(i -> random.nextBoolean())
                .mapToObj(i -> new Symbol("M" + i))
                .toList());
    }
}
