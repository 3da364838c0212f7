package io.bellwether.kernel;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list that is made when it is first read, for what is dear to make and seldom read. What it is made from
 * must not change meanwhile. It may be shared by threads.
 */
public final class Deferred<T> extends AbstractList<T> {
    private @Nullable Supplier<? extends List<T>> maker;
    private List<T> made = List.of();

    /** @param maker is called once at most, and let go of then */
    public Deferred(Supplier<? extends List<T>> maker) {
        this.maker = maker;
    }

    /** The list as it is where it is a deferred one, else an immutable copy. */
    public static <T> List<T> copyOf(List<T> list) {
        return list instanceof Deferred<T> ? list : List.copyOf(list);
    }

    /** Makes it now, where nobody has read it so far. */
    public void make() {
        made();
    }

    private synchronized List<T> made() {
        Supplier<? extends List<T>> waiting = maker;
        if (waiting != null) {
            made = List.copyOf(waiting.get());
            maker = null;
        }
        return made;
    }

    @Override
    public T get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
