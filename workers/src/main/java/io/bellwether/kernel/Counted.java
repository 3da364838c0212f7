package io.bellwether.kernel;

/** Numbers with their noun, as people write them: {@code 1 finding}, {@code 2 findings}. */
public final class Counted {
    private Counted() {}

    /** The number with the noun; the plural is the noun with an s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** The same for a number that is written already, e.g. {@code 1,000} or {@code 0.5}. */
    public static String of(String written, String noun) {
        return written + " " + (written.equals("1") ? noun : noun + "s");
    }

    /** The same with a plural of its own, e.g. {@code entry} and {@code entries}. */
    public static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
