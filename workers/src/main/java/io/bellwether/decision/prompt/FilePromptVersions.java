package io.bellwether.decision.prompt;

import io.bellwether.decision.app.prompt.PromptVersions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Versions among the files this application came with. */
@Component
final class FilePromptVersions implements PromptVersions {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    @Override
    public Optional<String> hash(String version) {
        if (!NAME.matcher(version).matches()
                || PromptFiles.class.getResource("/prompts/" + version + "/" + PromptFiles.NAMES.getFirst()) == null) {
            return Optional.empty();
        }
        return Optional.of(PromptFiles.load(version).hash());
    }
}
