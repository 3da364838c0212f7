package io.bellwether.decision.app.advisor;

/** Makes the advisors of one kind, e.g. of one vendor. */
public interface AdvisorProvider {
    /** Name in the settings, e.g. {@code openai}. */
    String provider();

    /**
     * An advisor of this kind.
     *
     * @param name what desks call it
     * @throws IllegalArgumentException when the settings cannot work; the message says what to change
     */
    Advisor create(String name, AdvisorSettings settings);
}
