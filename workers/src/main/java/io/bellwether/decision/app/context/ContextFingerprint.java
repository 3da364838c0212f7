package io.bellwether.decision.app.context;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.Sha256;

/** Tells whether two contexts hold the same facts, whichever desk and advisors they belong to. */
public final class ContextFingerprint {
    private ContextFingerprint() {}

    /** SHA-256 of the written context without names, see {@link DeskContext#anonymous()} [hex]. */
    public static String of(DeskContext context, ContextFormat format) {
        return Sha256.of(format.write(context.anonymous()));
    }
}
