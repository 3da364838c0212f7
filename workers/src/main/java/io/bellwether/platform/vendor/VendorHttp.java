package io.bellwether.platform.vendor;

import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.vendor.VendorLedger.Turn;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to one vendor: in its turn, within its budget, not while it is left alone. What passes by itself (408, 429, 5xx,
 * a broken connection) is asked again once or twice, with growing waits or after what the vendor says. Every fault is a
 * {@link VendorFault} and is noted. Good answers may be kept for a while, so that a job that runs twice, or a second desk,
 * does not ask again; faults never are. A key that is refused is not shown again for a while, and what it does not include
 * is not asked again, whatever the shares: the same fault is thrown with the moment until when.
 */
public final class VendorHttp {
    /** Longest body that is read [bytes]. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    /** Names, values and brackets of one body. */
    static final long MOST_TOKENS = 8_000_000;

    private static final MediaType JSON = Objects.requireNonNull(MediaType.parse("application/json"));

    private static final int TRIES = 3;
    /** [ms] */
    private static final int LONGEST_CONNECT = 2_000;

    private static final int MOST_KEPT = 500;

    /** For longer than that nobody waits inside a request: the next source is asked instead. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** So long nothing is asked that a key was refused for. */
    static final Duration REFUSED_FOR = Duration.ofMinutes(15);

    private static final Set<VendorFault.Kind> OF_KEYS =
            EnumSet.of(VendorFault.Kind.KEY_REFUSED, VendorFault.Kind.NOT_ENTITLED);
    private static final String EVERYTHING = "";

    /** After so long without an answer a line is taken for lost. */
    private static final Duration PING = Duration.ofSeconds(20);

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(3);

    /** Seconds: less is a time to wait, more a moment. */
    private static final long FIRST_MOMENT = 1_000_000_000L;

    private final VendorSettings settings;
    private final VendorLedger ledger;
    private final InstantSource clock;
    private final Waiting waiting;
    private final OkHttpClient http;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** What the vendor refuses to this key, by topic; another key comes with another start of the application. */
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    private record Kept(Object value, Instant until) {}

    private record Refusal(VendorFault fault, Instant until) {}

    /** How a turn or a second try is waited for. */
    interface Waiting {
        void await(Duration time) throws InterruptedException;
    }

