package io.bellwether.decision.prompt;

import io.bellwether.decision.app.prompt.PromptSheets;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.decision.json.TestFormats;

/** Opens the prompt adapter to the tests of other packages. */
public final class TestPrompts {
    private TestPrompts() {}

    public static PromptSheets sheets() {
        return new VersionedPrompts(TestFormats.contexts());
    }

    public static Prompts prompts() {
        return new VersionedPrompts(TestFormats.contexts());
    }
}
