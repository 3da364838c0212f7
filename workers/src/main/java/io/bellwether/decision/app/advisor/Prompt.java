package io.bellwether.decision.app.advisor;

import java.util.List;

/**
 * What a model is told.
 *
 * @param version name of the prompt files, e.g. {@code desk-1}
 * @param hash SHA-256 of those files [hex], so that a changed file with the old name shows
 * @param system who it is and by which rules it works
 * @param user the facts and the task
 * @param cuts what was left out to fit the model's context; empty when nothing was
 */
public record Prompt(String version, String hash, String system, String user, List<Cut> cuts) {
    public Prompt {
        cuts = List.copyOf(cuts);
    }

    /**
     * Something that was left out.
     *
     * @param what e.g. {@code history}
     * @param kept how many entries stayed
     * @param dropped how many entries went
     */
    public record Cut(String what, int kept, int dropped) {}
}
