package io.bellwether.decision.app.prompt;

import io.bellwether.decision.app.advisor.Prompt;
import java.util.Optional;

/** The prompt files there are now. */
public interface PromptVersions {
    /** SHA-256 of a version's files as they are now [hex], as in {@link Prompt#hash()}; empty when they are gone. */
    Optional<String> hash(String version);
}
