package io.bellwether.decision.app;

import io.bellwether.platform.OutsideCall;
import java.util.Optional;

/** The wire to one model of one vendor. It is made with the key and closed with the application. */
@OutsideCall
public interface ModelVendor extends AutoCloseable {
    /**
     * Asks once; no retries of its own.
     *
     * @param prompt what is said
     * @param schema the JSON Schema that the answer must follow
     * @throws AdvisorFault when there is no answer
     */
    Reply ask(Prompt prompt, String schema);

    @OutsideCall.Local
    @Override
    void close();

    /**
     * What came back.
     *
     * @param text exactly as the model wrote it
     * @param model which model answered; empty when the vendor did not say
     * @param ending how it ended
     * @param usage what was counted; empty when the vendor did not say
     * @param requestId the vendor's id of the exchange
     */
    record Reply(
            String text,
            String model,
            Advisor.Ending ending,
            Optional<Advisor.Usage> usage,
            Optional<String> requestId) {}
}
