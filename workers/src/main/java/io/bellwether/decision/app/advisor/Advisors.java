package io.bellwether.decision.app.advisor;

import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Suggestion;
import io.bellwether.platform.OutsideCalls;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The advisors there are, by name: those that are part of the application and those that the settings describe. One
 * that cannot be used, for want of a key, is known all the same and says what is missing.
 */
@Component
public class Advisors {
    private static final Logger log = LoggerFactory.getLogger(Advisors.class);

    private final Map<String, Advisor> byName = new TreeMap<>();
    private final Map<String, String> unusable = new TreeMap<>();
    private final Map<String, AdvisorSettings.TokenPrice> prices = new TreeMap<>();

    @Autowired
    public Advisors(List<Advisor> advisors, List<AdvisorProvider> providers, ConfiguredAdvisors configured) {
        advisors.forEach(this::add);
        Map<String, AdvisorProvider> byProvider =
                providers.stream().collect(Collectors.toMap(AdvisorProvider::provider, provider -> provider));
        new TreeMap<>(configured.byName()).forEach((name, settings) -> add(create(name, settings, byProvider)));
        configured.byName().forEach((name, settings) -> settings.price().ifPresent(price -> prices.put(name, price)));
    }

    public Advisors(List<Advisor> advisors) {
        advisors.forEach(this::add);
    }

    private void add(Advisor advisor) {
        if (byName.putIfAbsent(advisor.name(), OutsideCalls.guarded(advisor)) != null) {
            throw new IllegalStateException("two advisors are called '" + advisor.name() + "'");
        }
    }

    private Advisor create(String name, AdvisorSettings settings, Map<String, AdvisorProvider> providers) {
        AdvisorProvider provider = providers.get(settings.provider());
        if (provider == null) {
            return unusable(
                    name,
                    "bellwether.advisors.%s.provider is '%s'; set one of: %s"
                            .formatted(
                                    name, settings.provider(), String.join(", ", new TreeMap<>(providers).keySet())));
        }
        try {
            return provider.create(name, settings);
        } catch (IllegalArgumentException e) {
            return unusable(name, String.valueOf(e.getMessage()));
        }
    }

    private Advisor unusable(String name, String reason) {
        unusable.put(name, reason);
        return new Unusable(name, reason);
    }

    /** @throws PermanentFault when there is none of that name; it names the ones there are */
    public Advisor get(String name) {
        Advisor advisor = byName.get(name);
        if (advisor == null) {
            throw new PermanentFault(unknown(name));
        }
        return advisor;
    }

    /** What keeps these advisors from being asked, in one sentence for a person; empty when nothing does. */
    public Optional<String> check(Collection<String> names) {
        for (String name : names) {
            if (!byName.containsKey(name)) {
                return Optional.of(unknown(name));
            }
            if (unusable.containsKey(name)) {
                return Optional.of("the advisor '%s' cannot be used: %s".formatted(name, unusable.get(name)));
            }
        }
        return Optional.empty();
    }

    /** What is missing before this advisor can be asked, for a person; empty when nothing is. */
    public Optional<String> missing(String name) {
        return Optional.ofNullable(unusable.get(name));
    }

    /** What an advisor's tokens cost; empty when they cost nothing. */
    public Optional<AdvisorSettings.TokenPrice> price(String name) {
        return Optional.ofNullable(prices.get(name));
    }

    private String unknown(String name) {
        return "unknown advisor '%s'; change the desk's advisors to some of: %s%s"
                .formatted(name, String.join(", ", byName.keySet()), Suggestion.didYouMean(name, byName.keySet()));
    }

    @PreDestroy
    void close() {
        for (Advisor advisor : byName.values()) {
            if (advisor instanceof AutoCloseable open) {
                try {
                    open.close();
                } catch (Exception e) {
                    log.warn("the connection of advisor {} did not close", advisor.name());
                }
            }
        }
    }

    /** Stands for an advisor whose set-up is incomplete. */
    private record Unusable(String name, String reason) implements Advisor {
        @Override
        public Answer ask(Request request) {
            throw new AdvisorFault(Kind.NOT_SET_UP, reason);
        }
    }
}
