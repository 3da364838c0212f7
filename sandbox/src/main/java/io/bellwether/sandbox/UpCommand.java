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

    @Option(names = "--no-desk", description = "Do not open the configured desk.")
    private boolean noDesk;

    @Override
    public Integer call() {
        var stack = options.stack(EnumSet.allOf(ServiceName.class));
        try (var running = new RunningStack(stack)) {
            double services = stack.startServices();
            var arguments = new ArrayList<>(List.of("serve"));
            if (noDesk) {
                arguments.add("--no-desk");
            }
            double app = stack.startApp(options.app(arguments));
            running.exitOnSignalWith(0);
            System.out.println("Bellwether is up after " + StackOptions.seconds(services + app) + " s (services "
                    + StackOptions.seconds(services) + " s, application " + StackOptions.seconds(app) + " s).");
            System.out.println(Links.text(stack.endpoints()));
            options.progress().say("Stop it with Ctrl-C.");
            return running.awaitEnd();
        }
    }
}
