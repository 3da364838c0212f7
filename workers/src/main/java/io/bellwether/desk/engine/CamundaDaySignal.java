package io.bellwether.desk.engine;

import io.bellwether.desk.app.DaySignal;
import io.bellwether.kernel.DeskId;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens trading days by message; time to live 0 makes the correlation key a lock on the running instance. */
@Component
class CamundaDaySignal implements DaySignal {
    private final ObjectProvider<CamundaClient> engine;

    CamundaDaySignal(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public void tradingDayOpened(DeskId desk, LocalDate date) {
        engine.getObject()
                .newPublishMessageCommand()
                .messageName("trading-day-opened")
                .correlationKey(desk + ":" + date)
                .timeToLive(Duration.ZERO)
                .variables(Map.of("deskId", desk.value(), "tradingDate", date.toString(), "clock", "live"))
                .send()
                .join();
    }
}
