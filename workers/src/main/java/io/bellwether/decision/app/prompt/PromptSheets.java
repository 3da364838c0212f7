package io.bellwether.decision.app.prompt;

import io.bellwether.decision.app.advisor.Advisor;
import java.util.Optional;

/** Writes prompts for a person to read. */
public interface PromptSheets {
    /**
     * The prompt that {@link Prompts#compose} writes, with what each part of it takes.
     *
     * @param budget most tokens the prompt may take, by a cautious estimate
     * @param version the prompt files to use; empty for those that are used
     * @throws io.bellwether.kernel.BpmnErrorException ADVISOR_UNAVAILABLE when not even the least that must be said fits
     * @throws io.bellwether.kernel.PermanentFault when there is no such version
     */
    PromptSheet show(Advisor.Request request, int budget, Optional<String> version);
}
