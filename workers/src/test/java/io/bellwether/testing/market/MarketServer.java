package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.Json;
import io.bellwether.testing.PromptSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;

/**
 * A vendor of market data on this machine. It answers from a {@link MarketTape} as of its clock. Each request is checked
 * first: what the vendor would refuse gets the vendor's own error and is kept among the {@link #violations}.
 */
public abstract class MarketServer implements AutoCloseable {
    /** As often as it is asked. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final MarketTape tape;
    private final MockWebServer server = new MockWebServer();
    private final List<Asked> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private InstantSource clock = InstantSource.fixed(MarketTape.NOON);
    private int pageSize = Integer.MAX_VALUE;
    private double share;
    private Random random = new Random(0);
    private boolean stopped;

    protected MarketServer(MarketTape tape) {
        this.tape = tape;
    }

    private record Pending(MarketTrouble trouble, int times) {}

    /**
     * A request that arrived.
     *
     * @param method of HTTP
     * @param path decoded, without the query
     * @param query decoded; a name that comes twice is wrong
     * @param headers names in lower case
     */
    public record Asked(String method, String path, Map<String, String> query, Map<String, String> headers) {
        public String query(String name, String otherwise) {
            return query.getOrDefault(name, otherwise);
        }
    }

    /**
     * What is answered.
     *
     * @param type of the content
     */
    public record Answer(int status, String type, String body, Map<String, String> headers) {
        /** 200 with this, written as JSON. */
        public static Answer json(Object body) {
            return json(200, body);
        }

        public static Answer json(int status, Object body) {
            return new Answer(status, "application/json", Json.write(body), Map.of());
        }

        public static Answer text(int status, String type, String body) {
            return new Answer(status, type, body, Map.of());
        }
    }

