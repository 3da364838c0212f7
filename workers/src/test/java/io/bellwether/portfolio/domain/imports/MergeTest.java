package io.bellwether.portfolio.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Exports of one account, longer, shorter, of another time or cut during a day, make the books of the whole record. */
class MergeTest {
    @Provide
    Arbitrary<List<TestRecord.Day>> days() {
        return TestRecord.days();
    }

    @Property(tries = 2_000)
    void windowsInAnyOrderMakeTheWholeRecord(@ForAll("days") List<TestRecord.Day> days, @ForAll long seed) {
        List<SourceTrade> all = trades(days);
        Random random = new Random(seed);
        List<RecordRow> rows = List.of();
        List<List<SourceTrade>> exports = new ArrayList<>();
        for (int cut = 0; cut < all.size(); cut += 1 + random.nextInt(3)) {
            int from = dayBegin(all, Math.max(0, cut - random.nextInt(4)));
            exports.add(all.subList(from, Math.min(all.size(), cut + 3)));
        }
        Collections.shuffle(exports, random);
        for (int run = 1; run <= exports.size(); run++) {
            Merge.Merged merged = Merge.of(rows, record(exports.get(run - 1)), run);
            assertThat(merged.findings())
                    .noneMatch(f -> f.treatment() == Treatment.REFUSED && f.kind() == Kind.CONTRADICTION);
            rows = merged.rows();
        }
        Rebuilt whole = Rebuild.of(record(all), terms());
        Rebuilt together = Rebuild.of(rows, List.of(), terms());
        assertThat(together.steps()).isEqualTo(whole.steps());
        Merge.Merged again = Merge.of(rows, record(all), 99);
        assertThat(again.fresh()).isZero();
        assertThat(Rebuild.of(again.rows(), List.of(), terms()).steps()).isEqualTo(whole.steps());
    }

    /** Exports begin with a day; they may end within one. */
    private static int dayBegin(List<SourceTrade> all, int index) {
        int begin = index;
        while (begin > 0 && all.get(begin - 1).date().equals(all.get(index).date())) {
            begin--;
        }
        return begin;
    }

    private static List<SourceTrade> trades(List<TestRecord.Day> days) {
        return new TestRecord(days)
                .record().trades().stream()
                        .filter(trade -> !trade.date().equals(LocalDate.of(2025, 7, 4)))
                        .toList();
    }

    private static SourceRecord record(List<SourceTrade> trades) {
        return new SourceRecord(trades, List.of(), List.of());
    }

    private static Terms terms() {
        return new Terms(TestRecord.DESK, Money.of("1000000000"), false);
    }
}
