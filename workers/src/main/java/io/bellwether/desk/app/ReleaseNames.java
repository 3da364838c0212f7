package io.bellwether.desk.app;

/** Who released a halt, where that was not known when it was released. */
public interface ReleaseNames {
    /** Names who released the halt where it still says the placeholder; elsewhere it changes nothing. */
    void name(long haltId, String placeholder, String actor);
}
