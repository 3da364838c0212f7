package io.bellwether.platform;

import java.util.List;

/**
 * Something that {@code ./bellwether doctor} looks at: every bean of this type is asked, by the names of their areas. A
 * check changes nothing, costs nothing and is done within seconds; what it throws becomes a finding.
 */
public interface DoctorCheck {
    /** What is looked at, in one or two words, e.g. {@code database}. */
    String area();

    /** What was found, at least one sentence, the most important first. */
    List<Finding> look();

    /** How it is. */
    enum State {
        OK,
        /** worth knowing, nothing to mend */
        NOTE,
        /** works now and will not, or works less well than it could */
        WARNING,
        /** does not work */
        FAILED
    }

    /**
     * One thing that was found.
     *
     * @param state how it is
     * @param text what it is, a sentence for a person; never a key or a password
     * @param remedy what to do; empty when there is nothing to do
     */
    record Finding(State state, String text, String remedy) {
        public static Finding ok(String text) {
            return new Finding(State.OK, text, "");
        }

        public static Finding note(String text) {
            return new Finding(State.NOTE, text, "");
        }

        public static Finding warning(String text, String remedy) {
            return new Finding(State.WARNING, text, remedy);
        }

        public static Finding failed(String text, String remedy) {
            return new Finding(State.FAILED, text, remedy);
        }
    }
}
