package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.domain.ModelEnd;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Finds the models that active desks ask and that end soon. */
@Service
public class EndingModels {
    private final ConfiguredAdvisors configured;
    private final ModelLifetimes lifetimes;
    private final Desks desks;

    EndingModels(ConfiguredAdvisors configured, ModelLifetimes lifetimes, Desks desks) {
        this.configured = configured;
        this.lifetimes = lifetimes;
        this.desks = desks;
    }

    /** Those that people should know of on the day, by advisor; each advisor once. */
    public List<ModelEnd> onDay(LocalDate today) {
        List<Desk> active = desks.active();
        return new TreeMap<>(configured.byName())
                .entrySet().stream()
                        .flatMap(entry -> end(entry.getKey(), entry.getValue(), active).stream())
                        .filter(end -> !end.desks().isEmpty() && !today.isBefore(end.toldFrom()))
                        .toList();
    }

    /** From which day on people are told of an end. */
    LocalDate toldFrom(LocalDate end) {
        return lifetimes.toldFrom(end);
    }

    /** The end of an advisor's model; empty when none is known. */
    public Optional<ModelEnd> of(String advisor, AdvisorSettings settings) {
        return end(advisor, settings, desks.active());
    }

    private Optional<ModelEnd> end(String advisor, AdvisorSettings settings, List<Desk> active) {
        return lifetimes
                .end(settings.model())
                .map(end -> new ModelEnd(
                        advisor,
                        settings.model(),
                        end,
                        lifetimes.toldFrom(end),
                        active.stream()
                                .filter(desk -> asks(desk.settings(), advisor))
                                .map(Desk::id)
                                .toList()));
    }

    private static boolean asks(DeskSettings settings, String advisor) {
        return Stream.concat(settings.advisors().stream(), settings.budget().cheaper().stream())
                .anyMatch(advisor::equals);
    }
}
