package io.bellwether.impact.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random graphs of up to twelve companies, with topics and sectors. */
class RelationGraphPropertiesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Property(tries = 1_000)
    void anEffectShrinksOnItsWayAndNeverComesBack(@ForAll long seed, @ForAll @IntRange(min = 0, max = 13) int kind) {
        Random random = new Random(seed);
        List<Relation> relations = relations(random);
        Event event = event(EventKind.values()[kind], random);
        Map<Symbol, Hit> hits = new RelationGraph(relations, companies()).hits(event);
        hits.forEach((symbol, hit) -> {
            assertThat(hit.symbol()).isEqualTo(symbol);
            assertThat(hit.hops())
                    .isBetween(0, RelationGraph.MOST_HOPS)
                    .isEqualTo(hit.path().size());
            assertThat(Math.abs(hit.effect())).isLessThanOrEqualTo(Math.pow(0.9, hit.hops()));
            Set<Node> visited = new HashSet<>(Set.of(event.node()));
            hit.path().forEach(step -> assertThat(visited.add(step.to())).isTrue());
            Node end =
                    hit.path().isEmpty() ? event.node() : hit.path().getLast().to();
            assertThat(end.company().map(symbol::equals).orElse(true)).isTrue();
        });
        event.subject()
                .ifPresent(subject -> assertThat(hits.get(subject).hops()).isZero());
    }

    @Property(tries = 500)
    void theOrderOfRelationsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 0, max = 13) int kind) {
        Random random = new Random(seed);
        List<Relation> relations = relations(random);
        Event event = event(EventKind.values()[kind], random);
        Map<Symbol, Hit> hits = new RelationGraph(relations, companies()).hits(event);
        List<Relation> shuffled = new ArrayList<>(relations);
        Collections.shuffle(shuffled, random);
        assertThat(new RelationGraph(shuffled, companies()).hits(event)).isEqualTo(hits);
    }

    @Property(tries = 500)
    void theOppositeEventHasTheOppositeEffect(@ForAll long seed, @ForAll @IntRange(min = 0, max = 13) int kind) {
        Random random = new Random(seed);
        RelationGraph graph = new RelationGraph(relations(random), companies());
        Event event = event(EventKind.values()[kind], random);
        Event opposite = new Event(
                event.kind(), event.subject(), !event.up(), event.strength(), DAY, Instant.EPOCH, "Wire", "x", 1);
        Map<Symbol, Hit> hits = graph.hits(event);
        Map<Symbol, Hit> others = graph.hits(opposite);
        assertThat(others.keySet()).isEqualTo(hits.keySet());
        hits.forEach((symbol, hit) -> assertThat(others.get(symbol).effect()).isEqualTo(-hit.effect()));
    }

    private static Symbol symbol(int i) {
        return new Symbol("C" + i);
    }

    private static List<Company> companies() {
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            companies.add(new Company(symbol(i), "", Optional.of(Sector.values()[i % 4])));
        }
        return companies;
    }

    private static Event event(EventKind kind, Random random) {
        Optional<Symbol> subject =
                kind.topic().isPresent() ? Optional.empty() : Optional.of(symbol(random.nextInt(12)));
        return new Event(kind, subject, random.nextBoolean(), 0.5, DAY, Instant.EPOCH, "Wire", "x", 1);
    }

    private static List<Relation> relations(Random random) {
        Map<Relation.Key, Relation> relations = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            boolean topic = random.nextInt(4) == 0;
            Node from = topic
                    ? Node.topic(EventKind.values()[random.nextInt(5)])
                    : Node.company(symbol(random.nextInt(12)));
            Node to = topic && random.nextBoolean()
                    ? Node.sector(Sector.values()[random.nextInt(4)])
                    : Node.company(symbol(random.nextInt(12)));
            RelationKind kind = topic ? RelationKind.SECTOR : RelationKind.values()[random.nextInt(4)];
            int thousandths = random.nextInt(1_000) + 1;
            if (!from.equals(to)) {
                Relation relation = new Relation(
                        from,
                        to,
                        kind,
                        BigDecimal.valueOf(random.nextBoolean() ? thousandths : -thousandths, 3),
                        DAY.minusYears(1),
                        Optional.empty(),
                        "test");
                relations.put(relation.key(), relation);
            }
        }
        return new ArrayList<>(relations.values());
    }
}