    VendorHttp(
            VendorSettings settings, VendorLedger ledger, InstantSource clock, Waiting waiting, OkHttpClient shared) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
        this.waiting = waiting;
        this.http = shared.newBuilder()
                .callTimeout(settings.timeout())
                .connectTimeout(settings.timeout())
                .readTimeout(settings.timeout())
                .build();
    }

    public VendorSettings settings() {
        return settings;
    }

    /**
     * Asks by GET, and reads the answer.
     *
     * @param read makes something of the answer, whatever its status is; throws {@link VendorFault} when it is none. For
     *     the usual statuses it may call {@link #expectOk}
     * @throws VendorFault when nothing came of it
     */
    public <T> T get(VendorRequest request, Function<VendorReply, T> read) {
        expectKeys();
        expectNoRefusal(request);
        VendorFault last = null;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                awaitTurn();
            } catch (VendorFault e) {
                // why it is left alone tells more than that it is
                throw last == null ? e : last;
            }
            try {
                VendorReply reply = exchange(request);
                T value = read.apply(reply);
                ledger.answered(settings, clock.instant());
                used(reply)
                        .ifPresent(wait -> ledger.used(settings, clock.instant().plus(wait)));
                return value;
            } catch (VendorFault e) {
                last = withoutKeys(without(pass(request), e));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                last = withoutKeys(new VendorFault(
                        settings.name(),
                        VendorFault.Kind.MALFORMED,
                        "%s answered what cannot be: %s".formatted(settings.name(), e.getMessage()),
                        Optional.empty(),
                        e));
            }
            if (OF_KEYS.contains(last.kind()) && !isLent(request)) {
                refusals.put(
                        last.kind() == VendorFault.Kind.KEY_REFUSED ? EVERYTHING : request.topic(),
                        new Refusal(last, clock.instant().plus(REFUSED_FOR)));
            }
            boolean soon = last.retryAfter()
                    .map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) <= 0)
                    .orElse(true);
            ledger.failed(settings, clock.instant(), soon && attempt < TRIES ? withoutPause(last) : last);
            if (!last.kind().passes() || !soon) {
                break;
            }
            if (attempt < TRIES) {
                sleep(last.retryAfter().orElse(backOff(attempt)));
            }
        }
        throw Objects.requireNonNull(last);
    }

    /**
     * Asks once, whatever comes of it: for what changes something at the vendor's, which nobody repeats blindly.
     *
     * @param read makes something of the answer, whatever its status is
     * @throws VendorFault when nothing is known of what became of it, or when it was not asked
     */
    public <T> T once(VendorRequest request, Function<VendorReply, T> read) {
        expectKeys();
        awaitTurn();
        try {
            T value = read.apply(exchange(request));
            ledger.answered(settings, clock.instant());
            return value;
        } catch (VendorFault e) {
            VendorFault clean = withoutKeys(e);
            ledger.failed(settings, clock.instant(), clean);
            throw clean;
        }
    }

    /** The same, but a good answer of the last {@code keep} is given again. */
    @SuppressWarnings("unchecked")
    public <T> T get(VendorRequest request, Duration keep, Function<VendorReply, T> read) {
        String key = request.toString();
        synchronized (kept) {
            Kept found = kept.get(key);
            if (found != null && clock.instant().isBefore(found.until())) {
                return (T) found.value();
            }
        }
        T value = get(request, read);
        synchronized (kept) {
            Instant now = clock.instant();
            kept.values().removeIf(old -> !now.isBefore(old.until()));
            kept.put(key, new Kept(Objects.requireNonNull(value), now.plus(keep)));
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return value;
    }

    /**
     * Opens a line on which the vendor speaks by itself. A line that is silent for a while is asked whether it is there.
     *
     * @param address of its own kind, {@code ws} or {@code wss}; it has no key in it
     */
    public VendorSocket listen(String address, VendorSocket.Talk talk) {
        expectKeys();
        OkHttpClient patient =
                http.newBuilder().pingInterval(PING).callTimeout(Duration.ZERO).build();
        VendorSocket socket = new VendorSocket(settings, patient, address, talk, waiting, this::withoutKeys);
        socket.start();
        return socket;
    }

    /**
     * The usual meaning of a status: 401 the key, 403 what the key does not include, both a block where the vendor wants no
     * key, 408, 429 and 5xx pass, other 4xx the request; a page is no data whatever its status.
     *
     * @return the same reply, with a status of 200 to 299 and no page
     */
    public VendorReply expectOk(VendorReply reply) {
        String said = reply.beginning();
        String text = "%s answered %d%s".formatted(settings.name(), reply.status(), said.isEmpty() ? "" : ": " + said);
        int status = reply.status();
        if (settings.wants().isEmpty() && (status == 401 || status == 403)) {
            throw fault(VendorFault.Kind.BLOCKED, text);
        }
        if (status == 401) {
            throw fault(VendorFault.Kind.KEY_REFUSED, text);
        }
        if (status == 429) {
            throw throttled(reply);
        }
        if (status == 408 || status >= 500) {
            throw new VendorFault(settings.name(), VendorFault.Kind.UNREACHABLE, text, retryAfter(reply), null);
        }
        if (reply.isPage()) {
            throw fault(
                    VendorFault.Kind.BLOCKED, "%s sent a page instead of data: %s".formatted(settings.name(), said));
        }
        if (status == 403) {
            throw fault(VendorFault.Kind.NOT_ENTITLED, text);
        }
        if (status >= 300 && status < 400) {
            throw fault(VendorFault.Kind.BLOCKED, settings.name() + " wants us to go elsewhere, which nobody follows");
        }
        if (!reply.ok()) {
            throw fault(VendorFault.Kind.REFUSED, text);
        }
        return reply;
    }

    /** Why no connection to the vendor comes about; empty when one does. Nothing is asked, and no budget counts it. */
    public Optional<String> unreachable() {
        HttpUrl base = Objects.requireNonNull(HttpUrl.parse(settings.baseUrl()));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(base.host(), base.port()), LONGEST_CONNECT);
            return Optional.empty();
        } catch (IOException | UnresolvedAddressException e) {
            return Optional.of("%s cannot be reached at %s".formatted(settings.name(), base.host()));
        }
    }

    /** The fault of an answer that says that there were too many requests, with how long to wait where it says so. */
    public VendorFault throttled(VendorReply reply) {
        String said = reply.beginning();
        String text = "%s answered %d%s".formatted(settings.name(), reply.status(), said.isEmpty() ? "" : ": " + said);
        return new VendorFault(settings.name(), VendorFault.Kind.THROTTLED, text, retryAfter(reply), null);
    }

    /** A fault of this vendor. */
    public VendorFault fault(VendorFault.Kind kind, String message) {
        return new VendorFault(settings.name(), kind, message);
    }

    /** Until the next day of the vendor's budget, for one that says that today's requests are used up. */
    public Duration restOfDay() {
        Instant now = clock.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    /** A vendor may quote the key that it does not take. */
    private VendorFault withoutKeys(VendorFault fault) {
        return without(
                Stream.of(settings.key(), settings.secret())
                        .flatMap(Optional::stream)
                        .toList(),
                fault);
    }

    /** What a request without a key of the settings lets itself in with. */
    private static List<String> pass(VendorRequest request) {
        return Stream.ofNullable(request.headers().get("Authorization"))
                .map(value -> value.substring(value.lastIndexOf(' ') + 1))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static VendorFault without(List<String> secrets, VendorFault fault) {
        String text = String.valueOf(fault.getMessage());
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean.equals(text)
                ? fault
                : new VendorFault(fault.vendor(), fault.kind(), clean, fault.retryAfter(), null);
    }

    private void expectKeys() {
        settings.lacks().ifPresent(why -> {
            throw fault(
                    settings.enabled() ? VendorFault.Kind.NO_KEY : VendorFault.Kind.OFF,
                    settings.name() + " cannot be asked: " + why);
        });
    }

    /** Whether it is let in by a pass that the vendor lent for a while: one that is refused is renewed and tells nothing of a key. */
    private boolean isLent(VendorRequest request) {
        String pass = request.headers().getOrDefault("Authorization", "");
        return pass.startsWith("Bearer ")
                && settings.key().filter(pass::endsWith).isEmpty();
    }

    private void expectNoRefusal(VendorRequest request) {
        Instant now = clock.instant();
        refusals.values().removeIf(old -> !now.isBefore(old.until()));
        Refusal refusal = refusals.getOrDefault(EVERYTHING, refusals.get(request.topic()));
        if (refusal != null) {
            throw fault(
                    refusal.fault().kind(),
                    "%s (not asked again until %s)".formatted(refusal.fault().getMessage(), refusal.until()));
        }
    }

    private static VendorFault withoutPause(VendorFault fault) {
        return new VendorFault(fault.vendor(), fault.kind(), String.valueOf(fault.getMessage()));
    }

    private void awaitTurn() {
        Turn turn = ledger.take(settings, clock.instant(), LONGEST_WAIT);
        if (turn.refusal().isPresent()) {
            String when = turn.until().map(until -> " until " + until).orElse("");
            String text = switch (turn.refusal().get()) {
                case BUDGET_SPENT ->
                    "%s: the %d requests of the day are used up%s".formatted(settings.name(), settings.perDay(), when);
                case PAUSED -> "%s failed too often and is left alone%s".formatted(settings.name(), when);
                default -> "%s has no free turn%s".formatted(settings.name(), when);
            };
            throw fault(turn.refusal().get(), text);
        }
        sleep(turn.delay());
    }

    private VendorReply exchange(VendorRequest request) {
        Request.Builder built = new Request.Builder()
                .url(url(request))
                .method(
                        request.method(),
                        request.body()
                                .map(body -> RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
                                .orElse(null));
        request.headers().forEach(built::header);
        if (!request.form().isEmpty()) {
            FormBody.Builder form = new FormBody.Builder();
            request.form().forEach(form::add);
            built.post(form.build());
        }
        try (Response response = http.newCall(built.build()).execute()) {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers()
                    .forEach(one -> headers.putIfAbsent(one.getFirst().toLowerCase(Locale.ROOT), one.getSecond()));
            byte[] body = response.body().byteStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw fault(VendorFault.Kind.MALFORMED, settings.name() + " sent more than " + MOST_BYTES + " bytes");
            }
            return new VendorReply(settings.name(), response.code(), headers, body);
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(e);
            }
            throw unreachable(
                    "did not answer within %d ms".formatted(settings.timeout().toMillis()), e);
        } catch (IOException e) {
            throw unreachable("cannot be reached: " + e.getMessage(), e);
        } catch (Exception e) {
            // OkHttp declares nothing: whoever is interrupted in a wait of its own gets this
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw interrupted(e);
            }
            throw e;
        }
    }

    private HttpUrl url(VendorRequest request) {
        String address = request.path().startsWith("http") ? request.path() : settings.baseUrl() + request.path();
        HttpUrl parsed = HttpUrl.parse(address);
        HttpUrl base = Objects.requireNonNull(HttpUrl.parse(settings.baseUrl()));
        if (parsed == null
                || !parsed.scheme().equals(base.scheme())
                || !parsed.host().equals(base.host())
                || parsed.port() != base.port()) {
            throw fault(
                    VendorFault.Kind.MALFORMED,
                    "%s names an address that is not its own, which nobody follows".formatted(settings.name()));
        }
        HttpUrl.Builder url = parsed.newBuilder();
        request.query().forEach(url::setQueryParameter);
        request.secrets().forEach(url::setQueryParameter);
        return url.build();
    }

    private VendorFault unreachable(String what, Exception cause) {
        return new VendorFault(
                settings.name(), VendorFault.Kind.UNREACHABLE, settings.name() + " " + what, Optional.empty(), cause);
    }

    private TransientFault interrupted(@Nullable Exception cause) {
        return new TransientFault("interrupted while " + settings.name() + " was asked", cause);
    }

    /** Seconds or a date, as HTTP has it, or until the vendor counts anew. What is over a day is no wait but a mistake. */
    private Optional<Duration> retryAfter(VendorReply reply) {
        return reply.header("retry-after")
                .flatMap(this::wait)
                .or(() -> untilReset(reply))
                .filter(wait -> !wait.isNegative() && wait.compareTo(Duration.ofDays(1)) <= 0);
    }

    /** How long the vendor answers no more, where its good answer says that it was the last one for now. */
    private Optional<Duration> used(VendorReply reply) {
        return limit(reply, "remaining")
                .filter(left -> left.matches("0(\\.\\d{1,6})?"))
                .flatMap(left -> untilReset(reply))
                .filter(wait -> !wait.isNegative() && wait.compareTo(Duration.ofDays(1)) <= 0);
    }

    /** Until the vendor counts anew: it tells the moment in seconds since 1970, or how many seconds are left. */
    private Optional<Duration> untilReset(VendorReply reply) {
        return limit(reply, "reset")
                .filter(value -> value.matches("\\d{10}|\\d{1,5}"))
                .map(Long::parseLong)
                .map(value -> value < FIRST_MOMENT
                        ? Duration.ofSeconds(value)
                        : Duration.between(clock.instant(), Instant.ofEpochSecond(value)));
    }

    private static Optional<String> limit(VendorReply reply, String what) {
        return reply.header("x-ratelimit-" + what).or(() -> reply.header("x-rate-limit-" + what));
    }

    private Optional<Duration> wait(String value) {
        if (value.matches("\\d{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Grows, and differs from one asker to the next. */
    private static Duration backOff(int attempt) {
        long most = 400L << attempt;
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
    }

    private void sleep(Duration time) {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        try {
            waiting.await(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }
}
