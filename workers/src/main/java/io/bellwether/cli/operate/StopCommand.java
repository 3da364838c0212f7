package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.Obstacles;
import io.bellwether.cli.common.Operator;
import io.bellwether.cli.common.Wait;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.execution.app.halt.PullEmergencyStop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pulls the emergency stop: in the database first, so that it holds even while the engine is away. */
@AsksApplication
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Halt a desk at once: no order leaves it, open orders are cancelled, a person must release it.")
public final class StopCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration UNTIL_TAKEN_UP = Duration.ofSeconds(20);

    /** In an emergency nobody has to find words. */
    private static final String NO_REASON = "no reason was given";

    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for the people who read the alert. May be left out.")
    private String reason = "";

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
            Obstacles obstacles = Obstacles.from(context, hint -> {});
            PullEmergencyStop.Result result = context.getBean(PullEmergencyStop.class)
                    .run(
                            desk.id,
                            Operator.reason(reason.isBlank() ? NO_REASON : reason, by),
                            Operator.actor(),
                            flatten,
                            CliContext.now(context));
            if (result.newlyHalted()) {
                out.printf("Desk %s is halted: no order leaves it until a person releases it in Tasklist.%n", desk.id);
            }
            if (result.sellingAdded()) {
                out.printf("Desk %s now sells every position; it stays halted.%n", desk.id);
            }
            result.warning().ifPresent(out::println);
            if (result.newlyHalted() && result.warning().isEmpty()) {
                out.flush();
                awaitProcess(context, obstacles).ifPresent(out::println);
            }
        });
    }

    /** The halt holds whatever the engine does; whoever pulled it hears when nobody cancels its orders. */
    private Optional<String> awaitProcess(ApplicationContext context, Obstacles obstacles) {
        Halts halts = context.getBean(Halts.class);
        Optional<String> trouble = Wait.until(
                UNTIL_TAKEN_UP,
                LOOK,
                () -> halts.standing(desk.id)
                                .filter(halt -> halt.processInstance().isEmpty())
                                .isEmpty()
                        ? Optional.of("")
                        : obstacles.look(desk.id),
                Optional::isPresent);
        return trouble.map(text -> text.isEmpty() ? Optional.<String>empty() : Optional.of(text))
                .orElse(Optional.of(
                        "No process has taken the halt over within %d s: open orders are not cancelled yet. It is asked again until one does; is './bellwether up' running?"
                                .formatted(UNTIL_TAKEN_UP.toSeconds())));
    }
}
