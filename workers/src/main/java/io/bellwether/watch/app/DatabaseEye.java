package io.bellwether.watch.app;

import io.bellwether.watch.domain.DatabaseView;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Looks into the database, without changing anything. Any failure to do so is an exception. */
public interface DatabaseEye {
    /** What it says at the moment; the orders are left empty. */
    DatabaseView look(Instant now);

    /** Keys of those of the jobs whose incident people were told of when it came. */
    Set<Long> toldJobs(Collection<Long> jobs);
}
