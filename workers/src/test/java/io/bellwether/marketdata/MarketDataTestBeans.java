package io.bellwether.marketdata;

import io.bellwether.platform.Alerts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Alerts that are only remembered. */
@TestConfiguration
public class MarketDataTestBeans {
    /** What was raised, in its order. */
    public static final class RecordedAlerts implements Alerts {
        private final List<Alert> raised = new CopyOnWriteArrayList<>();

        @Override
        public void raise(Alert alert) {
            raised.add(alert);
        }

        public List<Alert> raised() {
            return List.copyOf(raised);
        }
    }

    @Bean
    @Primary
    RecordedAlerts recordedAlerts() {
        return new RecordedAlerts();
    }
}
