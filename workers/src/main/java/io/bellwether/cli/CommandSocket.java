package io.bellwether.cli;

import io.bellwether.BellwetherApplication;
import io.bellwether.cli.client.Origin;
import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Where the running application takes commands of other processes of its own user: a socket in the state folder, which
 * only that user may open. A command whose process has another program or other settings, or that is not marked
 * {@link AsksApplication}, is left to its process. Without a state folder, or where its path is too long for a socket,
 * there is none, and every command starts the beans it needs.
 */
final class CommandSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CommandSocket.class);

    /** The state folder, as the stack names it. */
    private static final String STATE = "BELLWETHER_SANDBOX_STATE";

    private static final String FILE = "run/commands.sock";

    /** Commands at a time; a further one is left to its process. */
    private static final int MOST_COMMANDS = 16;

    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(100);

    /** Says which user's process is at the other end. */
    @FunctionalInterface
    interface Peer {
        /** The user's name by the operating system. */
        String user(SocketChannel channel) throws IOException;
    }

    private final ServerSocketChannel listening;
    private final Path file;
    private final Object fileKey;
    private final CommandCall.House house;
    private final Set<CommandCall> calls = ConcurrentHashMap.newKeySet();

    private CommandSocket(ServerSocketChannel listening, Path file, Object fileKey, CommandCall.House house) {
        this.listening = listening;
        this.file = file;
        this.fileKey = fileKey;
        this.house = house;
    }

    /** Takes commands until the application ends, where there is a state folder. */
    static void of(ConfigurableApplicationContext application, Map<String, String> environment) {
        @Nullable String state = environment.get(STATE);
        @Nullable
        Path program = Optional.ofNullable(new ApplicationHome(BellwetherApplication.class).getSource())
                .map(java.io.File::toPath)
                .orElse(null);
        if (state == null || program == null) {
            return;
        }
        try {
            Origin origin = Origin.of(program, environment, Path.of(""));
            CommandSocket socket = open(
                    Path.of(state).resolve(FILE), origin, work -> work.applyAsInt(application), CommandSocket::peer);
            application.addApplicationListener((ContextClosedEvent closed) -> socket.close());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notHere) {
            log.debug("commands are not taken at {}: {}", state, notHere.toString());
        }
    }

    /**
     * Takes commands.
     *
     * @param file the socket; a file that an application left behind when it was killed is replaced
     * @param origin what the application runs with
     * @param beans the application's
     * @param peer who is at the other end
     * @throws IOException when another application listens there, or the socket cannot be made
     */
    static CommandSocket open(Path file, Origin origin, CliContext.Beans beans, Peer peer) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
        if (answers(address)) {
            throw new IOException("another application listens");
        }
        Files.deleteIfExists(file);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(address);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            CommandCall.House house = new CommandCall.House(
                    origin, Files.getOwner(file).getName(), beans, peer, new Semaphore(MOST_COMMANDS));
            CommandSocket socket = new CommandSocket(listening, file, key(file), house);
            Thread.ofPlatform().daemon().name("command-socket").start(socket::listen);
            return socket;
        } catch (IOException | UnsupportedOperationException e) {
            listening.close();
            throw e;
        }
    }

    private static boolean answers(UnixDomainSocketAddress address) {
        try (SocketChannel ignored = SocketChannel.open(address)) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey(), file);
    }

    private static String peer(SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }

    private void listen() {
        // the first client need not wait for the command line to be loaded
        CommandCall.isForApplication("explain");
        while (listening.isOpen()) {
            try {
                CommandCall call = new CommandCall(listening.accept(), house);
                calls.add(call);
                Thread.ofPlatform().daemon().name("command").start(() -> {
                    try {
                        call.run();
                    } finally {
                        calls.remove(call);
                    }
                });
            } catch (IOException e) {
                // none of these is for ever, but for the end of the socket
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            }
        }
    }

    /** Takes no further command and breaks off those that run. */
    @Override
    public void close() {
        try {
            listening.close();
            if (Files.exists(file) && key(file).equals(fileKey)) {
                Files.delete(file);
            }
        } catch (IOException gone) {
            log.debug("the socket {} was gone already: {}", file, gone.toString());
        }
        calls.forEach(CommandCall::close);
    }
}
