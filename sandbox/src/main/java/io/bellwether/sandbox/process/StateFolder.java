package io.bellwether.sandbox.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a stack keeps: the data of each service, {@code logs}, {@code run} (pids, states,
 * endpoints, the lock) and {@code secrets}. One supervisor at a time owns it.
 */
public final class StateFolder implements AutoCloseable {
    private final Path root;
    private @Nullable FileChannel lock;

    private StateFolder(Path root) {
        this.root = root;
    }

    /**
     * Creates the folder if needed and takes its lock, which the operating system frees however this process ends.
     *
     * @throws ServiceException when another supervisor owns the folder
     */
    public static StateFolder own(Path path) {
        var folder = new StateFolder(path.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.root);
            Files.createDirectories(folder.root.resolve("logs"));
            Files.createDirectories(folder.root.resolve("run"));
            folder.takeLock();
        } catch (IOException e) {
            throw new ServiceException("The state folder " + path + " cannot be used: " + e + ".", e);
        }
        return folder;
    }

    private void takeLock() throws IOException {
        Path file = root.resolve("run/supervisor.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException held) {
            channel.close();
            String owner = Files.readString(file).strip();
            throw new ServiceException("Another Bellwether already runs on " + root
                    + (owner.isEmpty() ? "" : " (process " + owner + ")")
                    + "; stop it with Ctrl-C, or choose another folder with --state.");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        lock = channel;
    }

    public Path root() {
        return root;
    }

    /** The data folder of a service, created if needed. */
    public Path data(String service) {
        try {
            return Files.createDirectories(root.resolve(service));
        } catch (IOException e) {
            throw new ServiceException("The folder " + root.resolve(service) + " cannot be created: " + e + ".", e);
        }
    }

    /** The log of a service. */
    public Path log(String service) {
        return root.resolve("logs").resolve(service + ".log");
    }

    /** The file with the process id of a service, of the service itself and not of the script around it. */
    public Path pidFile(String service) {
        return pidFile(root, service);
    }

    /** As {@link #pidFile(String)}, for a folder that somebody else owns. */
    public static Path pidFile(Path root, String service) {
        return root.resolve("run").resolve(service + ".pid");
    }

    /** The file that says {@code healthy <pid>} while a service is healthy. */
    public static Path stateFile(Path root, String service) {
        return root.resolve("run").resolve(service + ".state");
    }

    /** The addresses of the running stack. */
    public static Path endpointsFile(Path root) {
        return root.resolve("run/endpoints.env");
    }

    /** Says in the state file how the service does. */
    public void note(String service, String state) {
        write(stateFile(root, service), state, "rw-r--r--");
    }

    /** Writes a file at once and in one piece, with these permissions. */
    public static void write(Path file, String text, String permissions) {
        try {
            Path draft =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServiceException("The file " + file + " cannot be written: " + e + ".", e);
        }
    }

    /**
     * The live process that a pid file names. A process that took the number later, after ours had ended, is told from
     * ours by its start: it is newer than the file.
     */
    public static Optional<ProcessHandle> process(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            Instant written = Files.getLastModifiedTime(pidFile).toInstant();
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> start.isBefore(written.plus(Duration.ofSeconds(2))))
                            .orElse(true));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** Frees the lock. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException ignored) {
            // The end of the process frees the lock as well.
        }
    }
}
