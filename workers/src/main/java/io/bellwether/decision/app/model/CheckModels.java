package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.Asking;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.advisor.RefusedParameters;
import io.bellwether.decision.app.model.ModelVendor.ListedModel;
import io.bellwether.platform.DoctorCheck.State;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Asks the vendor of every configured model for its list and for one tiny structured answer, and says what it cost. */
@Service
public class CheckModels {
    private final ConfiguredAdvisors configured;
    private final Advisors advisors;
    private final EndingModels endings;
    private final RefusedParameters refused;

    CheckModels(ConfiguredAdvisors configured, Advisors advisors, EndingModels endings, RefusedParameters refused) {
        this.configured = configured;
        this.advisors = advisors;
        this.endings = endings;
        this.refused = refused;
    }

    /**
     * What became of one model.
     *
     * @param advisor what desks call it
     * @param model the vendor's name of it
     * @param state {@code NOTE} when it is not set up and nobody was asked
     * @param listed how many models the key may use; empty when the vendor gave no list
     * @param answeredBy which model answered; empty when none did
     * @param usage tokens of the answer
     * @param costUsd [USD] what the answer cost; zero where nothing is paid
     * @param ends the model's last day, as the vendor's list or the settings have it
     * @param remarks what a person should know, one sentence each
     */
    public record ModelCheck(
            String advisor,
            String provider,
            String model,
            State state,
            Optional<Integer> listed,
            String answeredBy,
            Advisor.Usage usage,
            BigDecimal costUsd,
            Optional<LocalDate> ends,
            List<String> remarks) {
        public ModelCheck {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Asks them one after the other, by name.
     *
     * @param only the advisor to ask; empty asks all
     * @param today for the ends of models
     */
    public List<ModelCheck> run(Optional<String> only, LocalDate today) {
        return new TreeMap<>(configured.byName())
                .entrySet().stream()
                        .filter(entry -> only.map(entry.getKey()::equals).orElse(true))
                        .flatMap(entry -> check(entry.getKey(), entry.getValue(), today).stream())
                        .toList();
    }

    private Optional<ModelCheck> check(String name, AdvisorSettings settings, LocalDate today) {
        Optional<String> missing = advisors.missing(name);
        if (missing.isPresent()) {
            return Optional.of(new Run(name, settings).notSetUp(missing.get()));
        }
        return advisors.get(name) instanceof Model model
                ? Optional.of(new Run(name, settings).ask(model, today))
                : Optional.empty();
    }

    /** One model's check while it goes on. */
    private final class Run {
        private static final String NO_LIST = "No list of models: ";

        private final String name;
        private final AdvisorSettings settings;
        private final List<String> remarks = new ArrayList<>();
        private State state = State.OK;
        private Optional<Integer> listed = Optional.empty();
        private Optional<LocalDate> ends = Optional.empty();

        Run(String name, AdvisorSettings settings) {
            this.name = name;
            this.settings = settings;
        }

        ModelCheck notSetUp(String missing) {
            worse(State.NOTE, "Not set up: " + missing);
            return result("", Advisor.Usage.NONE);
        }

        ModelCheck ask(Model model, LocalDate today) {
            ends = endings.of(name, settings).map(end -> end.ends());
            list(model);
            ends.filter(day -> !today.isBefore(endings.toldFrom(day)))
                    .ifPresent(day -> worse(
                            State.WARNING,
                            "The vendor ends %s on %s; set another model.".formatted(settings.model(), day)));
            try {
                Asking.Found<Advisor.Answer> found = Asking.leavingOut(settings, Set.of(), model::askLittle);
                if (found.refused().isEmpty()) {
                    refused.forget(name);
                }
                found.refused()
                        .forEach((parameter, said) -> worse(
                                State.WARNING,
                                "It does not take the %s and is asked without: %s".formatted(parameter.words(), said)));
                judge(found.answer());
                Optional.ofNullable(found.answer().exchange().parameters().get("usage"))
                        .ifPresent(counted -> worse(
                                State.WARNING, "Its count of tokens is %s; so is what it cost.".formatted(counted)));
                return result(found.answer().model(), found.answer().usage());
            } catch (AdvisorFault fault) {
                String said = said(fault);
                remarks.remove(NO_LIST + said);
                worse(State.FAILED, said);
                return result("", Advisor.Usage.NONE);
            }
        }

        private void list(Model model) {
            try {
                List<ListedModel> models = model.models();
                listed = Optional.of(models.size());
                Optional<ListedModel> own = models.stream()
                        .filter(one -> one.id().equals(settings.model()))
                        .findFirst();
                ends = own.flatMap(ListedModel::ends).or(() -> ends);
                if (own.isEmpty()) {
                    worse(State.WARNING, "The vendor's list does not name %s.".formatted(settings.model()));
                }
            } catch (AdvisorFault fault) {
                worse(State.WARNING, NO_LIST + said(fault));
            }
        }

        private static String said(AdvisorFault fault) {
            return "%s: %s".formatted(fault.kind(), fault.getMessage());
        }

        private void judge(Advisor.Answer answer) {
            if (answer.ending() != Advisor.Ending.COMPLETE || !isRight(answer.text())) {
                worse(
                        State.WARNING,
                        "It answered, but not as the schema says (%s): %s"
                                .formatted(answer.ending(), Secrets.mask(answer.text(), Optional.empty())));
            }
        }

        private void worse(State found, String remark) {
            state = state.compareTo(found) < 0 ? found : state;
            remarks.add(remark);
        }

        private ModelCheck result(String answeredBy, Advisor.Usage usage) {
            BigDecimal cost = settings.price().map(price -> price.cost(usage)).orElse(BigDecimal.ZERO);
            return new ModelCheck(
                    name, settings.provider(), settings.model(), state, listed, answeredBy, usage, cost, ends, remarks);
        }
    }

    private static boolean isRight(String text) {
        try {
            return Boolean.TRUE.equals(Json.read(text, Map.class).get("ok"));
        } catch (RuntimeException e) {
            return false;
        }
    }
}
