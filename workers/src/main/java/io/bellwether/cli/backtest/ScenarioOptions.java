package io.bellwether.cli.backtest;

import io.bellwether.backtest.domain.Scenario;
import io.bellwether.desk.domain.PlannedFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What goes wrong in a run on purpose. */
final class ScenarioOptions {
    private static final int USUALLY = 5;

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "FAULT",
            description = {
                "Let these go wrong in turn, each for a day: data-gap, vendor-down, nonsense-answer, rejecting-broker, and"
                        + " with --engine camunda crash. The report says which paths of the desk they exercised.",
                "Such a run shows how the desk stands faults; it is no evidence of what it earns."
            })
    private @Nullable List<String> faults;

    @Option(
            names = "--every",
            paramLabel = "N",
            description =
                    "With --scenario: a fault on the N-th session and on each N-th after it. Default: " + USUALLY + ".")
    private @Nullable Integer every;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The scenario; empty when nothing is to go wrong.
     *
     * @param mayCrash whether there is, or was, an engine
     */
    Optional<Scenario> scenario(boolean mayCrash) {
        if (faults == null) {
            if (every != null) {
                throw new ParameterException(
                        spec.commandLine(), "--every is for --scenario; name a fault, e.g. --scenario data-gap");
            }
            return Optional.empty();
        }
        if (every != null && every < 1) {
            throw new ParameterException(spec.commandLine(), "--every takes a number from 1, was " + every);
        }
        List<PlannedFault> planned = planned(faults);
        if (planned.contains(PlannedFault.CRASH) && !mayCrash) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--scenario crash needs --engine camunda: in memory nobody hands out the work of one that died");
        }
        return Optional.of(new Scenario(planned, every == null ? USUALLY : every));
    }

    private List<PlannedFault> planned(List<String> names) {
        try {
            return names.stream().map(PlannedFault::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--scenario: " + e.getMessage());
        }
    }

    /** What leads to the same. */
    List<String> arguments(boolean mayCrash) {
        return scenario(mayCrash)
                .map(scenario -> List.of(
                        "--scenario",
                        scenario.faults().stream().map(PlannedFault::key).collect(Collectors.joining(",")),
                        "--every",
                        String.valueOf(scenario.every())))
                .orElse(List.of());
    }
}
