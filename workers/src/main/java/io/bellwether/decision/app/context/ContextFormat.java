package io.bellwether.decision.app.context;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.WrittenContext;

/** The written form of a context: what an advisor reads. Equal contexts give equal text, byte for byte. */
public interface ContextFormat {
    String write(DeskContext context);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws io.bellwether.kernel.PermanentFault when the text is no context
     */
    DeskContext read(String text);

    /**
     * The facts of a context, read only where they are not at hand.
     *
     * @throws io.bellwether.kernel.PermanentFault when the text is no context
     */
    default DeskContext read(WrittenContext written) {
        return written.facts().orElseGet(() -> read(written.text()));
    }

    /** The context, to be written by this format when somebody reads it. */
    default WrittenContext written(DeskContext context) {
        return WrittenContext.of(context, this::write);
    }
}
