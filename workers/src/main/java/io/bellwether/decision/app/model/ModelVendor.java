package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.platform.OutsideCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The wire to one model of one vendor. It is made with the key and closed with the application. */
@OutsideCall
public interface ModelVendor extends AutoCloseable {
    /**
     * Asks once; no retries of its own.
     *
     * @param prompt what is said
     * @param schema the JSON Schema that the answer must follow
     * @param without what is left out of the request because the vendor refused it
     * @param again whether the same is about to be asked again, so that a cache of it pays
     * @throws AdvisorFault when there is no answer
     */
    Reply ask(Prompt prompt, String schema, Set<RequestParameter> without, boolean again);

    /**
     * The models that the key may use, as the vendor lists them.
     *
     * @throws AdvisorFault when there is no answer
     */
    List<ListedModel> models();

    @OutsideCall.Local
    @Override
    void close();

    /**
     * A model as its vendor lists it.
     *
     * @param id the vendor's name of it
     * @param ends the day of its end, when the vendor says one
     */
    record ListedModel(String id, Optional<LocalDate> ends) {}

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
