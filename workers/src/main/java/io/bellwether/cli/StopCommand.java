package io.bellwether.cli;

import io.bellwether.execution.app.PullEmergencyStop;
import io.bellwether.kernel.DeskId;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pulls the emergency stop: in the database first, so that it holds even while the engine is away. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Halt a desk at once: no order leaves it, open orders are cancelled, a person must release it.")
final class StopCommand implements Callable<Integer> {
    @Option(names = "--desk", required = true, description = "The desk to halt.")
    private String desk;

    @Option(names = "--reason", required = true, description = "Why, for the people who read the alert.")
    private String reason;

    @Option(names = "--by", description = "Who pulls it. Default: the user of this shell.")
    private String by = System.getProperty("user.name", "operator");

    @Option(names = "--flatten", description = "Also sell every position.")
    private boolean flatten;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = CliContext.open()) {
            PullEmergencyStop.Result result = context.getBean(PullEmergencyStop.class)
                    .run(
                            new DeskId(desk),
                            reason,
                            by,
                            flatten,
                            Clock.systemUTC().instant());
            PrintWriter out = spec.commandLine().getOut();
            if (result.newlyHalted()) {
                out.printf("Desk %s is halted: no order leaves it until a person releases it in Tasklist.%n", desk);
            }
            result.warning().ifPresent(out::println);
            out.flush();
            return 0;
        }
    }
}
