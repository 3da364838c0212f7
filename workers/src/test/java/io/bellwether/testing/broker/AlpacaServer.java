package io.bellwether.testing.broker;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.platform.Json;
import io.bellwether.testing.PromptSockets;
import io.bellwether.testing.market.AlpacaMarketServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Alpaca's Trading API v2 on this machine, as its specification 2.0.1 and its documentation say: an account with orders
 * that meet a market which the test moves. Its state outlives {@link #restart}. Each request is checked first; what Alpaca
 * would not understand gets its error and is kept among the {@link #violations}.
 */
public final class AlpacaServer implements AutoCloseable {
    /** A paper account has one pair of keys, for orders and for data. */
    public static final String KEY = AlpacaMarketServer.KEY;

    public static final String SECRET = AlpacaMarketServer.SECRET;

    private static final Set<String> FIELDS = Set.of(
            "symbol",
            "qty",
            "side",
            "type",
            "time_in_force",
            "limit_price",
            "stop_price",
            "client_order_id",
            "extended_hours",
            "order_class");
    private static final Set<String> TERMS =
            Set.of("qty", "time_in_force", "limit_price", "stop_price", "trail", "client_order_id");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final BigDecimal RESERVE = new BigDecimal("1.025");
    private static final Comparator<Order> AGE = Comparator.comparing(order -> order.n);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<Map<String, Object>> fills = new ArrayList<>();
    private final List<Map<String, Object>> moved = new ArrayList<>();
    private final Map<String, BigDecimal> held = new TreeMap<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();
    private final Map<LocalDate, Optional<LocalTime>> otherHours = new HashMap<>();
    private final Set<String> blocks = new HashSet<>();
    private final Map<String, Trouble> troublesOf = new HashMap<>();
    private final Map<String, Runnable> before = new HashMap<>();
    private final Deque<BigDecimal> partials = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private Function<String, Optional<BigDecimal>> market = symbol -> Optional.empty();
    private InstantSource clock = InstantSource.system();
    private BigDecimal cash;
    private MockWebServer web = new MockWebServer();
    private Random random = new Random(0);
    private double share;
    private @Nullable WebSocket line;
    private ByteString lastUpdate = ByteString.EMPTY;
    private boolean known;
    private boolean listening;
    private boolean lateCancels;
    private boolean lateFills;
    private int counter;

    /** What goes wrong with a request. */
    public enum Trouble {
        /** The connection breaks before anything is done. */
        NOT_HEARD,
        /** It is done, and the connection breaks before the answer. */
        ANSWER_LOST,
        /** 500, and nothing is done. */
        ERROR,
        /** 504, and it is done all the same. */
        ERROR_THOUGH_DONE,
        /** 429 that asks to wait a second. */
        THROTTLED,
        /** 429 with a penalty of two minutes. */
        PENALTY,
        /** A page of HTML with 503. */
        PAGE,
        /** The same came from somebody else just before. */
        OVERTAKEN
    }

    private static final List<Trouble> EVERYDAY = List.of(
            Trouble.NOT_HEARD,
            Trouble.ANSWER_LOST,
            Trouble.ERROR,
            Trouble.ERROR_THOUGH_DONE,
            Trouble.THROTTLED,
            Trouble.OVERTAKEN);

    private static final class Order {
        final int n;
        final String id = UUID.randomUUID().toString();
        final Instant created;
        String clientId = "";
        String symbol = "";
        String side = "";
        String type = "";
        String timing = "";
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal filled = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;

        @Nullable
        BigDecimal limit;

        @Nullable
        BigDecimal stop;

        String status = "accepted";

        @Nullable
        String replacedBy;

        @Nullable
        String replaces;

        LocalDate session = LocalDate.EPOCH;

        @Nullable
        Instant pausedAt;

        Order(int n, Instant created) {
            this.n = n;
            this.created = created;
        }

        boolean open() {
            return Set.of("accepted", "new", "partially_filled", "pending_cancel")
                    .contains(status);
        }

        BigDecimal left() {
            return quantity.subtract(filled);
        }

        boolean sells() {
            return side.equals("sell");
        }
    }

    /** A request that Alpaca answers with an error. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final transient Map<String, Object> body;

        Refused(int status, long code, String message) {
            super(message);
            this.status = status;
            Map<String, Object> all = new LinkedHashMap<>();
            if (code > 0) {
                all.put("code", code);
            }
            all.put("message", message);
            this.body = all;
        }
    }

    private AlpacaServer(BigDecimal cash) {
        this.cash = cash;
    }

    /** Starts a server that takes {@link #KEY} and {@link #SECRET}. */
    public static AlpacaServer start(String cash) {
        AlpacaServer server = new AlpacaServer(new BigDecimal(cash));
        server.listen(freePort());
        return server;
    }

    /** With a port of its own choice the web server could not come back to it at once. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(int port) {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return respond(request);
            }
        });
        try {
            web.setServerSocketFactory(new PromptSockets());
            web.start(InetAddress.getByName("127.0.0.1"), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and starts it again at the same address, with what it knew. */
    public void restart() {
        int port = web.getPort();
        web.close();
        web = new MockWebServer();
        listen(port);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + web.getPort();
    }

    @Override
    public void close() {
        web.close();
    }

    /** It tells the time by it from now on. */
    public synchronized void clock(InstantSource source) {
        clock = source;
    }

    /** The account anew, with so much cash and nothing else. */
    public synchronized void reset(String newCash) {
        orders.clear();
        fills.clear();
        held.clear();
        blocks.clear();
        troublesOf.clear();
        before.clear();
        partials.clear();
        violations.clear();
        requests.clear();
        otherHours.clear();
        share = 0;
        lateCancels = false;
        lateFills = false;
        cash = new BigDecimal(newCash);
    }

    /** Moves the market. */
    public synchronized void price(String symbol, String price) {
        prices.put(symbol, new BigDecimal(price));
        orders.values().stream().filter(order -> order.symbol.equals(symbol)).forEach(order -> order.pausedAt = null);
        match();
    }

    /** The market moves by itself: the last price of a symbol, asked anew at each request. */
    public synchronized void market(Function<String, Optional<BigDecimal>> source) {
        market = source;
    }

    /** The exchange stays closed on the day. */
    public synchronized void closedOn(LocalDate day) {
        otherHours.put(day, Optional.empty());
    }

    /** The exchange closes at another time on the day. */
    public synchronized void closesAt(LocalDate day, LocalTime newYork) {
        otherHours.put(day, Optional.of(newYork));
    }

    /** The next request of the method gets it. */
    public synchronized void troubleOf(String method, Trouble trouble) {
        troublesOf.put(method, trouble);
    }

    /** Happens just before the next request of the method is answered. */
    public synchronized void beforeNext(String method, Runnable action) {
        before.put(method, action);
    }

    /** From now on some of the requests get troubles that come and go; one of twenty executions is a partial one. */
    public synchronized void troubles(double part, long seed) {
        share = part;
        random = new Random(seed);
    }

    /** The next execution is of so many shares only; the rest follows when the price moves, or a second later. */
    public synchronized void partial(String shares) {
        partials.add(new BigDecimal(shares));
    }

    /** Cancels stay requests until {@link #confirmCancels}. */
    public synchronized void cancelsLate(boolean late) {
        lateCancels = late;
    }

    public synchronized void confirmCancels() {
        orders.values().stream()
                .filter(order -> order.status.equals("pending_cancel"))
                .forEach(order -> order.status = "canceled");
    }

    /** The ledger does not show executions until it is told otherwise. */
    public synchronized void ledgerLate(boolean late) {
        lateFills = late;
    }

    /** Sets one of {@code trading_blocked}, {@code account_blocked}, {@code trade_suspended_by_user}. */
    public synchronized void block(String flag) {
        blocks.add(flag);
    }

    /** Somebody else buys in the same account. */
    public synchronized void othersBuy(String symbol, String shares, String limit, String clientId) {
        Order order = new Order(++counter, clock.instant());
        order.clientId = clientId;
        order.symbol = symbol;
        order.side = "buy";
        order.type = "limit";
        order.timing = "gtc";
        order.quantity = new BigDecimal(shares);
        order.limit = new BigDecimal(limit);
        order.status = "new";
        orders.put(order.id, order);
    }

    /** Status of the order with the id of ours. */
    public synchronized String status(String clientId) {
        return orders.values().stream()
                .filter(order -> order.clientId.equals(clientId))
                .map(order -> order.status)
                .findFirst()
                .orElse("none");
    }

    /** Orders that came with an id that begins so. */
    public synchronized long count(String prefix) {
        return orders.values().stream()
                .filter(order -> order.clientId.startsWith(prefix))
                .count();
    }

    public synchronized BigDecimal cash() {
        return cash;
    }

    /** Shares held, by symbol. */
    public synchronized Map<String, BigDecimal> held() {
        return Map.copyOf(held);
    }

    /** Executions so far. */
    public synchronized int executions() {
        return fills.size();
    }

    /** What was wrong with requests. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Method and path of what came, in order. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Hangs up on whoever listens to the stream of orders. */
    public synchronized void hangUp() {
        if (line != null) {
            line.close(1001, "going away");
            line = null;
        }
    }

    /** Says the last update of an order again. */
    public synchronized void sayAgain() {
        if (line != null) {
            line.send(lastUpdate);
        }
    }

    /** Whether somebody listens to the stream of orders. */
    public synchronized boolean isHeard() {
        return line != null && listening;
    }

    private final class Line extends WebSocketListener {
        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            synchronized (AlpacaServer.this) {
                line = webSocket;
                listening = false;
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            JsonNode said = Json.read(text, JsonNode.class);
            synchronized (AlpacaServer.this) {
                if (text(said, "action").equals("authenticate")) {
                    JsonNode data = said.path("data");
                    known = text(data, "key_id").equals(KEY)
                            && text(data, "secret_key").equals(SECRET);
                    Map<String, Object> answer =
                            Map.of("status", known ? "authorized" : "unauthorized", "action", "authenticate");
                    webSocket.send(binary(Map.of("stream", "authorization", "data", answer)));
                } else if (known && text(said, "action").equals("listen")) {
                    listening = true;
                    webSocket.send(
                            binary(Map.of("stream", "listening", "data", Map.of("streams", List.of("trade_updates")))));
                } else {
                    violations.add("the stream was told " + text(said, "action"));
                }
            }
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(1000, null);
            gone(webSocket);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable thrown, @Nullable Response response) {
            gone(webSocket);
        }

        private void gone(WebSocket webSocket) {
            synchronized (AlpacaServer.this) {
                if (line == webSocket) {
                    line = null;
                }
            }
        }
    }

    /** Paper sends its text in frames for anything. */
    private static ByteString binary(Object message) {
        return ByteString.encodeUtf8(Json.write(message));
    }

    private void tell(String event, Order order, Map<String, Object> fill) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event", event);
        if (!fill.isEmpty()) {
            data.put("execution_id", String.valueOf(fill.get("id")).replaceFirst("^.*::", ""));
            data.put("price", fill.get("price"));
            data.put("qty", fill.get("qty"));
        }
        data.put("timestamp", clock.instant().toString());
        data.put("order", json(order));
        lastUpdate = binary(Map.of("stream", "trade_updates", "data", data));
        if (line != null && listening) {
            line.send(lastUpdate);
        }
    }

    private synchronized MockResponse respond(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String path = "/" + String.join("/", url.pathSegments());
        if (path.equals("/stream")) {
            return new MockResponse.Builder().webSocketUpgrade(new Line()).build();
        }
        requests.add(request.getMethod() + " " + path);
        Optional.ofNullable(before.remove(request.getMethod())).ifPresent(Runnable::run);
        Optional<Trouble> trouble =
                Optional.ofNullable(troublesOf.remove(request.getMethod())).or(this::nextTrouble);
        if (trouble.isPresent() && trouble.get() == Trouble.OVERTAKEN) {
            answered(request, url, path);
            return answered(request, url, path);
        }
        boolean done =
                trouble.isEmpty() || trouble.get() == Trouble.ANSWER_LOST || trouble.get() == Trouble.ERROR_THOUGH_DONE;
        MockResponse answer = done ? answered(request, url, path) : json(200, Map.of());
        return trouble.map(AlpacaServer::spoiled).orElse(answer);
    }

    private Optional<Trouble> nextTrouble() {
        return random.nextDouble() < share
                ? Optional.of(EVERYDAY.get(random.nextInt(EVERYDAY.size())))
                : Optional.empty();
    }

    private static MockResponse spoiled(Trouble trouble) {
        return switch (trouble) {
            case NOT_HEARD, ANSWER_LOST ->
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build();
            case ERROR -> json(500, Map.of("message", "internal server error occurred"));
            case ERROR_THOUGH_DONE -> json(504, Map.of("message", "gateway timeout"));
            case THROTTLED -> throttled("1");
            case PENALTY -> throttled("120");
            case PAGE ->
                new MockResponse.Builder()
                        .code(503)
                        .setHeader("Content-Type", "text/html")
                        .body("<!DOCTYPE html><html><body>Service Unavailable</body></html>")
                        .build();
            case OVERTAKEN -> throw new IllegalArgumentException("nothing is wrong with its answer");
        };
    }

    private static MockResponse throttled(String seconds) {
        return json(429, Map.of("code", 42910000, "message", "too many requests"))
                .newBuilder()
                .setHeader("Retry-After", seconds)
                .build();
    }

    private MockResponse answered(RecordedRequest request, HttpUrl url, String path) {
        try {
            if (!KEY.equals(request.getHeaders().get("APCA-API-KEY-ID"))
                    || !SECRET.equals(request.getHeaders().get("APCA-API-SECRET-KEY"))) {
                throw wrong(401, 0, "unauthorized.");
            }
            match();
            MockResponse answer = route(request, url, path);
            match();
            return answer;
        } catch (Refused e) {
            return json(e.status, e.body);
        }
    }

    private Refused wrong(int status, long code, String message) {
        violations.add(message);
        return new Refused(status, code, message);
    }

    private MockResponse route(RecordedRequest request, HttpUrl url, String path) {
        String method = request.getMethod();
        String id = path.startsWith("/v2/orders/") ? path.substring("/v2/orders/".length()) : "";
        return switch (method + " " + (id.isEmpty() ? path : "/v2/orders/{id}")) {
            case "GET /v2/account" -> json(200, account());
            case "GET /v2/positions" ->
                json(200, held.entrySet().stream().map(this::position).toList());
            case "GET /v2/clock" -> json(200, clockNow());
            case "GET /v2/calendar" -> json(200, calendar(url));
            case "GET /v2/orders" -> json(200, list(url));
            case "GET /v2/orders:by_client_order_id" -> json(200, json(byClientId(url)));
            case "GET /v2/account/activities/FILL" -> json(200, ledger(url));
            case "GET /v2/account/activities" -> json(200, transfers(url));
            case "POST /v2/orders" -> json(200, json(place(body(request, FIELDS))));
            case "GET /v2/orders/{id}" -> json(200, json(order(id)));
            case "PATCH /v2/orders/{id}" -> json(200, json(replace(order(id), body(request, TERMS))));
            case "DELETE /v2/orders/{id}" -> cancel(order(id));
            default -> throw wrong(404, 40410000, "endpoint not found: " + method + " " + path);
        };
    }

    private JsonNode body(RecordedRequest request, Set<String> known) {
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("application/json")) {
            throw wrong(415, 41510000, "content type is " + type);
        }
        byte[] bytes =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        JsonNode body = Json.read(new String(bytes, StandardCharsets.UTF_8), JsonNode.class);
        body.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw wrong(422, 42210000, "unknown field " + field.getKey());
            }
            if (!field.getValue().isString() && !field.getKey().equals("extended_hours")) {
                throw wrong(422, 42210000, field.getKey() + " must be a string");
            }
        });
        return body;
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }

    private Order place(JsonNode body) {
        Order order = new Order(++counter, clock.instant());
        order.symbol = text(body, "symbol");
        order.side = text(body, "side");
        order.type = text(body, "type");
        order.timing = text(body, "time_in_force");
        order.clientId = text(body, "client_order_id");
        order.quantity = number(body, "qty");
        order.limit = body.has("limit_price") ? price(body, "limit_price") : null;
        order.stop = body.has("stop_price") ? price(body, "stop_price") : null;
        if (!Set.of("buy", "sell").contains(order.side)
                || !Set.of("market", "limit", "stop").contains(order.type)
                || !Set.of("day", "gtc", "opg", "cls", "ioc", "fok").contains(order.timing)) {
            throw wrong(422, 42210000, "invalid side, type or time_in_force");
        }
        if (order.type.equals("limit") != (order.limit != null) || order.type.equals("stop") != (order.stop != null)) {
            throw wrong(422, 42210000, "a " + order.type + " order has the wrong prices");
        }
        if (order.clientId.isEmpty() || order.clientId.length() > 128) {
            throw wrong(422, 42210000, "client_order_id must be 1 to 128 characters");
        }
        requireUnique(order.clientId);
        BigDecimal price = last(order.symbol)
                .orElseThrow(() -> new Refused(422, 42210000, "asset \"%s\" not found".formatted(order.symbol)));
        if (!blocks.isEmpty()) {
            throw wrong(403, 40310000, "account is not allowed to trade");
        }
        requireMeans(order, price, Optional.empty());
        Optional<ExchangeHours> open = openNow();
        order.session = open.map(ExchangeHours::date).orElseGet(this::nextSession);
        order.status = open.isPresent() ? "new" : "accepted";
        orders.put(order.id, order);
        return order;
    }

    private void requireUnique(String clientId) {
        if (orders.values().stream().anyMatch(order -> order.clientId.equals(clientId))) {
            throw new Refused(422, 40010001, "client_order_id must be unique");
        }
    }

    private void requireMeans(Order order, BigDecimal price, Optional<Order> instead) {
        Stream<Order> others =
                orders.values().stream().filter(Order::open).filter(other -> other != instead.orElse(null));
        if (order.sells()) {
            BigDecimal bound = others.filter(other -> other.sells() && other.symbol.equals(order.symbol))
                    .map(Order::left)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal existing = held.getOrDefault(order.symbol, BigDecimal.ZERO);
            BigDecimal available = existing.subtract(bound);
            if (order.quantity.compareTo(available) > 0) {
                throw new Refused(
                        403,
                        40310000,
                        "insufficient qty available for order (requested: %s, available: %s)"
                                .formatted(order.quantity.toPlainString(), available.toPlainString()));
            }
            return;
        }
        if (orders.values().stream()
                .anyMatch(other -> other.open() && other.sells() && other.symbol.equals(order.symbol))) {
            throw new Refused(403, 40310000, "potential wash trade detected. use complex orders");
        }
        BigDecimal bound = others.filter(other -> !other.sells())
                .map(other ->
                        other.left().multiply(worst(other, last(other.symbol).orElse(price))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (order.quantity.multiply(worst(order, price)).compareTo(cash.subtract(bound)) > 0) {
            throw new Refused(403, 40310000, "insufficient buying power");
        }
    }

    private static BigDecimal worst(Order order, BigDecimal price) {
        return order.limit != null ? order.limit : price.multiply(RESERVE);
    }

    private Order replace(Order old, JsonNode terms) {
        if (!Set.of("accepted", "new", "partially_filled").contains(old.status)) {
            throw new Refused(422, 42210000, "cannot replace order in %s status".formatted(old.status));
        }
        Order order = new Order(++counter, clock.instant());
        order.clientId = terms.has("client_order_id")
                ? text(terms, "client_order_id")
                : UUID.randomUUID().toString();
        requireUnique(order.clientId);
        order.symbol = old.symbol;
        order.side = old.side;
        order.type = old.type;
        order.timing = old.timing;
        order.session = old.session;
        order.quantity = terms.has("qty") ? number(terms, "qty") : old.quantity;
        order.limit = terms.has("limit_price") ? price(terms, "limit_price") : old.limit;
        order.stop = terms.has("stop_price") ? price(terms, "stop_price") : old.stop;
        requireMeans(order, last(order.symbol).orElse(BigDecimal.ONE), Optional.of(old));
        order.status = openNow().isPresent() ? "new" : "accepted";
        order.replaces = old.id;
        old.replacedBy = order.id;
        old.status = "replaced";
        orders.put(order.id, order);
        return order;
    }

    private MockResponse cancel(Order order) {
        if (!order.open() || order.status.equals("pending_cancel")) {
            throw new Refused(422, 42210000, "order is already in \"%s\" state".formatted(order.status));
        }
        order.status = lateCancels ? "pending_cancel" : "canceled";
        tell(lateCancels ? "pending_cancel" : "canceled", order, Map.of());
        return new MockResponse.Builder().code(204).build();
    }

    private Order order(String id) {
        Order order = orders.get(id);
        if (order == null) {
            throw new Refused(404, 40410000, "order not found for " + id);
        }
        return order;
    }

    private Order byClientId(HttpUrl url) {
        String id = query(url, "client_order_id");
        return orders.values().stream()
                .filter(order -> order.clientId.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(404, 40410000, "order not found for " + id));
    }

    private List<Map<String, Object>> list(HttpUrl url) {
        String status = url.queryParameter("status") == null ? "open" : query(url, "status");
        int limit = url.queryParameter("limit") == null ? 50 : Integer.parseInt(query(url, "limit"));
        int after = Optional.ofNullable(url.queryParameter("after_order_id"))
                .map(id -> order(id).n)
                .orElse(0);
        Comparator<Order> turn = "asc".equals(url.queryParameter("direction")) ? AGE : AGE.reversed();
        return orders.values().stream()
                .filter(order -> status.equals("all") || order.open() == status.equals("open"))
                .filter(order -> order.n > after)
                .sorted(turn)
                .limit(limit)
                .map(this::json)
                .toList();
    }

    /** Cash comes from outside, or goes there. */
    public synchronized void transfer(String type, LocalDate day, String amount) {
        cash = cash.add(new BigDecimal(amount));
        moved.add(Map.of(
                "id",
                day.toString().replace("-", "") + "000000000::"
                        + UUID.nameUUIDFromBytes((type + moved.size()).getBytes(StandardCharsets.UTF_8)),
                "activity_type",
                type,
                "date",
                day.toString(),
                "net_amount",
                amount,
                "status",
                "executed"));
    }

    private List<Map<String, Object>> ledger(HttpUrl url) {
        if (lateFills) {
            return List.of();
        }
        String order = url.queryParameter("order_id");
        Optional<Instant> after = Optional.ofNullable(url.queryParameter("after"))
                .map(text -> OffsetDateTime.parse(text).toInstant());
        String token = Optional.ofNullable(url.queryParameter("page_token")).orElse("");
        int size = Integer.parseInt(query(url, "page_size"));
        if (size > 100 || !"asc".equals(url.queryParameter("direction"))) {
            throw wrong(422, 42210000, "page_size must be <= 100, and this server lists oldest first only");
        }
        return fills.stream()
                .filter(fill -> order == null || order.equals(fill.get("order_id")))
                .filter(fill -> after.filter(moment -> Instant.parse(String.valueOf(fill.get("transaction_time")))
                                .isBefore(moment))
                        .isEmpty())
                .filter(fill -> String.valueOf(fill.get("id")).compareTo(token) > 0)
                .limit(size)
                .toList();
    }

    private List<Map<String, Object>> transfers(HttpUrl url) {
        List<String> types = List.of(query(url, "activity_types").split(","));
        LocalDate after = OffsetDateTime.parse(query(url, "after")).toLocalDate();
        return moved.stream()
                .filter(row -> types.contains(String.valueOf(row.get("activity_type"))))
                .filter(row -> !LocalDate.parse(String.valueOf(row.get("date"))).isBefore(after))
                .toList();
    }

    private String query(HttpUrl url, String name) {
        String value = url.queryParameter(name);
        if (value == null) {
            throw wrong(422, 42210000, name + " is missing");
        }
        return value;
    }

    private BigDecimal number(JsonNode body, String field) {
        try {
            BigDecimal value = new BigDecimal(text(body, field));
            if (value.signum() > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(422, 42210000, "invalid " + field + " " + text(body, field));
    }

    private BigDecimal price(JsonNode body, String field) {
        BigDecimal value = number(body, field);
        int decimals = value.compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
        if (value.stripTrailingZeros().scale() > decimals) {
            throw wrong(
                    422,
                    42210000,
                    "invalid %s %s. sub-penny increment does not fulfill minimum pricing criteria"
                            .formatted(field, value.toPlainString()));
        }
        return value;
    }

    private Optional<BigDecimal> last(String symbol) {
        return market.apply(symbol).or(() -> Optional.ofNullable(prices.get(symbol)));
    }

    /** What the market does to open orders until now. */
    private void match() {
        LocalDate today = clock.instant().atZone(ExchangeCalendar.ZONE).toLocalDate();
        Optional<ExchangeHours> open = openNow();
        for (Order order : List.copyOf(orders.values())) {
            if (!order.open()) {
                continue;
            }
            boolean over = order.timing.equals("day")
                    && (order.session.isBefore(today)
                            || (order.session.equals(today)
                                    && hours(today)
                                            .filter(hours -> clock.instant().isBefore(hours.close()))
                                            .isEmpty()));
            if (over) {
                order.status = "expired";
            } else if (open.isPresent()) {
                order.status = order.status.equals("accepted") ? "new" : order.status;
                if (order.pausedAt == null || clock.instant().isAfter(order.pausedAt.plusSeconds(1))) {
                    last(order.symbol).filter(price -> trades(order, price)).ifPresent(price -> execute(order, price));
                }
            }
        }
    }

    private static boolean trades(Order order, BigDecimal price) {
        return switch (order.type) {
            case "limit" -> {
                int side = price.compareTo(java.util.Objects.requireNonNull(order.limit));
                yield order.sells() ? side >= 0 : side <= 0;
            }
            case "stop" -> {
                int side = price.compareTo(java.util.Objects.requireNonNull(order.stop));
                yield order.sells() ? side <= 0 : side >= 0;
            }
            default -> true;
        };
    }

    private void execute(Order order, BigDecimal price) {
        BigDecimal shares = order.left();
        BigDecimal part = partials.poll();
        if (part != null) {
            shares = shares.min(part);
            order.pausedAt = clock.instant();
        } else if (share > 0 && shares.compareTo(BigDecimal.ONE) > 0 && random.nextInt(20) == 0) {
            shares = BigDecimal.ONE;
            order.pausedAt = clock.instant();
        }
        BigDecimal value = shares.multiply(price).setScale(2, RoundingMode.HALF_UP);
        cash = order.sells() ? cash.add(value) : cash.subtract(value);
        held.merge(order.symbol, order.sells() ? shares.negate() : shares, BigDecimal::add);
        held.values().removeIf(quantity -> quantity.signum() == 0);
        order.filled = order.filled.add(shares);
        order.paid = order.paid.add(shares.multiply(price));
        boolean all = order.left().signum() == 0;
        if (!order.status.equals("pending_cancel") || all) {
            order.status = all ? "filled" : "partially_filled";
        }
        Instant now = clock.instant();
        Map<String, Object> fill = new LinkedHashMap<>();
        fill.put(
                "id",
                "%s%06d::%s"
                        .formatted(STAMP.format(now.atZone(ExchangeCalendar.ZONE)), fills.size(), UUID.randomUUID()));
        fill.put("activity_type", "FILL");
        fill.put("transaction_time", now.toString());
        fill.put("type", all ? "fill" : "partial_fill");
        fill.put("price", price.toPlainString());
        fill.put("qty", shares.toPlainString());
        fill.put("side", order.side);
        fill.put("symbol", order.symbol);
        fill.put("leaves_qty", order.left().toPlainString());
        fill.put("cum_qty", order.filled.toPlainString());
        fill.put("order_id", order.id);
        fill.put("order_status", order.status);
        fills.add(fill);
        tell(all ? "fill" : "partial_fill", order, fill);
    }

    private Optional<ExchangeHours> hours(LocalDate day) {
        Optional<ExchangeHours> known = calendar.hours(day);
        if (!otherHours.containsKey(day)) {
            return known;
        }
        return otherHours
                .get(day)
                .map(close -> new ExchangeHours(
                        day,
                        day.atTime(ExchangeCalendar.OPEN)
                                .atZone(ExchangeCalendar.ZONE)
                                .toInstant(),
                        day.atTime(close).atZone(ExchangeCalendar.ZONE).toInstant(),
                        close.isBefore(ExchangeCalendar.CLOSE)));
    }

    private Optional<ExchangeHours> openNow() {
        Instant now = clock.instant();
        return hours(now.atZone(ExchangeCalendar.ZONE).toLocalDate())
                .filter(hours -> !now.isBefore(hours.open()) && now.isBefore(hours.close()));
    }

    private Stream<ExchangeHours> from(LocalDate day) {
        return day.datesUntil(day.plusDays(15)).flatMap(date -> hours(date).stream());
    }

    private LocalDate nextSession() {
        Instant now = clock.instant();
        return from(now.atZone(ExchangeCalendar.ZONE).toLocalDate())
                .filter(hours -> now.isBefore(hours.open()))
                .map(ExchangeHours::date)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> clockNow() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(ExchangeCalendar.ZONE).toLocalDate();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("timestamp", written(now));
        body.put("is_open", openNow().isPresent());
        body.put(
                "next_open",
                written(from(today)
                        .map(ExchangeHours::open)
                        .filter(now::isBefore)
                        .findFirst()
                        .orElseThrow()));
        body.put(
                "next_close",
                written(from(today)
                        .map(ExchangeHours::close)
                        .filter(now::isBefore)
                        .findFirst()
                        .orElseThrow()));
        return body;
    }

    private static String written(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(ExchangeCalendar.ZONE));
    }

    private List<Map<String, Object>> calendar(HttpUrl url) {
        LocalDate start = LocalDate.parse(query(url, "start"));
        LocalDate end = LocalDate.parse(query(url, "end"));
        return start.datesUntil(end.plusDays(1))
                .flatMap(date -> hours(date).stream())
                .map(hours -> Map.<String, Object>of(
                        "date", hours.date().toString(),
                        "open",
                                hours.open()
                                        .atZone(ExchangeCalendar.ZONE)
                                        .toLocalTime()
                                        .toString(),
                        "close",
                                hours.close()
                                        .atZone(ExchangeCalendar.ZONE)
                                        .toLocalTime()
                                        .toString(),
                        "session_open", "0400",
                        "session_close", "2000",
                        "settlement_date", calendar.next(hours.date()).toString()))
                .toList();
    }

    private Map<String, Object> account() {
        BigDecimal value = held.entrySet().stream()
                .map(one -> one.getValue().multiply(last(one.getKey()).orElse(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", "f2b1b9a0-5b7e-4f1e-9f63-6d1a2c1f0b11");
        body.put("account_number", "PA3TEST9QK27");
        body.put("status", "ACTIVE");
        body.put("currency", "USD");
        body.put("cash", cash.toPlainString());
        body.put("equity", cash.add(value).toPlainString());
        body.put("buying_power", cash.toPlainString());
        body.put("long_market_value", value.toPlainString());
        body.put("short_market_value", "0");
        body.put("multiplier", "1");
        body.put("trading_blocked", blocks.contains("trading_blocked"));
        body.put("transfers_blocked", false);
        body.put("account_blocked", blocks.contains("account_blocked"));
        body.put("trade_suspended_by_user", blocks.contains("trade_suspended_by_user"));
        body.put("shorting_enabled", false);
        body.put("created_at", "2026-01-05T15:00:00.123456789Z");
        return body;
    }

    private Map<String, Object> position(Map.Entry<String, BigDecimal> of) {
        BigDecimal bound = orders.values().stream()
                .filter(order -> order.open() && order.sells() && order.symbol.equals(of.getKey()))
                .map(Order::left)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "asset_id",
                UUID.nameUUIDFromBytes(of.getKey().getBytes(StandardCharsets.UTF_8))
                        .toString());
        body.put("symbol", of.getKey());
        body.put("exchange", "NASDAQ");
        body.put("asset_class", "us_equity");
        body.put("qty", of.getValue().toPlainString());
        body.put("qty_available", of.getValue().subtract(bound).toPlainString());
        body.put("side", "long");
        last(of.getKey()).ifPresent(price -> body.put("current_price", price.toPlainString()));
        return body;
    }

    private Map<String, Object> json(Order order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", order.id);
        body.put("client_order_id", order.clientId);
        body.put("created_at", order.created.toString());
        body.put("submitted_at", order.created.toString());
        body.put("replaced_by", order.replacedBy);
        body.put("replaces", order.replaces);
        body.put(
                "asset_id",
                UUID.nameUUIDFromBytes(order.symbol.getBytes(StandardCharsets.UTF_8))
                        .toString());
        body.put("symbol", order.symbol);
        body.put("asset_class", "us_equity");
        body.put("notional", null);
        body.put("qty", order.quantity.toPlainString());
        body.put("filled_qty", order.filled.toPlainString());
        body.put(
                "filled_avg_price",
                order.filled.signum() == 0
                        ? null
                        : order.paid
                                .divide(order.filled, 6, RoundingMode.HALF_UP)
                                .toPlainString());
        body.put("order_class", "");
        body.put("order_type", order.type);
        body.put("type", order.type);
        body.put("side", order.side);
        body.put("time_in_force", order.timing);
        body.put("limit_price", order.limit == null ? null : order.limit.toPlainString());
        body.put("stop_price", order.stop == null ? null : order.stop.toPlainString());
        body.put("status", order.status);
        body.put("extended_hours", false);
        body.put("legs", null);
        body.put("trail_percent", null);
        body.put("trail_price", null);
        body.put("hwm", null);
        return body;
    }

    private static MockResponse json(int status, Object body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .setHeader("X-Request-ID", "0f2c9a7e-test")
                .body(Json.write(body))
                .build();
    }
}
