package io.bellwether.decision.recorded;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.context.ContextFormat;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Makes advisors that replay a file of answers. */
@Component
final class RecordedProvider implements AdvisorProvider {
    static final String NAME = "recorded";

    private final ContextFormat format;

    RecordedProvider(ContextFormat format) {
        this.format = format;
    }

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public Advisor create(String name, AdvisorSettings settings) {
        Path file = settings.file()
                .orElseThrow(() -> new IllegalArgumentException(
                        "advisor '%1$s' replays recorded answers and needs bellwether.advisors.%1$s.file: a file that './bellwether answers export' wrote"
                                .formatted(name)));
        return RecordedAdvisor.over(file, name, format);
    }
}
