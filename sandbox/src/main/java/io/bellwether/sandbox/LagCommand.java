package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** The whole stack, and the application's measurement of how far Operate and Tasklist are behind the engine. */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        description = "Starts everything, measures how soon Operate and Tasklist follow the engine and what the idle"
                + " stack uses, and stops; the exit code is 1 when they are later than 5 s.",
        footer = "Further arguments, such as --history N, --limit SECONDS or --json, go to the measurement.")
final class LagCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Unmatched
    private final List<String> further = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("lag"));
        arguments.addAll(further);
        int wrong = options.checkArguments(arguments);
        if (wrong != 0) {
            return wrong;
        }
        var stack = options.stack(EnumSet.allOf(ServiceName.class));
        try (var ignored = new RunningStack(stack)) {
            stack.startServices();
            stack.startApp(options.app(List.of("serve", "--no-desk")), Map.of());
            return stack.run(options.app(arguments), Map.of());
        }
    }
}
