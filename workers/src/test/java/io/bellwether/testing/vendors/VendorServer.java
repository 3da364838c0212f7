package io.bellwether.testing.vendors;

import io.bellwether.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A vendor on this machine. Each request is checked first, and answered with the vendor's own error when anything in it
 * is wrong; what passes gets the next thing of the queue, or what {@link #answersAll} says when the queue is empty.
 */
public abstract class VendorServer implements AutoCloseable {
    /** The key that this vendor takes. */
    private final String key;

    private final MockWebServer server = new MockWebServer();
    private final Deque<Function<JsonNode, MockResponse>> queue = new ArrayDeque<>();
    private final List<Asked> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<String> refused = new TreeSet<>();
    private List<String> listed = List.of();
    private @Nullable UnaryOperator<String> always;
    private int sequence;

    VendorServer(String key) {
        this.key = key;
    }

    /**
     * A request that arrived.
     *
     * @param path with its query
     * @param headers names in lower case
     * @param body as it came
     */
    public record Asked(String method, String path, Map<String, String> headers, String body) {
        public JsonNode json() {
            return Json.mapper().readTree(body);
        }
    }

    /** Starts on a free port of this machine. */
    void listen() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return respond(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String root() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** What {@code base-url} is set to. */
    public abstract String baseUrl();

    public String key() {
        return key;
    }

    /** The next answer: the model's text, in a response with usage and request id. */
    public synchronized void enqueueAnswer(String text) {
        queue.add(request -> answer(request, text));
    }

    /** The next answer, made from what the user part of the prompt says. */
    public synchronized void enqueueAnswer(UnaryOperator<String> textOfPrompt) {
        queue.add(request -> answer(request, textOfPrompt.apply(userText(request))));
    }

    /** The next answer, whose way to the client goes wrong. */
    public synchronized void enqueueAnswer(String text, UnaryOperator<MockResponse.Builder> spoiled) {
        queue.add(request -> spoiled.apply(answer(request, text).newBuilder()).build());
    }

    /** The next response: HTTP 200 with the vendor's headers, some more, and this body. */
    public synchronized void enqueueBody(String body, Map<String, String> more) {
        queue.add(request -> {
            MockResponse.Builder response = headers(new MockResponse.Builder());
            more.forEach(response::setHeader);
            return response.body(body).build();
        });
    }

    public synchronized void enqueueTruncated(String text) {
        queue.add(request -> ended(request, text, Cut.LENGTH));
    }

    public synchronized void enqueueRefusal(String text) {
        queue.add(request -> ended(request, text, Cut.REFUSAL));
    }

    public synchronized void enqueueFiltered() {
        queue.add(request -> ended(request, "", Cut.FILTER));
    }

    /** A good answer with fields nobody knows, and without every optional one, usage and request id among them. */
    public synchronized void enqueueBareAnswer(String text) {
        queue.add(request -> bare(text));
    }

    public synchronized void enqueueError(Trouble trouble) {
        queue.add(request -> general(trouble).orElseGet(() -> error(trouble)));
    }

    /** The next response, as it is. */
    public synchronized void enqueue(MockResponse response) {
        queue.add(request -> response);
    }

    /** How requests are answered when the queue is empty; without it they get the vendor's 500. */
    public synchronized void answersAll(UnaryOperator<String> textOfPrompt) {
        always = textOfPrompt;
    }

    /** From now on a request with one of these is refused, as the vendor refuses what a model does not take. */
    public synchronized void refuses(String... pointers) {
        refused.addAll(List.of(pointers));
    }

    /** The models of the vendor's list, as {@code name} or {@code name until date}. */
    public synchronized void lists(String... models) {
        listed = List.of(models);
    }

    /** Whether an answer's schema must be sent along. */
    boolean wantsSchema() {
        return refused.stream().noneMatch(pointer -> pointer.endsWith("format"));
    }

    /** What came, in order, the wrong ones included. */
    public synchronized List<Asked> requests() {
        return List.copyOf(requests);
    }

    /** What was wrong with requests. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets requests, violations and everything that is queued. */
    public synchronized void reset() {
        requests.clear();
        violations.clear();
        queue.clear();
        refused.clear();
        listed = List.of();
        always = null;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized MockResponse respond(RecordedRequest recorded) {
        Asked request = new Asked(
                recorded.getMethod(),
                recorded.getTarget(),
                headers(recorded),
                recorded.getBody() == null ? "" : recorded.getBody().utf8());
        requests.add(request);
        if (request.method().equals("GET") && request.path().startsWith("/v1/models")) {
            return checkHeaders(request).map(this::refused).orElseGet(() -> models(listed));
        }
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            violations.add(refusal.get().message());
            return refused(refusal.get());
        }
        JsonNode body = request.json();
        Optional<String> unwanted = refused.stream()
                .filter(pointer -> !body.at(pointer).isMissingNode())
                .findFirst();
        if (unwanted.isPresent()) {
            return refused(unsupported(unwanted.get()));
        }
        Function<JsonNode, MockResponse> next = queue.poll();
        if (next != null) {
            return next.apply(body);
        }
        return always == null ? error(Trouble.SERVER_ERROR) : answer(body, always.apply(userText(body)));
    }

    private static Map<String, String> headers(RecordedRequest request) {
        Map<String, String> headers = new java.util.TreeMap<>();
        request.getHeaders().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return headers;
    }

    private Optional<Refusal> refusal(Asked request) {
        if (!request.method().equals("POST")) {
            return Optional.of(new Refusal(405, "method_not_allowed", "Method not allowed: " + request.method(), ""));
        }
        if (!request.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            return Optional.of(new Refusal(400, "invalid_request_error", "Content-Type must be application/json", ""));
        }
        Optional<Refusal> first = checkHeaders(request);
        if (first.isPresent()) {
            return first;
        }
        try {
            return checkBody(request.path(), request.json());
        } catch (JacksonException e) {
            return Optional.of(new Refusal(400, "invalid_request_error", "We could not parse the JSON body", ""));
        }
    }

    /** A refused request. */
    record Refusal(int status, String type, String message, String param) {}

    /** How an answer can fail to be whole. */
    enum Cut {
        LENGTH,
        REFUSAL,
        FILTER
    }

    abstract Optional<Refusal> checkHeaders(Asked request);

    abstract Optional<Refusal> checkBody(String path, JsonNode body);

    abstract MockResponse refused(Refusal refusal);

    /** The refusal of a part of the request that the model does not take. */
    abstract Refusal unsupported(String pointer);

    /** The vendor's list of models. */
    abstract MockResponse models(List<String> listed);

    abstract MockResponse answer(JsonNode request, String text);

    abstract MockResponse ended(JsonNode request, String text, Cut cut);

    abstract MockResponse bare(String text);

    abstract MockResponse error(Trouble trouble);

    abstract String userText(JsonNode request);

    /** The headers that every response of the vendor has. */
    abstract MockResponse.Builder headers(MockResponse.Builder response);

    /** A response with a body; what is null in it is written as null. */
    MockResponse json(Map<String, Object> body) {
        return headers(new MockResponse.Builder())
                .body(Json.mapper().writeValueAsString(body))
                .build();
    }

    String nextId(String prefix) {
        return prefix + ++sequence;
    }

    /** What is the same whoever does it. */
    private Optional<MockResponse> general(Trouble trouble) {
        MockResponse.Builder response = new MockResponse.Builder();
        return switch (trouble) {
            case HANGS -> Optional.of(response.headersDelay(1, TimeUnit.HOURS).build());
            case DISCONNECTS ->
                Optional.of(
                        response.onResponseStart(new SocketEffect.CloseSocket()).build());
            case HTML_503 ->
                Optional.of(response.code(503)
                        .setHeader("Content-Type", "text/html")
                        .body("<html><body>503 Service Temporarily Unavailable</body></html>")
                        .build());
            case EMPTY_200 ->
                Optional.of(
                        response.setHeader("Content-Type", "application/json").build());
            case HTML_200 ->
                Optional.of(response.setHeader("Content-Type", "text/html")
                        .body("<html><body>Please sign in to the proxy</body></html>")
                        .build());
            case STRANGE_200 ->
                Optional.of(response.setHeader("Content-Type", "application/json")
                        .body("{\"status\":\"ok\"}")
                        .build());
            case ENDLESS_200 ->
                Optional.of(response.setHeader("Content-Type", "application/json")
                        .body(new Buffer().writeUtf8("{\"id\":\"" + "x".repeat(6 * 1024 * 1024)))
                        .build());
            default -> Optional.empty();
        };
    }

    /** A response with what a limit says about waiting. */
    static MockResponse.Builder limited(MockResponse.Builder response, Trouble trouble) {
        return switch (trouble) {
            case RATE_LIMITED -> response.code(429).setHeader("Retry-After", "2");
            case RATE_LIMITED_MILLIS ->
                response.code(429).setHeader("Retry-After", "1").setHeader("retry-after-ms", "250");
            case RATE_LIMITED_LONG -> response.code(429).setHeader("Retry-After", "120");
            case RATE_LIMITED_DATE ->
                response.code(429)
                        .setHeader("Date", "Fri, 20 Nov 2026 14:30:00 GMT")
                        .setHeader("Retry-After", "Fri, 20 Nov 2026 14:30:20 GMT");
            default -> response;
        };
    }
}
