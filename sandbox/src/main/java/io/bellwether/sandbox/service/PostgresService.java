package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.process.HealthCheck;
import io.bellwether.sandbox.process.Service;
import io.bellwether.sandbox.process.ServiceException;
import io.bellwether.sandbox.process.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL on loopback with the database {@code bellwether}, owned by the user {@code bellwether}, whose password is
 * generated once and kept in {@code secrets/postgres-password}. It asks for that password (SCRAM) and opens no socket
 * file.
 */
public final class PostgresService implements Service {
    /** Ends the server without waiting for its clients: https://www.postgresql.org/docs/17/server-shutdown.html. */
    private static final String FAST_SHUTDOWN = "INT";

    private final Installation installation;
    private final SandboxConfig config;
    private final StateFolder state;
    private @Nullable Path binaries;
    private @Nullable PostgresUser user;

    public PostgresService(Installation installation, SandboxConfig config, StateFolder state) {
        this.installation = installation;
        this.config = config;
        this.state = state;
    }

    @Override
    public String name() {
        return ServiceName.POSTGRES.key();
    }

    @Override
    public void prepare() throws IOException {
        if (binaries == null) {
            binaries = PostgresBinaries.unpack(installation);
            user = PostgresUser.find(List.of(binaries, state.root()));
        }
        if (Files.exists(data())) {
            user().own(data());
            PostgresRemains.clear(data());
        } else {
            create();
        }
    }

    /** Makes the cluster aside and puts it into place when it is whole, so that an interrupted start leaves nothing. */
    private void create() throws IOException {
        Path draft = state.root().resolve("postgres.new");
        Folders.delete(draft);
        Files.createDirectories(draft);
        Path password = Secrets.passwordFile(state.root());
        String secret = Secrets.postgresPassword(state.root());
        Path adminPassword = draft.resolve("password");
        StateFolder.write(adminPassword, secret + "\n", "rw-------");
        Path data = draft.resolve("data");
        user().own(draft);
        run(
                "",
                program("initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + adminPassword,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        run(
                "CREATE ROLE bellwether LOGIN PASSWORD '" + secret + "'\n"
                        + "CREATE DATABASE bellwether OWNER bellwether\n",
                program("postgres"),
                "--single",
                "-D",
                data.toString(),
                "postgres");
        if (!Files.exists(password)) {
            throw new ServiceException("The password file " + password + " is gone.");
        }
        Files.move(data, data(), StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(draft);
    }

    private void run(String input, String... words) throws IOException {
        var command = new ArrayList<>(user().prefix());
        command.addAll(List.of(words));
        var output = ProcessBuilder.Redirect.appendTo(state.log(name()).toFile());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try {
            if (process.waitFor() != 0) {
                throw new ServiceException("PostgreSQL's database could not be made (exit code " + process.exitValue()
                        + "); see " + state.log(name()) + ".");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<>(user().prefix());
        command.addAll(List.of(program("postgres"), "-D", data().toString()));
        // Tests have an application and its connections per set of settings.
        String connections = config.throwaway() ? "300" : "60";
        Map.of(
                        "listen_addresses", "127.0.0.1",
                        "port", String.valueOf(config.ports().of(Port.POSTGRES)),
                        "unix_socket_directories", "",
                        "max_connections", connections,
                        "shared_buffers", "64MB",
                        "timezone", "UTC",
                        "log_timezone", "UTC",
                        "log_checkpoints", "off",
                        "fsync", config.throwaway() ? "off" : "on")
                .forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        return command;
    }

    @Override
    public String stopSignal() {
        return FAST_SHUTDOWN;
    }

    @Override
    public Path folder() {
        return state.root();
    }

    @Override
    public HealthCheck health() {
        return HealthCheck.postgres(config.ports().of(Port.POSTGRES), "bellwether", "bellwether");
    }

    @Override
    public String address() {
        return "127.0.0.1:" + config.ports().of(Port.POSTGRES);
    }

    private Path data() {
        return state.root().resolve("postgres");
    }

    private PostgresUser user() {
        return Objects.requireNonNull(user, "prepare() comes first");
    }

    private String program(String name) {
        return Objects.requireNonNull(binaries, "prepare() comes first")
                .resolve("bin")
                .resolve(name)
                .toString();
    }
}
