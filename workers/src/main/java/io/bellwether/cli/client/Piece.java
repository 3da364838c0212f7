package io.bellwether.cli.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * What client and application send each other: one byte for the kind, four for the length, and that many bytes.
 *
 * @param kind one of the constants
 * @param bytes at most {@link #MOST_BYTES}
 */
public record Piece(byte kind, byte[] bytes) {
    /** From the client, first: a {@link Request}. */
    public static final byte REQUEST = 'Q';

    /** From the application: it does not run this command; nothing was done. */
    public static final byte NOT_HERE = 'N';

    /** From the application: it would run the command. */
    public static final byte READY = 'R';

    /** From the client: run it. From here on nobody runs it elsewhere. */
    public static final byte GO = 'G';

    /** From the application: bytes for standard output. */
    public static final byte OUT = 'O';

    /** From the application: bytes for standard error. */
    public static final byte ERR = 'E';

    /** From the application, last: the exit code in four bytes. */
    public static final byte EXIT = 'X';

    /** More than any command line that is typed, less than what would hurt. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int HEAD = 5;
    private static final byte[] NOTHING = {};

    /** A piece that says everything by its kind. */
    public static Piece of(byte kind) {
        return new Piece(kind, NOTHING);
    }

    /** The last piece. */
    public static Piece exit(int code) {
        return new Piece(EXIT, ByteBuffer.allocate(Integer.BYTES).putInt(code).array());
    }

    /**
     * The code of an {@link #EXIT}.
     *
     * @throws IOException when it has none
     */
    public int exitCode() throws IOException {
        if (bytes.length != Integer.BYTES) {
            throw new IOException("an exit code has four bytes");
        }
        return ByteBuffer.wrap(bytes).getInt();
    }

    /** Sends the piece. */
    public void write(WritableByteChannel channel) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(HEAD + bytes.length);
        all.put(kind).putInt(bytes.length).put(bytes).flip();
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }

    /**
     * Waits for the next piece.
     *
     * @throws EOFException when the other side ended, also in the middle of a piece
     * @throws IOException when what comes is no piece
     */
    public static Piece read(ReadableByteChannel channel) throws IOException {
        ByteBuffer head = filled(channel, HEAD);
        byte kind = head.get();
        int length = head.getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a piece is too long");
        }
        return new Piece(kind, filled(channel, length).array());
    }

    private static ByteBuffer filled(ReadableByteChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the other side ended");
            }
        }
        return buffer.flip();
    }
}
