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

/** The services a day needs, and the application's benchmark on them. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "With engine: starts the engine and the database, measures, prints the figures and stops; with store"
                        + " a database of its own.",
        footer = "Further arguments, such as --days N or --json, go to the benchmark.")
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Unmatched
    private final List<String> further = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(further);
        int wrong = options.checkArguments(arguments);
        if (wrong != 0) {
            return wrong;
        }
        var stack = further.contains("store")
                ? options.ownStack("bellwether-bench-store", EnumSet.of(ServiceName.POSTGRES))
                : options.stack(EnumSet.of(ServiceName.BROKER, ServiceName.POSTGRES, ServiceName.MAIL));
        try (var ignored = new RunningStack(stack)) {
            stack.startServices();
            return stack.run(options.app(arguments), Map.of());
        }
    }
}
