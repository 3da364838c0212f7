package io.bellwether.platform.vendor;

import io.bellwether.platform.vendor.VendorHttp.Waiting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A line on which a vendor speaks by itself. Once opened it is kept: when it breaks it is opened again, after waits that
 * grow up to a minute, until it is closed or the vendor says that we may not listen.
 */
public final class VendorSocket implements AutoCloseable {
    private static final Set<VendorFault.Kind> FOR_GOOD =
            EnumSet.of(VendorFault.Kind.KEY_REFUSED, VendorFault.Kind.NOT_ENTITLED, VendorFault.Kind.REFUSED);
    private static final int NORMAL = 1000;
    private static final long FIRST_WAIT = 1_000;
    private static final long LONGEST_WAIT = 60_000;

    private final VendorSettings settings;
    private final OkHttpClient http;
    private final Request request;
    private final Talk talk;
    private final Waiting waiting;
    private final UnaryOperator<VendorFault> withoutKeys;
    private final Thread keeper;
    private volatile boolean closed;
    private volatile @Nullable WebSocket socket;

    /** Who listens. It is called by one thread at a time, and not for long: what takes time it leaves to others. */
    public interface Talk {
        /**
         * The line is open.
         *
         * @param say sends a message; it may be kept and used until the line is lost
         */
        void opened(Consumer<String> say);

        /**
         * A message came.
         *
         * @return whether all is well, so that waits begin anew when the line breaks
         * @throws VendorFault when the line is no good; where it says that we may not listen, it is not opened again
         */
        boolean heard(String message);

        /**
         * The line is lost.
         *
         * @param again after what time it is opened again; empty when it is not
         */
        void lost(VendorFault why, Optional<Duration> again);
    }

    VendorSocket(
            VendorSettings settings,
            OkHttpClient http,
            String address,
            Talk talk,
            Waiting waiting,
            UnaryOperator<VendorFault> withoutKeys) {
        this.settings = settings;
        this.http = http;
        this.request = new Request.Builder().url(address).build();
        this.talk = talk;
        this.waiting = waiting;
        this.withoutKeys = withoutKeys;
        this.keeper = Thread.ofVirtual().name("line-to-" + settings.name()).unstarted(this::keep);
    }

    void start() {
        keeper.start();
    }

    private void keep() {
        int lost = 0;
        while (!closed) {
            Connection connection = new Connection();
            WebSocket opened = http.newWebSocket(request, connection);
            socket = opened;
            if (closed) {
                opened.cancel();
            }
            VendorFault why = withoutKeys.apply(connection.end.join());
            opened.cancel();
            if (closed) {
                return;
            }
            lost = connection.well ? 0 : lost + 1;
            Optional<Duration> again = FOR_GOOD.contains(why.kind()) ? Optional.empty() : Optional.of(wait(lost));
            talk.lost(why, again);
            if (again.isEmpty()) {
                return;
            }
            try {
                waiting.await(again.get());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Grows, and differs from one listener to the next. */
    private static Duration wait(int lost) {
        long most = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(lost, 6));
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
    }

    /** Ends it; nobody is told. */
    @Override
    public void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            open.close(NORMAL, null);
            open.cancel();
        }
        keeper.interrupt();
    }

    private final class Connection extends WebSocketListener {
        private final CompletableFuture<VendorFault> end = new CompletableFuture<>();
        private volatile boolean well;

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            if (!closed) {
                talk.opened(webSocket::send);
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            if (closed || end.isDone()) {
                return;
            }
            try {
                well |= talk.heard(text);
            } catch (VendorFault e) {
                end.complete(e);
            } catch (RuntimeException e) {
                end.complete(fault(VendorFault.Kind.UNREACHABLE, "said what cannot be: " + e.getMessage()));
            }
        }

        /** Some vendors send text in frames for anything. */
        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            onMessage(webSocket, bytes.utf8());
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            end.complete(fault(VendorFault.Kind.UNREACHABLE, "hung up: %d %s".formatted(code, reason)));
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable thrown, @Nullable Response response) {
            if (response == null) {
                end.complete(fault(VendorFault.Kind.UNREACHABLE, "cannot be heard: " + thrown.getMessage()));
                return;
            }
            VendorFault.Kind kind = switch (response.code()) {
                case 401 -> VendorFault.Kind.KEY_REFUSED;
                case 403 -> VendorFault.Kind.NOT_ENTITLED;
                case 429 -> VendorFault.Kind.THROTTLED;
                default -> VendorFault.Kind.UNREACHABLE;
            };
            end.complete(fault(kind, "opened no line: " + response.code()));
        }

        private VendorFault fault(VendorFault.Kind kind, String what) {
            return new VendorFault(settings.name(), kind, settings.name() + " " + what);
        }
    }
}
