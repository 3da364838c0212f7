package io.bellwether.decision.app;

/** Writes prompts from the versioned prompt files. The same request and budget give the same prompt, byte for byte. */
public interface Prompts {
    /**
     * The prompt of a request.
     *
     * @param budget most tokens the prompt may take, by a cautious estimate
     * @throws io.bellwether.kernel.PermanentFault when not even the least that must be said fits
     */
    Prompt compose(Advisor.Request request, int budget);
}
