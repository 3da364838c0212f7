package io.bellwether.decision;

import com.sun.net.httpserver.HttpServer;
import io.bellwether.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A vendor that answers at once, as Chat Completions do, and tells its own time. */
final class BenchVendor {
    private BenchVendor() {}

    /**
     * Starts it.
     *
     * @param text what it always answers
     * @param nanos told how long each answer took the vendor
     */
    static HttpServer start(String text, LongConsumer nanos) throws IOException {
        byte[] body = Json.write(Map.of(
                        "id",
                        "chatcmpl-bench",
                        "object",
                        "chat.completion",
                        "created",
                        1_700_000_000,
                        "model",
                        "gpt-5-mini",
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", text))),
                        "usage",
                        Map.of("prompt_tokens", 9000, "completion_tokens", 1500, "total_tokens", 10_500)))
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "vendor");
            thread.setDaemon(true);
            return thread;
        }));
        AtomicLong served = new AtomicLong();
        server.createContext("/", exchange -> {
            long start = System.nanoTime();
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("content-type", "application/json");
                exchange.getResponseHeaders().add("x-request-id", "req_" + served.incrementAndGet());
                exchange.sendResponseHeaders(200, body.length);
                nanos.accept(System.nanoTime() - start);
                exchange.getResponseBody().write(body);
            } catch (IOException e) {
                throw new UncheckedIOException("the client went away", e);
            }
        });
        server.start();
        return server;
    }
}
