package io.bellwether.decision.app.prompt;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.SessionRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Shows what a model would be told now. Asks nobody, stores nothing, changes nothing. */
@Service
public class ShowPrompt {
    /** Room of the models that the desk does not name [tokens]: enough for everything. */
    private static final int PLENTY = 1_000_000;

    private final BuildContext contexts;
    private final Desks desks;
    private final ConfiguredAdvisors configured;
    private final PromptSheets prompts;

    ShowPrompt(BuildContext contexts, Desks desks, ConfiguredAdvisors configured, PromptSheets prompts) {
        this.contexts = contexts;
        this.desks = desks;
        this.configured = configured;
        this.prompts = prompts;
    }

    /**
     * The prompt of the session as it would be sent to the first model of the desk's advisors, cut to what that takes;
     * where the desk asks no model, nothing is cut.
     *
     * @param version the prompt files to use; empty for those in use
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk or version
     */
    public PromptSheet run(SessionRef session, Optional<String> version) {
        int budget = desks.get(session.desk()).settings().advisors().stream()
                .flatMap(name -> Optional.ofNullable(configured.byName().get(name)).stream())
                .filter(settings -> !settings.model().isEmpty())
                .map(AdvisorSettings::contextTokens)
                .findFirst()
                .orElse(PLENTY);
        StoredContext context = contexts.preview(session);
        return prompts.show(
                new Advisor.Request(context.id(), context.snapshot(), session.session(), List.of(), Optional.empty()),
                budget,
                version);
    }
}
