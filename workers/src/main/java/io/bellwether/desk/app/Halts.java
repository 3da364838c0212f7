package io.bellwether.desk.app;

import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Optional;

/** Emergency stops in force, kept in the database so that they hold without the engine. */
public interface Halts {
    /** The stop in force, that of the {@linkplain StopFile file} first; empty when the desk may trade. */
    Optional<Halt> current(DeskId desk);

    /** The stop in force with its number and progress, or empty when the desk may trade. */
    Optional<StandingHalt> standing(DeskId desk);

    /** The halt of this number while it is in force. */
    Optional<StandingHalt> standing(long haltId);

    /** Halts the desk; while a stop is in force the first one stands and this returns false. */
    boolean halt(DeskId desk, Halt halt);

    /**
     * Notes that the stop was pulled once more on a halted desk, so that a release under way does not undo it. Selling
     * is added when it is asked for, never taken away.
     *
     * @return whether selling was added by this call
     */
    boolean pulledAgain(long haltId, Halt request);

    /** What became of a release. */
    enum Release {
        /** The desk may trade. */
        RELEASED,
        /** The stop was pulled again since the release was decided: a new halt took the old one's place. */
        HALTED_AGAIN,
        /** The halt was released before. */
        WAS_RELEASED
    }

    /**
     * Releases this halt and no other; a halt that was pulled again at or after {@code asOf} becomes a new one in the
     * same transaction.
     *
     * @param asOf [UTC] when the release was decided
     */
    Release release(long haltId, String releasedBy, String reason, Instant asOf);

    /** Releases a halt in force that an older version of the process serves, which knows no number. */
    Release releaseUnnumbered(DeskId desk, String releasedBy, String reason, Instant asOf);

    /** Writes down what the desk does after its release, for people. */
    void whatNext(long haltId, String text);
}