    /** A request that the vendor would refuse. */
    protected static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        private Wrong(String what, Answer answer) {
            super(what);
            this.answer = answer;
        }
    }

    /** Starts on a free port of this machine. */
    protected final void listen() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return respond(request);
            }
        });
        try {
            server.setServerSocketFactory(new PromptSockets());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code base-url} is set to. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The time from now on; at first {@link MarketTape#NOON}, for ever. */
    public synchronized void clock(InstantSource source) {
        clock = source;
    }

    /** So many rows go into one page at most, where the vendor has pages. */
    public synchronized void pageSize(int rows) {
        pageSize = rows;
    }

    /** The next so many requests get this instead of an answer. */
    public synchronized void trouble(MarketTrouble trouble, int times) {
        pending.add(new Pending(trouble, times));
    }

    /**
     * From now on some of the requests get troubles that come and go.
     *
     * @param part [0..1; 0.05 = one of twenty]
     * @param seed the same seed gives the same troubles to the same requests
     */
    public synchronized void troubles(double part, long seed) {
        share = part;
        random = new Random(seed);
    }

    /** From now on nobody answers, as if the plug were pulled. */
    public synchronized void stopped() {
        stopped = true;
    }

    /** From now on it answers again. */
    public synchronized void running() {
        stopped = false;
    }

    /** What came, in order, the wrong ones included. */
    public synchronized List<Asked> requests() {
        return List.copyOf(requests);
    }

    /** What was wrong with requests. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets requests, violations, and troubles to come. */
    public synchronized void reset() {
        requests.clear();
        violations.clear();
        pending.clear();
        share = 0;
        stopped = false;
    }

    /** The troubles that this vendor can make. */
    public Set<MarketTrouble> can() {
        Set<MarketTrouble> all = EnumSet.allOf(MarketTrouble.class);
        all.removeIf(MarketTrouble::inWords);
        return all;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized MockResponse respond(RecordedRequest recorded) {
        Asked asked = asked(recorded);
        requests.add(asked);
        Answer answer;
        try {
            answer = answer(asked);
        } catch (Wrong e) {
            violations.add("%s %s: %s".formatted(asked.method(), asked.path(), e.getMessage()));
            answer = e.answer;
        }
        if (stopped) {
            return spoiled(MarketTrouble.DISCONNECTS, answer);
        }
        Optional<MarketTrouble> trouble = spares(asked) ? Optional.empty() : nextTrouble();
        return trouble.isEmpty() ? response(answer).build() : spoiled(trouble.get(), answer);
    }

    private Asked asked(RecordedRequest recorded) {
        HttpUrl url = recorded.getUrl();
        Map<String, String> query = new TreeMap<>();
        url.queryParameterNames().forEach(name -> {
            List<String> values = url.queryParameterValues(name).stream()
                    .map(value -> value == null ? "" : value)
                    .toList();
            query.put(name, values.getFirst());
            if (values.size() > 1) {
                violations.add(name + " comes " + values.size() + " times");
            }
        });
        Map<String, String> headers = new TreeMap<>();
        recorded.getHeaders().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return new Asked(recorded.getMethod(), "/" + String.join("/", url.pathSegments()), query, headers);
    }

    private Optional<MarketTrouble> nextTrouble() {
        Pending next = pending.poll();
        if (next != null) {
            if (next.times() > 1) {
                int left = next.times() == ALWAYS ? ALWAYS : next.times() - 1;
                pending.addFirst(new Pending(next.trouble(), left));
            }
            return Optional.of(next.trouble());
        }
        if (random.nextDouble() >= share) {
            return Optional.empty();
        }
        List<MarketTrouble> some =
                can().stream().filter(MarketTrouble::comesAndGoes).toList();
        return Optional.of(some.get(random.nextInt(some.size())));
    }

    private MockResponse spoiled(MarketTrouble trouble, Answer good) {
        MockResponse.Builder response = new MockResponse.Builder();
        return switch (trouble) {
            case HANGS -> response.headersDelay(1, TimeUnit.HOURS).build();
            case DISCONNECTS ->
                response.onResponseStart(new SocketEffect.CloseSocket()).build();
            case BREAKS_OFF ->
                response(new Answer(200, good.type(), good.body() + " ".repeat(20_000), Map.of()))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build();
            case PAGE_503 ->
                response(page(503, "503 Service Temporarily Unavailable")).build();
            case PAGE_200 ->
                response(page(200, "Please show that you are a person")).build();
            case EMPTY_200 -> response(Answer.text(200, good.type(), "")).build();
            case CUT_200 ->
                response(Answer.text(200, good.type(), half(good.body()))).build();
            case TEXT_200 -> response(Answer.text(200, "text/plain", "OK")).build();
            case STRANGE_200 -> response(strange()).build();
            case THROTTLED_SHORT ->
                response(error(MarketTrouble.THROTTLED))
                        .setHeader("Retry-After", "1")
                        .build();
            case THROTTLED_LONG ->
                response(error(MarketTrouble.THROTTLED))
                        .setHeader("Retry-After", "120")
                        .build();
            default -> response(error(trouble)).build();
        };
    }

    private static Answer page(int status, String text) {
        return Answer.text(
                status, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><p>" + text + "</p></body></html>");
    }

    private MockResponse.Builder response(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(answer.status())
                .setHeader("Content-Type", answer.type())
                .body(answer.body());
        answer.headers().forEach(response::setHeader);
        return response;
    }

    /** The beginning of a body, so that anybody sees that it is not all of it. */
    protected String half(String body) {
        return body.substring(0, body.length() / 2);
    }

    /** 200 with something of another shape. */
    protected Answer strange() {
        return Answer.json(Map.of("outcome", Map.of("rows", List.of(1, 2, 3))));
    }

    /** Whether no trouble befalls the request, because it only prepares the others. */
    protected boolean spares(Asked asked) {
        return false;
    }

    /** The vendor's answer to a request; may throw {@link #wrong}. */
    protected abstract Answer answer(Asked asked);

    /**
     * The vendor's own way to say that something went wrong.
     *
     * @param trouble {@code THROTTLED}, {@code KEY_REFUSED}, {@code NOT_ENTITLED}, {@code SERVER_ERROR} or one of those in
     *     words that it {@link #can} make
     */
    protected abstract Answer error(MarketTrouble trouble);

    /** The vendor's own refusal of a request. */
    protected abstract Answer refused(int status, String message);

    /** Refuses the request that is being answered. */
    protected final Wrong wrong(int status, String what) {
        return new Wrong(what, refused(status, what));
    }

    /** Refuses it as one without the right key. */
    protected final Wrong wrongKey(String what) {
        return new Wrong(what, error(MarketTrouble.KEY_REFUSED));
    }

    /** Refuses what has not exactly these parameters. */
    protected final void check(Asked asked, Map<String, Predicate<String>> known, Set<String> required) {
        if (!asked.method().equals("GET")) {
            throw wrong(405, "only GET is taken, not " + asked.method());
        }
        asked.query().forEach((name, value) -> {
            Predicate<String> shape = known.get(name);
            if (shape == null) {
                throw wrong(400, "unexpected parameter: " + name);
            }
            if (!shape.test(value)) {
                throw wrong(400, "invalid " + name + ": " + value);
            }
        });
        required.stream()
                .filter(name -> !asked.query().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(400, "missing parameter: " + name);
                });
    }

    protected final MarketTape tape() {
        return tape;
    }

    protected final synchronized Instant now() {
        return clock.instant();
    }

    /** The day in New York. */
    protected final LocalDate today() {
        return ZonedDateTime.ofInstant(now(), ExchangeCalendar.ZONE).toLocalDate();
    }

    /** Rows of a page: what is asked for, but no more than {@link #pageSize}. */
    protected final synchronized int rows(int asked) {
        return Math.min(asked, pageSize);
    }

    /** Whether it is one of these. */
    protected static Predicate<String> oneOf(String... values) {
        return Arrays.asList(values)::contains;
    }

    /** Whether it is a whole number in the span. */
    protected static Predicate<String> whole(long least, long most) {
        return value -> value.matches("\\d{1,18}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
    }

    /** Whether it is a day as ISO writes it. */
    protected static boolean isDay(String value) {
        return value.matches("\\d{4}-\\d{2}-\\d{2}") && parses(value);
    }

    private static boolean parses(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether it is a moment as RFC 3339 writes it. */
    protected static boolean isMoment(String value) {
        try {
            ZonedDateTime.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
