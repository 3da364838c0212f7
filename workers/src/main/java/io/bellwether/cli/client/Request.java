package io.bellwether.cli.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that a client would have run by the application.
 *
 * @param origin what the client would run the command by itself with; see {@link Origin}
 * @param columns the width of the client's terminal as the variable {@code COLUMNS} has it; empty when there is none
 * @param outCharset the name of the character set of its standard output
 * @param errCharset the name of the character set of its standard error
 * @param arguments the words of the command
 */
public record Request(Origin origin, String columns, String outCharset, String errCharset, List<String> arguments) {
    private static final int FORM = 1;

    /** The request as the bytes of a {@link Piece#REQUEST}. */
    public byte[] encoded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        write(out, origin.program());
        out.writeLong(origin.settings());
        write(out, columns);
        write(out, outCharset);
        write(out, errCharset);
        out.writeInt(arguments.size());
        for (String argument : arguments) {
            write(out, argument);
        }
        return bytes.toByteArray();
    }

    /**
     * The request that the bytes are.
     *
     * @throws IOException when they are none
     */
    public static Request decoded(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != FORM) {
            throw new IOException("a request of another form");
        }
        Origin origin = new Origin(read(in), in.readLong());
        String columns = read(in);
        String outCharset = read(in);
        String errCharset = read(in);
        int count = in.readInt();
        if (count < 0 || count > in.available() / Integer.BYTES) {
            throw new IOException("a request with more words than bytes");
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(read(in));
        }
        if (in.available() > 0) {
            throw new IOException("a request with something behind it");
        }
        return new Request(origin, columns, outCharset, errCharset, List.copyOf(arguments));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text that is longer than its request");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
