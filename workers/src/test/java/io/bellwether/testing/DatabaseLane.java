package io.bellwether.testing;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.springframework.context.annotation.Import;

/** The lane of a {@link DatabaseTest}: classes with the same set-up share a database, those with doubles have another. */
final class DatabaseLane implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        return Set.of(new Lock(test.isAnnotationPresent(Import.class) ? Lane.DATABASE_TOO : Lane.DATABASE));
    }
}
