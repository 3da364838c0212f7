package io.bellwether.desk.app;

import io.bellwether.desk.domain.Halt;
import java.util.Optional;

/** A file that stops every desk as long as it lies there: for a person who reaches the machine and nothing else. */
public interface StopFile {
    /** The halt that the file means; empty while there is none. A place that cannot be looked at counts as a file. */
    Optional<Halt> standing();
}
