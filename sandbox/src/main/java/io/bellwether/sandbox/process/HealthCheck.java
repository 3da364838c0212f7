package io.bellwether.sandbox.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** Asks a service whether it can be used. */
@FunctionalInterface
public interface HealthCheck {
    Duration PATIENCE = Duration.ofSeconds(3);

    /** Whether the service answers as it should; any failure to reach it is a no. */
    boolean passes();

    /** Passes when both pass. */
    default HealthCheck and(HealthCheck other) {
        return () -> passes() && other.passes();
    }

    /** Passes when the address answers with a status 2xx and a body that is accepted. */
    static HealthCheck http(String address, Predicate<String> body) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return () -> {
            try {
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                return response.statusCode() / 100 == 2 && body.test(response.body());
            } catch (IOException unreachable) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** Passes when a mail server greets. */
    static HealthCheck smtp(int port) {
        return () -> firstByte(port, new byte[0]) == '2';
    }

    /**
     * Passes when PostgreSQL asks for a password. A server that still recovers answers with an error instead.
     * Start-up packet of protocol 3.0: https://www.postgresql.org/docs/17/protocol-message-formats.html, read
     * 2026-11-21.
     */
    static HealthCheck postgres(int port, String user, String database) {
        byte[] fields = ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        byte[] packet = ByteBuffer.allocate(8 + fields.length)
                .putInt(8 + fields.length)
                .putInt(3 << 16)
                .put(fields)
                .array();
        return () -> firstByte(port, packet) == 'R';
    }

    private static int firstByte(int port, byte[] greeting) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(greeting);
            return socket.getInputStream().read();
        } catch (IOException unreachable) {
            return -1;
        }
    }
}
