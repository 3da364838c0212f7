package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ServiceName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** The whole stack with the application, until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the services and the application and keeps them running, until Ctrl-C.",
        footer = "Further arguments go to the application.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Unmatched
    private final List<String> further = new ArrayList<>();

    @Override
    public Integer call() {
        var stack = options.stack(EnumSet.allOf(ServiceName.class));
        try (var running = new RunningStack(stack)) {
            double services = stack.startServices();
            var arguments = new ArrayList<>(List.of("serve"));
            arguments.addAll(further);
            double app = stack.startApp(options.app(stack, arguments));
            running.exitOnSignalWith(0);
            System.out.println("Bellwether is up after " + StackOptions.seconds(services + app) + " s (services "
                    + StackOptions.seconds(services) + " s, application " + StackOptions.seconds(app) + " s).");
            System.out.println(Links.text(stack.endpoints()));
            options.progress().say("Stop it with Ctrl-C.");
            return running.awaitEnd();
        }
    }
}
