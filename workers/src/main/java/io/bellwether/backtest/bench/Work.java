package io.bellwether.backtest.bench;

import io.bellwether.backtest.domain.AverageCross;
import io.bellwether.backtest.domain.BarColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured: pairs of averages on a number of series, with the answer that is right for {@link WorkData}.
 *
 * @param name as in the printed figures
 * @param pairs the rules
 * @param symbols how many series, the first ones by name
 * @param right the right answer
 */
record Work(String name, List<AverageCross> pairs, int symbols, Answer right) {
    /** The averages of 10 and 50 bars on all symbols: 126,000 bars. */
    static final Work W1 = new Work(
            "w1", List.of(new AverageCross(10, 50)), WorkData.SYMBOLS, new Answer(1650, new BigDecimal("3779.5914")));

    /** Fast 5 to 50 by 5 and slow 60 to 200 by 10 on ten symbols: 3,780,000 bars, those of each pair counted. */
    static final Work W2 = new Work("w2", grid(), 10, new Answer(22_242, new BigDecimal("104405.4756")));

    /**
     * The series that belong to the work.
     *
     * @throws IllegalArgumentException when there are too few
     */
    List<BarColumns> of(List<BarColumns> series) {
        if (series.size() < symbols) {
            throw new IllegalArgumentException(
                    "%s needs the bars of %d symbols, there are %d".formatted(name, symbols, series.size()));
        }
        return series.subList(0, symbols);
    }

    private static List<AverageCross> grid() {
        List<AverageCross> pairs = new ArrayList<>();
        for (int fast = 5; fast <= 50; fast += 5) {
            for (int slow = 60; slow <= 200; slow += 10) {
                pairs.add(new AverageCross(fast, slow));
            }
        }
        return List.copyOf(pairs);
    }
}
