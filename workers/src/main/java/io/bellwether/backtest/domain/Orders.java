package io.bellwether.backtest.domain;

import java.util.Arrays;

/** Orders that wait for the next open, in the order in which they were given. */
public final class Orders {
    private static final int FIRST_CAPACITY = 4;

    /** Shares to buy, or {@link #SELL_ALL}. */
    private int[] waiting = new int[FIRST_CAPACITY];

    private int size;

    static final int SELL_ALL = 0;

    Orders() {}

    /**
     * Buys at the next open; dropped there when shares are held already.
     *
     * @param shares at least 1
     */
    public void buy(int shares) {
        if (shares < 1) {
            throw new IllegalArgumentException("shares to buy must be at least 1, were " + shares);
        }
        add(shares);
    }

    /** Sells all that is held at the next open; dropped there when nothing is. */
    public void sell() {
        add(SELL_ALL);
    }

    int size() {
        return size;
    }

    int get(int index) {
        return waiting[index];
    }

    void clear() {
        size = 0;
    }

    private void add(int order) {
        if (size == waiting.length) {
            waiting = Arrays.copyOf(waiting, size * 2);
        }
        waiting[size++] = order;
    }
}
