package io.bellwether.sandbox.service;

import io.bellwether.sandbox.process.ServiceException;
import io.bellwether.sandbox.process.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What the sandbox keeps secret: generated once, readable by the user only. */
public final class Secrets {
    private Secrets() {}

    /** The database password of this state folder, made up when it is asked for the first time. */
    public static String postgresPassword(Path root) {
        try {
            Path file = passwordFile(root);
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                StateFolder.write(file, HexFormat.of().formatHex(random) + "\n", "rw-------");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ServiceException("The database password cannot be read: " + e + ".", e);
        }
    }

    static Path passwordFile(Path root) throws IOException {
        Path folder = root.resolve("secrets");
        if (!Files.exists(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder.resolve("postgres-password");
    }
}
