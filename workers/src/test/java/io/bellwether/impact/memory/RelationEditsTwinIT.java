package io.bellwether.impact.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.impact.app.RelationEdits;
import io.bellwether.impact.domain.Node;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationEdit;
import io.bellwether.impact.domain.RelationKind;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes in memory and those in PostgreSQL tell the same at any moment, however often they are made. */
@DatabaseTest
class RelationEditsTwinIT {
    private static final Instant FIRST = Instant.parse("2026-11-02T14:00:00Z");

    @Autowired
    RelationEdits stored;

    private final RelationEdits memory = new MemoryRelationEdits();

    @Test
    void bothTellTheSameAtEveryMoment() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            RelationEdit edit = edit(random);
            memory.add(edit);
            stored.add(edit);
            if (random.nextInt(10) == 0) {
                memory.add(edit);
                stored.add(edit);
            }
        }
        for (int hour = -1; hour <= 60; hour++) {
            Instant asOf = FIRST.plusSeconds(hour * 3_600L);
            assertThat(stored.known(asOf))
                    .isEqualTo(memory.known(asOf))
                    .allSatisfy(edit -> assertThat(edit.knownFrom()).isBeforeOrEqualTo(asOf));
        }
        assertThat(stored.known(FIRST.minusSeconds(1))).isEmpty();
    }

    private static RelationEdit edit(Random random) {
        boolean topic = random.nextInt(4) == 0;
        Node from = new Node(topic ? "topic:tariffs" : "TWIN" + random.nextInt(3));
        Node to = new Node((topic ? "TWIN1" : "OTHER") + random.nextInt(3));
        RelationKind kind = topic ? RelationKind.SECTOR : RelationKind.values()[random.nextInt(4)];
        Relation relation = new Relation(
                from,
                to,
                kind,
                BigDecimal.valueOf(random.nextInt(1_000) + 1, 3).stripTrailingZeros(),
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(100)),
                random.nextBoolean() ? Optional.empty() : Optional.of(LocalDate.of(2027, 1, 1)),
                "cli:x");
        return new RelationEdit(
                relation.key(),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(relation),
                FIRST.plusSeconds(random.nextInt(60) * 3_600L),
                "cli:x",
                "change " + random.nextInt(5));
    }
}
