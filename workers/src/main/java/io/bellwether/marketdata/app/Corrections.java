package io.bellwether.marketdata.app;

/** What of stored markets was said anew. */
public interface Corrections {
    /**
     * Whether anything of the data set was not known from its own moment on until now: it was corrected, came late or was
     * taken back.
     */
    boolean any(String market);
}
