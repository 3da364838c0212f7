package io.bellwether.decision.recorded;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.json.TestFormats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Opens the recorded adapter to the tests of other packages. */
public final class TestReplays {
    private TestReplays() {}

    public static Advisor over(Path file, String name) {
        return new RecordedProvider(TestFormats.contexts()).create(name, settings(Optional.of(file)));
    }

    static AdvisorSettings settings(Optional<Path> file) {
        return new AdvisorSettings(
                "recorded",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                file,
                Optional.empty());
    }
}
