package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.platform.OutsideCall;
import java.util.List;
import java.util.Set;

/** An advisor that is a vendor's language model, and what can be asked of it beside decisions. */
@OutsideCall
public interface Model extends Advisor {
    /**
     * The models that the key may use, as the vendor lists them.
     *
     * @throws AdvisorFault when there is no answer
     */
    List<ModelVendor.ListedModel> models();

    /**
     * The smallest structured answer there is, an object with {@code ok} true, asked for with the settings of a session.
     *
     * @param without what is left out of the request because the vendor refused it
     * @throws AdvisorFault when there is no answer
     */
    Answer askLittle(Set<RequestParameter> without);
}
