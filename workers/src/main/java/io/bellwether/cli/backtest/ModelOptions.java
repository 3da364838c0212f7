package io.bellwether.cli.backtest;

import io.bellwether.kernel.Money;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How language models are asked about past days. */
final class ModelOptions {
    private static final String ANY = "any";
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--masked",
            paramLabel = "SEED",
            arity = "0..1",
            fallbackValue = ANY,
            description = {
                "Tell language models other names, dates and amounts: symbols and companies by aliases, days moved by whole"
                        + " weeks, prices, shares and money scaled so that returns, weights and limits stay as they are."
                        + " Everything else sees the world as it was, also the report; mask.json in the run's folder is the"
                        + " key.",
                "Without it a run on past days in which a model decided is contaminated and no evidence of anything."
            })
    private @Nullable String masked;

    @Option(
            names = "--max-model-cost",
            paramLabel = "USD",
            description =
                    "No day begins once models took this much in this run. Default: as the desk's budgets of a day"
                            + " and a month allow.")
    private @Nullable Money mostPaid;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The seed of the mask; empty without one. One that was not named is drawn once and stays. */
    OptionalLong seed() {
        if (masked == null) {
            return OptionalLong.empty();
        }
        if (masked.equals(ANY)) {
            masked = String.valueOf(new SecureRandom().nextInt(SEEDS));
        }
        try {
            return OptionalLong.of(Long.parseLong(masked));
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--masked takes a whole number as its seed, or nothing, was '%s'".formatted(masked));
        }
    }

    /** Most that models may take; empty where only budgets bind. */
    Optional<Money> mostPaid() {
        return Optional.ofNullable(mostPaid);
    }

    /** What leads to the same. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        seed().ifPresent(seed -> arguments.add("--masked=" + seed));
        mostPaid().ifPresent(most -> arguments.addAll(List.of("--max-model-cost", most.toString())));
        return arguments;
    }
}
