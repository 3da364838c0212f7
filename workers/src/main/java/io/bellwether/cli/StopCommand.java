package io.bellwether.cli;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.PullEmergencyStop;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pulls the emergency stop: in the database first, so that it holds even while the engine is away. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Halt a desk at once: no order leaves it, open orders are cancelled, a person must release it.")
final class StopCommand implements Callable<Integer> {
    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--reason", required = true, description = "Why, for the people who read the alert.")
    private String reason;

    @Option(names = "--by", description = "A note on whose behalf; recorded is the user of this shell.")
    private @Nullable String by;

    @Option(names = "--flatten", description = "Also sell every position; on a halted desk this is added to the halt.")
    private boolean flatten;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            context.getBean(Desks.class).get(desk.id);
            PullEmergencyStop.Result result = context.getBean(PullEmergencyStop.class)
                    .run(desk.id, Operator.reason(reason, by), Operator.actor(), flatten, CliContext.now(context));
            if (result.newlyHalted()) {
                out.printf("Desk %s is halted: no order leaves it until a person releases it in Tasklist.%n", desk.id);
            }
            if (result.sellingAdded()) {
                out.printf("Desk %s now sells every position; it stays halted.%n", desk.id);
            }
            result.warning().ifPresent(out::println);
        });
    }
}
