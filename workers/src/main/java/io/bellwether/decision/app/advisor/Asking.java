package io.bellwether.decision.app.advisor;

import io.bellwether.decision.domain.StoredContext;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks an advisor, and where its vendor refuses a single part of the request, again without that part: a question is
 * worth more than a temperature. What was refused is told once and left out from then on.
 */
@Component
public class Asking {
    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private final ConfiguredAdvisors configured;
    private final RefusedParameters refused;
    private final AdvisorAlert alert;

    public Asking(ConfiguredAdvisors configured, RefusedParameters refused, AdvisorAlert alert) {
        this.configured = configured;
        this.refused = refused;
        this.alert = alert;
    }

    /** @throws AdvisorFault when there is no answer, with nothing left that could be left out */
    public Advisor.Answer ask(StoredContext context, String name, Advisor advisor, Advisor.Request request) {
        Optional<AdvisorSettings> settings =
                Optional.ofNullable(configured.byName().get(name));
        if (settings.isEmpty()) {
            return advisor.ask(request);
        }
        Set<RequestParameter> known = refused.find(name, settings.get());
        Found<Advisor.Answer> found =
                leavingOut(settings.get(), known, without -> advisor.ask(request.without(without)));
        found.refused().forEach((parameter, said) -> {
            log.warn(
                    "advisor {} refuses the {} and is asked without it from now on: {}", name, parameter.words(), said);
            if (refused.remember(name, settings.get(), parameter, said, context.asOf())) {
                alert.raiseRefused(context, name, settings.get(), parameter, said);
            }
        });
        return found.answer();
    }

    /**
     * An answer, and what had to be left out for it.
     *
     * @param refused what was refused on the way, with the vendor's words
     */
    public record Found<T>(T answer, Map<RequestParameter, String> refused) {}

    /** Asks until there is an answer, each time without one more part that the vendor names in its refusal. */
    public static <T> Found<T> leavingOut(
            AdvisorSettings settings, Set<RequestParameter> known, Function<Set<RequestParameter>, T> question) {
        Map<RequestParameter, String> refusals = new EnumMap<>(RequestParameter.class);
        while (true) {
            Set<RequestParameter> without = EnumSet.noneOf(RequestParameter.class);
            without.addAll(known);
            without.addAll(refusals.keySet());
            try {
                return new Found<>(question.apply(without), refusals);
            } catch (AdvisorFault fault) {
                RequestParameter next = fault.refused().stream()
                        .filter(parameter -> !without.contains(parameter)
                                && parameter.sent(settings).isPresent())
                        .findFirst()
                        .orElseThrow(() -> fault);
                refusals.put(next, String.valueOf(fault.getMessage()));
            }
        }
    }
}
