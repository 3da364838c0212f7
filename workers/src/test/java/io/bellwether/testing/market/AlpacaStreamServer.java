package io.bellwether.testing.market;

import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Alpaca's stream: one line at a time, which has to say its keys before it may subscribe. */
public final class AlpacaStreamServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Set<String> quotes = new TreeSet<>();
    private final Set<String> trades = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private @Nullable WebSocket line;
    private boolean known;
    private int lines;
    private int refusedLines;
    private int code;

    private AlpacaStreamServer() {}

    /** Starts a server that takes the keys of {@link AlpacaMarketServer}. */
    public static AlpacaStreamServer start() {
        AlpacaStreamServer stream = new AlpacaStreamServer();
        stream.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return stream.respond(request);
            }
        });
        try {
            stream.server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream;
    }

    /** What the option {@code stream-url} is set to. */
    public String url() {
        return "ws://127.0.0.1:" + server.getPort();
    }

    private synchronized MockResponse respond(RecordedRequest request) {
        if (!request.getTarget().equals("/v2/iex")) {
            violations.add("no stream: " + request.getTarget());
            return new MockResponse.Builder().code(404).build();
        }
        if (refusedLines > 0) {
            refusedLines--;
            return new MockResponse.Builder().code(503).body("busy").build();
        }
        return new MockResponse.Builder().webSocketUpgrade(new Line()).build();
    }

    private final class Line extends WebSocketListener {
        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            synchronized (AlpacaStreamServer.this) {
                lines++;
                line = webSocket;
                known = false;
                quotes.clear();
                trades.clear();
                say(Map.of("T", "success", "msg", "connected"));
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            take(Json.mapper().readTree(text));
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(1000, null);
            synchronized (AlpacaStreamServer.this) {
                if (line == webSocket) {
                    line = null;
                }
            }
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable thrown, @Nullable Response response) {
            synchronized (AlpacaStreamServer.this) {
                if (line == webSocket) {
                    line = null;
                }
            }
        }
    }

    private synchronized void take(JsonNode order) {
        String action = order.path("action").asString("");
        actions.add(action);
        switch (action) {
            case "auth" -> {
                boolean keys = order.path("key").asString("").equals(AlpacaMarketServer.KEY)
                        && order.path("secret").asString("").equals(AlpacaMarketServer.SECRET);
                if (code != 0) {
                    error(code, "refused for " + AlpacaMarketServer.KEY);
                } else if (keys) {
                    known = true;
                    say(Map.of("T", "success", "msg", "authenticated"));
                } else {
                    violations.add("keys");
                    error(402, "auth failed");
                }
            }
            case "subscribe", "unsubscribe" -> {
                if (!known) {
                    violations.add("not authenticated");
                    error(401, "not authenticated");
                    return;
                }
                boolean more = action.equals("subscribe");
                change(quotes, names(order.path("quotes")), more);
                change(trades, names(order.path("trades")), more);
                say(Map.of("T", "subscription", "trades", trades, "quotes", quotes, "bars", List.of()));
            }
            default -> {
                violations.add("no action: " + action);
                error(400, "invalid syntax");
            }
        }
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static void change(Set<String> all, List<String> names, boolean more) {
        if (more) {
            all.addAll(names);
        } else {
            all.removeAll(names);
        }
    }

    private void error(int number, String text) {
        say(Map.of("T", "error", "code", number, "msg", text));
    }

    private void say(Object... parts) {
        if (line != null) {
            line.send(Json.write(List.of(parts)));
        }
    }

    /** Tells a quote to whoever subscribed it. */
    public synchronized void quote(Symbol symbol, String bid, String ask, Instant at) {
        if (quotes.contains(symbol.value())) {
            say(Map.of(
                    "T",
                    "q",
                    "S",
                    symbol.value(),
                    "bp",
                    new BigDecimal(bid),
                    "bs",
                    1,
                    "ap",
                    new BigDecimal(ask),
                    "as",
                    2,
                    "t",
                    at,
                    "c",
                    List.of("R"),
                    "z",
                    "A"));
        }
    }

    /** Tells a trade to whoever subscribed it. */
    public synchronized void trade(Symbol symbol, String price, Instant at) {
        if (trades.contains(symbol.value())) {
            say(Map.of("T", "t", "S", symbol.value(), "p", new BigDecimal(price), "s", 10, "t", at, "i", 5, "z", "A"));
        }
    }

    /** Says something as it is. */
    public synchronized void raw(String text) {
        if (line != null) {
            line.send(text);
        }
    }

    /** Hangs up. */
    public synchronized void drop() {
        if (line != null) {
            line.close(1011, "restart");
        }
    }

    /** The next so many lines are not opened. */
    public synchronized void refuseLines(int times) {
        refusedLines = times;
    }

    /** From now on keys are answered with this error; 0 takes them. */
    public synchronized void refuseKeys(int number) {
        code = number;
    }

    /** What is subscribed, quotes and trades alike. */
    public synchronized Set<String> subscribed() {
        return quotes.equals(trades) ? Set.copyOf(quotes) : Set.of("quotes " + quotes, "trades " + trades);
    }

    /** How many lines were opened. */
    public synchronized int lines() {
        return lines;
    }

    /** Whether somebody is on the line. */
    public synchronized boolean busy() {
        return line != null;
    }

    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        server.close();
    }
}
