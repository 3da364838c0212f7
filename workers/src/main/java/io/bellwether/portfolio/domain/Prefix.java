package io.bellwether.portfolio.domain;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The first elements of a list that only grows: it stays what it is while the list goes on, and copies nothing. */
final class Prefix<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> whole;
    private final int size;

    Prefix(List<T> whole, int size) {
        this.whole = whole;
        this.size = Objects.checkIndex(size, whole.size() + 1);
    }

    @Override
    public T get(int index) {
        return whole.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
