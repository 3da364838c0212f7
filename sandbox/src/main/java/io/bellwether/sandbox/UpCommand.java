package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ServiceName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole stack with the application, until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the services and the application and keeps them running, until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Option(names = "--no-desk", description = "Do not open the configured desk.")
    private boolean noDesk;

    @Override
    public Integer call() {
        var stack = options.stack(EnumSet.allOf(ServiceName.class), engine.engine());
        try (var running = new RunningStack(stack)) {
            var arguments = new ArrayList<>(List.of("serve"));
            if (noDesk) {
                arguments.add("--no-desk");
            }
            var started = stack.start(options.app(arguments));
            running.exitOnSignalWith(0);
            System.out.println("Bellwether is up after " + started + ".");
            System.out.println(Links.text(stack.endpoints()));
            options.progress()
                    .say((stack.isFollowed() ? "Operate and Tasklist follow. " : "") + "Stop it with Ctrl-C.");
            return running.awaitEnd();
        }
    }
}
