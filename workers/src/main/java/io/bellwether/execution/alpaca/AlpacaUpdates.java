package io.bellwether.execution.alpaca;

import io.bellwether.execution.app.broker.OrderStream;
import io.bellwether.platform.Json;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorSocket;
import io.bellwether.platform.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Alpaca's {@code trade_updates}. An account has one line. Nothing that is said is kept there, so an opened line says that
 * orders must be asked for; an execution that is told twice is heard once.
 */
@Component
final class AlpacaUpdates implements OrderStream, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlpacaUpdates.class);
    private static final int KEPT = 1_000;

    private final VendorHttp http;
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("alpaca-orders").factory());

    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    private @Nullable VendorSocket socket;

    AlpacaUpdates(Vendors vendors) {
        http = vendors.line(Vendors.BROKER + AlpacaBroker.NAME);
    }

    @Override
    public String broker() {
        return AlpacaBroker.NAME;
    }

    @Override
    public synchronized void listen(Ear ear) {
        if (socket == null && http.settings().lacks().isEmpty()) {
            String address = http.settings().baseUrl().replaceFirst("^http", "ws") + "/stream";
            socket = http.listen(address, new Line(ear));
        }
    }

    @Override
    public synchronized void hangUp() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    @Override
    public void close() {
        hangUp();
        teller.shutdownNow();
    }

    private final class Line implements VendorSocket.Talk {
        private final Ear ear;
        private Consumer<String> say = message -> {};

        private Line(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void opened(Consumer<String> sender) {
            say = sender;
            say.accept(Json.write(Map.of(
                    "action",
                    "authenticate",
                    "data",
                    Map.of(
                            "key_id",
                            http.settings().key().orElse(""),
                            "secret_key",
                            http.settings().secret().orElse("")))));
        }

        @Override
        public boolean heard(String message) {
            byte[] body = message.getBytes(StandardCharsets.UTF_8);
            VendorPart part = new VendorReply(AlpacaBroker.NAME, 200, Map.of(), body).parts();
            VendorPart data = part.field("data");
            switch (part.field("stream").text()) {
                case "authorization" -> authorized(data.field("status").text());
                case "listening" -> {
                    teller.execute(() -> tell(() -> ear.opened(AlpacaBroker.NAME)));
                    return true;
                }
                case "trade_updates" -> happened(data);
                default -> {
                    // nothing else was asked for
                }
            }
            return false;
        }

        private void authorized(String status) {
            if (!status.equals("authorized")) {
                throw http.fault(VendorFault.Kind.KEY_REFUSED, "Alpaca's stream of orders does not take the key");
            }
            say.accept(Json.write(Map.of("action", "listen", "data", Map.of("streams", List.of("trade_updates")))));
        }

        private void happened(VendorPart data) {
            String id = AlpacaBroker.root(
                    data.field("order").field("client_order_id").text());
            boolean again = data.field("execution_id")
                    .findText()
                    .filter(execution -> told.put(execution, true) != null)
                    .isPresent();
            if (!again) {
                teller.execute(() -> tell(() -> ear.changed(id)));
            }
        }

        /** A hint that is lost is made up for by the process, which asks by itself. */
        private void tell(Runnable hint) {
            try {
                hint.run();
            } catch (RuntimeException e) {
                LOG.info("news of an order was not passed on: {}", e.toString());
            }
        }

        @Override
        public void lost(VendorFault why, Optional<Duration> again) {
            LOG.warn(
                    "Alpaca's stream of orders is lost{}: {}",
                    again.map(wait -> " and is opened again in " + wait.toMillis() + " ms")
                            .orElse(""),
                    why.getMessage());
        }
    }
}
