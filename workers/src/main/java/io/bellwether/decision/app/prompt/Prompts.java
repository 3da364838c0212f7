package io.bellwether.decision.app.prompt;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Prompt;

/** Writes prompts from the versioned prompt files. The same request and budget give the same prompt, byte for byte. */
public interface Prompts {
    /**
     * The prompt of a request.
     *
     * @param budget most tokens the prompt may take, by a cautious estimate
     * @return the prompt; what did not fit was left out, is listed in its cuts and said in the prompt itself
     * @throws io.bellwether.kernel.BpmnErrorException ADVISOR_UNAVAILABLE when not even the least that must be said fits; the
     *     next advisor may take more
     * @throws io.bellwether.kernel.PermanentFault when the request's context is none
     */
    Prompt compose(Advisor.Request request, int budget);
}
