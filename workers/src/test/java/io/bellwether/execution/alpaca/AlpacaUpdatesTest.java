package io.bellwether.execution.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.execution.app.broker.OrderStream;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.Await;
import io.bellwether.testing.broker.AlpacaServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alpaca's stream of orders against a local server. */
class AlpacaUpdatesTest {
    private static final Instant OPEN = Instant.parse("2026-11-20T15:00:00Z");

    private final AlpacaServer server = AlpacaServer.start("10000");
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AlpacaUpdates updates = updates(AlpacaServer.SECRET);

    private final OrderStream.Ear ear = new OrderStream.Ear() {
        @Override
        public void opened(String broker) {
            heard.add("opened " + broker);
        }

        @Override
        public void changed(String clientOrderId) {
            heard.add(clientOrderId);
        }
    };

    private AlpacaUpdates updates(String secret) {
        VendorSettings settings = new VendorSettings(
                "broker-alpaca",
                true,
                server.baseUrl(),
                Optional.of(AlpacaServer.KEY),
                Optional.of(secret),
                List.of("KEY", "SECRET"),
                60_000,
                0,
                0,
                Duration.ofSeconds(20),
                20,
                Duration.ofSeconds(30),
                Map.of());
        server.clock(() -> OPEN);
        return new AlpacaUpdates(TestVendors.of(OPEN, settings).vendors());
    }

    @AfterEach
    void end() {
        updates.close();
        server.close();
    }

    @Test
    void anExecutionIsHeardOnce_andAnOpenedLineIsTold() {
        updates.listen(ear);
        updates.listen(ear);
        await(List.of("opened alpaca"));
        server.othersBuy("ABEO", "3", "5.00", "far-20261120-morning-1.r2");
        server.price("ABEO", "4.90");
        await(List.of("opened alpaca", "far-20261120-morning-1"));
        server.sayAgain();
        server.othersBuy("ABEO", "3", "5.00", "far-20261120-morning-2");
        server.price("ABEO", "4.80");
        await(List.of("opened alpaca", "far-20261120-morning-1", "far-20261120-morning-2"));
    }

    @Test
    void aLineThatBreaks_isOpenedAgain_andWhatWasMissedIsAskedFor() {
        updates.listen(ear);
        await(List.of("opened alpaca"));
        server.hangUp();
        server.othersBuy("ABEO", "3", "5.00", "far-20261120-morning-1");
        server.price("ABEO", "4.90");
        await(List.of("opened alpaca", "opened alpaca"));
        server.othersBuy("ABEO", "3", "5.00", "far-20261120-morning-2");
        server.price("ABEO", "4.80");
        await(List.of("opened alpaca", "opened alpaca", "far-20261120-morning-2"));
        updates.hangUp();
        Await.until("nobody listens", Duration.ofSeconds(20), server::isHeard, yes -> !yes);
    }

    private void await(List<String> expected) {
        Await.until("news", Duration.ofSeconds(20), () -> List.copyOf(heard), expected::equals);
        assertThat(server.violations()).isEmpty();
    }
}
