package io.bellwether.decision.app;

import io.bellwether.decision.domain.DeskContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two contexts hold the same facts, whichever desk and advisors they belong to. */
public final class ContextFingerprint {
    private ContextFingerprint() {}

    /** SHA-256 of the written context without names, see {@link DeskContext#anonymous()} [hex]. */
    public static String of(DeskContext context, ContextFormat format) {
        try {
            byte[] text = format.write(context.anonymous()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
