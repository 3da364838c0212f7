package io.bellwether.decision.app;

import io.bellwether.decision.domain.DeskContext;

/** The written form of a context: what an advisor reads. Equal contexts give equal text, byte for byte. */
public interface ContextFormat {
    String write(DeskContext context);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws io.bellwether.kernel.PermanentFault when the text is no context
     */
    DeskContext read(String text);
}
