package io.bellwether.reporting.worker;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.bellwether.reporting.app.SendStopAlert;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Job {@code send-stop-alert}; safe to run twice: the alert's key is the moment of the stop. */
@Component
public class SendStopAlertWorker {
    /**
     * @param deskId the desk that is halted
     * @param tradingDate ISO date of the stop
     * @param asOf ISO time of the stop
     * @param requestedBy who or what pulled it
     * @param reason why
     */
    record In(String deskId, String tradingDate, String asOf, String requestedBy, String reason) {}

    private final SendStopAlert sendStopAlert;

    SendStopAlertWorker(SendStopAlert sendStopAlert) {
        this.sendStopAlert = sendStopAlert;
    }

    @JobWorker(type = "send-stop-alert")
    public void handle(@VariablesAsType In in) {
        sendStopAlert.run(
                new DeskId(in.deskId()),
                LocalDate.parse(in.tradingDate()),
                BusinessTime.parse(in.asOf()),
                in.requestedBy(),
                in.reason());
    }
}
