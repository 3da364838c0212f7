package io.bellwether.marketdata.memory;

import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.SplitAdjustment;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The bars of one symbol as they are known for a time, adjusted for the splits that are known then. What is handed out is
 * a view of a stretch of them and stays as it is, whatever comes later.
 */
final class AdjustedBars {
    private static final int FIRST_CAPACITY = 16;

    private final SplitAdjustment adjustment;

    /** The start of the newest ex-date; what is quoted from then on is in today's shares. */
    private final long newestSplit;

    private Bar[] bars = new Bar[FIRST_CAPACITY];
    private long[] finished = new long[FIRST_CAPACITY];
    private int size;

    /** Where the last question ended; the next one ends there too, or close by. */
    private int last;

    AdjustedBars(SplitAdjustment adjustment) {
        this.adjustment = adjustment;
        this.newestSplit = adjustment.splits().stream()
                .mapToLong(split -> Moments.startOf(split.exDate()))
                .max()
                .orElse(Moments.ALWAYS);
    }

    /** Adds the bar of a later session than those there are. */
    void add(Bar bar, long available) {
        if (size == bars.length) {
            bars = Arrays.copyOf(bars, size * 2);
            finished = Arrays.copyOf(finished, size * 2);
        }
        bars[size] = adjustment.adjust(bar);
        finished[size] = available;
        size++;
    }

    /** The bars finished by the moment, oldest first, at most so many. */
    List<Bar> upTo(long asOf, int lookback) {
        int to = countUpTo(asOf);
        int from = Math.max(0, to - lookback);
        return from == to ? List.of() : new Stretch(bars, from, to);
    }

    LastPrice adjust(LastPrice quote, long quotedAt) {
        return quotedAt >= newestSplit ? quote : adjustment.adjust(quote);
    }

    private int countUpTo(long asOf) {
        if (!endsAt(last, asOf)) {
            last = endsAt(last + 1, asOf) ? last + 1 : search(asOf);
        }
        return last;
    }

    private boolean endsAt(int count, long asOf) {
        return count <= size
                && (count == 0 || finished[count - 1] <= asOf)
                && (count == size || finished[count] > asOf);
    }

    private int search(long asOf) {
        int found = Arrays.binarySearch(finished, 0, size, asOf);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Part of an array of which no element that is there ever changes. */
    private static final class Stretch extends AbstractList<Bar> implements RandomAccess {
        private final Bar[] bars;
        private final int from;
        private final int to;

        Stretch(Bar[] bars, int from, int to) {
            this.bars = bars;
            this.from = from;
            this.to = to;
        }

        @Override
        public Bar get(int index) {
            if (index < 0 || index >= to - from) {
                throw new IndexOutOfBoundsException("bar %d of %d".formatted(index, to - from));
            }
            return bars[from + index];
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public Object[] toArray() {
            return Arrays.copyOfRange(bars, from, to, Object[].class);
        }
    }
}
