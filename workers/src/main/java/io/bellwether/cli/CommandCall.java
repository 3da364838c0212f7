package io.bellwether.cli;

import io.bellwether.cli.client.Origin;
import io.bellwether.cli.client.Piece;
import io.bellwether.cli.client.Request;
import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.Failures;
import io.bellwether.cli.common.Operator;
import io.bellwether.cli.common.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One command of another process. It is run only after the client has said so a second time: a client that lost its
 * patience has left, and runs the command by itself.
 */
final class CommandCall implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CommandCall.class);

    /** Clients that say nothing are sent away. */
    private static final long PATIENCE_SECONDS = 10;

    /** How much is sent at once. */
    private static final int MOST_AT_ONCE = 8192;

    /**
     * What all calls share.
     *
     * @param origin what the application runs with
     * @param user whose application it is, and whose commands it runs
     * @param beans the application's
     * @param peer who is at the other end
     * @param places for commands at the same time
     */
    record House(Origin origin, String user, CliContext.Beans beans, CommandSocket.Peer peer, Semaphore places) {}

    private final SocketChannel channel;
    private final House house;
    private volatile boolean done;

    CommandCall(SocketChannel channel, House house) {
        this.channel = channel;
        this.house = house;
    }

    /** Hears the client out, and runs its command if it is one for this application. */
    void run() {
        try (channel) {
            Thread impatience = Thread.ofVirtual().start(this::closeLater);
            String user = house.peer().user(channel);
            Request request = request();
            if (!user.equals(house.user())
                    || !isForUs(request)
                    || !house.places().tryAcquire()) {
                Piece.of(Piece.NOT_HERE).write(channel);
                return;
            }
            try {
                Piece.of(Piece.READY).write(channel);
                if (Piece.read(channel).kind() == Piece.GO) {
                    impatience.interrupt();
                    Piece.exit(serve(user, request)).write(channel);
                }
            } finally {
                house.places().release();
            }
        } catch (IOException left) {
            log.debug("a client of the command socket left: {}", left.toString());
        }
    }

    private void closeLater() {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            close();
        } catch (InterruptedException running) {
            Thread.currentThread().interrupt();
        }
    }

    private Request request() throws IOException {
        Piece piece = Piece.read(channel);
        if (piece.kind() != Piece.REQUEST) {
            throw new IOException("no request");
        }
        return Request.decoded(piece.bytes());
    }

    private boolean isForUs(Request request) {
        return request.origin().equals(house.origin())
                && isForApplication(request.arguments().toArray(String[]::new));
    }

    /** Whether a running application may run the words as a command: one that asks it and names no file. */
    static boolean isForApplication(String... words) {
        for (String word : words) {
            // what a word after @ names is a file with further words
            if (word.startsWith("@")) {
                return false;
            }
        }
        CommandLine line = BellwetherCommand.line(work -> ExitCodes.FAILED);
        try {
            ParseResult parsed = line.parseArgs(words);
            while (parsed.hasSubcommand()) {
                if (namesFile(parsed)) {
                    return false;
                }
                parsed = parsed.subcommand();
            }
            return asks(parsed.commandSpec().commandLine()) && !namesFile(parsed);
        } catch (ParameterException wrong) {
            return asks(wrong.getCommandLine());
        }
    }

    private static boolean asks(CommandLine command) {
        return command.getCommandSpec().userObject().getClass().isAnnotationPresent(AsksApplication.class);
    }

    private static boolean namesFile(ParseResult parsed) {
        return parsed.matchedArgs().stream().anyMatch(CommandCall::isFile);
    }

    static boolean isFile(ArgSpec argument) {
        return isFile(argument.type())
                || Arrays.stream(argument.auxiliaryTypes()).anyMatch(CommandCall::isFile);
    }

    private static boolean isFile(Class<?> type) {
        return Path.class.isAssignableFrom(type) || File.class.isAssignableFrom(type);
    }

    /** Runs the command in this thread; a client that leaves meanwhile interrupts it. */
    private int serve(String user, Request request) {
        Thread working = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            awaitLeaving();
            if (!done) {
                working.interrupt();
            }
        });
        CommandLine line = BellwetherCommand.line(house.beans());
        PrintWriter out = writer(Piece.OUT, request.outCharset());
        PrintWriter err = writer(Piece.ERR, request.errCharset());
        line.setOut(out).setErr(err);
        try {
            return Operator.as(
                    user,
                    () -> BellwetherCommand.execute(
                            line,
                            Terminal.of(Map.of("COLUMNS", request.columns())),
                            request.arguments().toArray(String[]::new)));
        } catch (RuntimeException | Error failure) {
            log.warn("a command of {} failed: {}", user, failure.toString());
            err.println("bellwether: " + Failures.sentence(failure));
            err.flush();
            return ExitCodes.FAILED;
        } finally {
            done = true;
        }
    }

    private void awaitLeaving() {
        try {
            Piece.read(channel);
        } catch (IOException left) {
            log.trace("the client left: {}", left.toString());
        }
    }

    /** What is written becomes pieces of the kind, in the client's character set. */
    private PrintWriter writer(byte kind, String charset) {
        OutputStream pieces = new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                write(new byte[] {(byte) each}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int from = offset; from < offset + length; from += MOST_AT_ONCE) {
                    int to = Math.min(from + MOST_AT_ONCE, offset + length);
                    new Piece(kind, Arrays.copyOfRange(bytes, from, to)).write(channel);
                }
            }
        };
        return new PrintWriter(new OutputStreamWriter(pieces, known(charset)), true);
    }

    private static Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Ends the conversation; a command that runs is interrupted. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            log.trace("the client had left: {}", closed.toString());
        }
    }
}
