package io.bellwether.testing;

/**
 * What integration tests share. Classes run beside each other, but two that name the same lane in a
 * {@code @ResourceLock} one after the other. Those of no lane share nothing.
 */
public final class Lane {
    /** The application on PostgreSQL without an engine: a {@link DatabaseTest}. */
    public static final String DATABASE = "database";

    /** The same with doubles, which have contexts and databases of their own. */
    public static final String DATABASE_TOO = "database-too";

    /** {@link TestStack}: two classes at a time, one of this lane and one of {@link #STACK_TOO}. */
    public static final String STACK = "stack";

    /** The other lane on {@link TestStack}. A class that cannot bear company there is in both. */
    public static final String STACK_TOO = "stack-too";

    /** {@link LiveStack}, and stacks of a test's own, of which there is one at a time. */
    public static final String OTHER_STACKS = "other-stacks";

    private Lane() {}
}
