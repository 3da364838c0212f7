package io.bellwether.sandbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Removes what a killed PostgreSQL leaves behind and what would keep the next one from starting. */
final class PostgresRemains {
    private static final Path PROC = Path.of("/proc/self");

    private PostgresRemains() {}

    /** Only for a data folder that nobody else can own, that is under the lock of the state folder. */
    static void clear(Path data) throws IOException {
        if (!Files.isDirectory(PROC)) {
            return; // Here PostgreSQL's own checks have to do.
        }
        // After a kill -9 of the server its helpers end by themselves, but a busy one may take longer than our restart.
        for (ProcessHandle helper : processesIn(data)) {
            helper.destroyForcibly();
            helper.onExit()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(late -> helper)
                    .join();
        }
        // The file names a process that is dead now; if another program has got its number since, PostgreSQL would
        // take that for a running server.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** PostgreSQL's processes all work in the data folder. */
    private static List<ProcessHandle> processesIn(Path data) throws IOException {
        Path real = data.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                                .equals(real);
                    } catch (IOException unknown) {
                        return false;
                    }
                })
                .toList();
    }
}
