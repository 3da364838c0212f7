package io.bellwether.cli.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Hands a command to the running application and prints what comes back. The launcher starts it; where its exit code is
 * {@link #NOT_TAKEN}, nothing was done and nothing printed, and the launcher runs the command by itself.
 *
 * <p>It has no lambdas and joins no texts with {@code +}: both cost a tenth of its time at the first use.
 */
public final class CommandClient {
    /** The application does not run this command, or there is none. The launcher knows the number. */
    public static final int NOT_TAKEN = 75;

    private static final int FAILED = 1;

    /** How long an application may take to say whether it runs a command. One that hangs must not hold a command up. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final String BROKEN_OFF =
            "bellwether: the application ended or broke off before the command was done; look whether it did what it"
                    + " should before you give it again\n";

    private final SocketChannel channel;
    private final OutputStream out;
    private final OutputStream err;

    private CommandClient(SocketChannel channel, OutputStream out, OutputStream err) {
        this.channel = channel;
        this.out = out;
        this.err = err;
    }

    /** Arguments: the socket, the file that the command would run from, and the words of the command. */
    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        List<String> words = List.of(args).subList(2, args.length);
        System.exit(run(Path.of(args[0]), Path.of(args[1]), words, System.getenv(), out, err));
    }

    /**
     * Runs the words as a command of the application that listens on the socket.
     *
     * @param socket may be absent
     * @param program the file that the command would run from
     * @param words of the command
     * @param environment the variables of this process
     * @param out gets what the command prints
     * @param err gets what it tells
     * @return its exit code, or {@link #NOT_TAKEN}
     */
    public static int run(
            Path socket,
            Path program,
            List<String> words,
            Map<String, String> environment,
            OutputStream out,
            OutputStream err) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Origin origin = Origin.of(program, environment, Path.of(""));
            Request request = new Request(
                    origin,
                    environment.getOrDefault("COLUMNS", ""),
                    System.getProperty("stdout.encoding", "UTF-8"),
                    System.getProperty("stderr.encoding", "UTF-8"),
                    words);
            byte[] encoded = request.encoded();
            if (encoded.length > Piece.MOST_BYTES) {
                return NOT_TAKEN;
            }
            channel.connect(UnixDomainSocketAddress.of(socket));
            CommandClient client = new CommandClient(channel, out, err);
            return client.isTaken(encoded) ? client.follow() : NOT_TAKEN;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notHere) {
            return NOT_TAKEN;
        }
    }

    /** Whether the application was told to run the command, which it does from here on or never. */
    private boolean isTaken(byte[] request) {
        Thread impatience = impatience();
        try {
            new Piece(Piece.REQUEST, request).write(channel);
            if (Piece.read(channel).kind() != Piece.READY) {
                return false;
            }
            Piece.of(Piece.GO).write(channel);
            return true;
        } catch (IOException notHere) {
            return false;
        } finally {
            impatience.interrupt();
        }
    }

    /** Closes the channel after a while, unless it is interrupted before. */
    private Thread impatience() {
        Thread thread = new Thread() {
            @Override
            public void run() {
                try {
                    sleep(PATIENCE_MILLIS);
                    channel.close();
                } catch (InterruptedException | IOException answered) {
                    interrupt();
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Prints what the running command says; whatever happens, it is not tried a second time. */
    private int follow() {
        try {
            while (true) {
                Piece piece = Piece.read(channel);
                switch (piece.kind()) {
                    case Piece.OUT -> print(out, piece.bytes());
                    case Piece.ERR -> print(err, piece.bytes());
                    case Piece.EXIT -> {
                        return piece.exitCode();
                    }
                    default -> throw new IOException("no such piece");
                }
            }
        } catch (IOException brokenOff) {
            print(err, BROKEN_OFF.getBytes(StandardCharsets.UTF_8));
            return FAILED;
        }
    }

    /** Where nobody reads any more, the command goes on all the same. */
    private static void print(OutputStream stream, byte[] bytes) {
        try {
            stream.write(bytes);
            stream.flush();
        } catch (IOException closed) {
            // as for any program whose output is cut off
        }
    }
}
