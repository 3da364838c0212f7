package io.bellwether.decision.app.prompt;

import io.bellwether.decision.app.advisor.Prompt;
import java.util.List;

/**
 * A prompt with the size of its parts.
 *
 * @param prompt what would be sent
 * @param parts in the order of the prompt
 */
public record PromptSheet(Prompt prompt, List<Part> parts) {
    public PromptSheet {
        parts = List.copyOf(parts);
    }

    /**
     * A part of a prompt.
     *
     * @param name what a cut of it is called, or the file it is from
     * @param tokens by the cautious estimate that the budget uses
     */
    public record Part(String name, int tokens) {}

    /** All parts together. */
    public int tokens() {
        return parts.stream().mapToInt(Part::tokens).sum();
    }
}
