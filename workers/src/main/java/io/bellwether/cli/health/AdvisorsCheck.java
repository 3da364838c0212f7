package io.bellwether.cli.health;

import io.bellwether.cli.settings.DeskProperties;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.model.EndingModels;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.platform.DoctorCheck;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Whether those whom the desks ask can be asked: models, prices and keys are there, and the models stay. Keys are looked
 * for and never shown; nobody is asked, see {@code doctor models}.
 */
@Component
class AdvisorsCheck implements DoctorCheck {
    private final DeskProperties properties;
    private final Desks desks;
    private final Advisors advisors;
    private final ConfiguredAdvisors configured;
    private final EndingModels endings;
    private final InstantSource clock;

    AdvisorsCheck(
            DeskProperties properties,
            Desks desks,
            Advisors advisors,
            ConfiguredAdvisors configured,
            EndingModels endings,
            InstantSource clock) {
        this.properties = properties;
        this.desks = desks;
        this.advisors = advisors;
        this.configured = configured;
        this.endings = endings;
        this.clock = clock;
    }

    @Override
    public String area() {
        return "advisors";
    }

    @Override
    public List<Finding> look() {
        Set<String> asked = asked();
        List<Finding> found = new ArrayList<>();
        asked.forEach(name -> found.add(asked(name)));
        new TreeMap<>(configured.byName()).forEach((name, settings) -> {
            if (!asked.contains(name)) {
                found.add(unasked(name, settings));
            }
        });
        return found;
    }

    /** Those of the configured desk, which may not have been opened yet, and of every active one. */
    private Set<String> asked() {
        Set<String> names = new TreeSet<>(properties.advisors());
        Optional.ofNullable(properties.shadow()).ifPresent(names::add);
        Optional.ofNullable(properties.budget().cheaper()).ifPresent(names::add);
        desks.active().stream().map(Desk::settings).forEach(settings -> names.addAll(settings.everyAdvisor()));
        return names;
    }

    private Finding asked(String name) {
        Optional<String> problem = advisors.check(List.of(name));
        if (problem.isPresent()) {
            return Finding.failed("%s: a desk asks it and cannot.".formatted(name), sentence(problem.get()));
        }
        AdvisorSettings settings = configured.byName().get(name);
        if (settings == null) {
            return Finding.ok(name + ": part of the application.");
        }
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return endings.of(name, settings)
                .filter(end -> !today.isBefore(end.toldFrom()))
                .map(end -> end.isOver(today)
                        ? Finding.failed("%s: its model has ended.".formatted(name), end.remedy(today))
                        : Finding.warning("%s: its model ends soon.".formatted(name), end.remedy(today)))
                .orElseGet(() -> Finding.ok("%s: %s.".formatted(name, ready(settings))));
    }

    private Finding unasked(String name, AdvisorSettings settings) {
        return advisors.missing(name)
                .map(missing -> Finding.note("%s: no desk asks it, and it is not set up: %s.".formatted(name, missing)))
                .orElseGet(() -> Finding.note("%s: %s; no desk asks it.".formatted(name, ready(settings))));
    }

    private static String ready(AdvisorSettings settings) {
        String key =
                settings.keyVariable().map(variable -> ", key from " + variable).orElse("");
        String price = settings.price().map(p -> ", prices of " + p.version()).orElse(", without a price");
        return settings.model().isEmpty() ? settings.provider() : settings.model() + key + price;
    }

    private static String sentence(String problem) {
        return Character.toUpperCase(problem.charAt(0)) + problem.substring(1) + ".";
    }
}
