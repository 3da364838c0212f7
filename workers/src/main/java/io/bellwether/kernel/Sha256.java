package io.bellwether.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 of texts in UTF-8 and of bytes, one after the other. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** That of one text, as 64 hexadecimal digits. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Of all that was added, as 64 hexadecimal digits; it begins anew after that. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
