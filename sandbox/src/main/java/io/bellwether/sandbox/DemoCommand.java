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
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The whole stack, and one trading day on it that the application's demo driver runs. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts everything and runs one trading day; prints the day's result and keeps running.",
        footer =
                "Further arguments, such as --data DIR for your own daily bars, go to the driver of the day: the launcher's"
                        + " help shows them.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--once", description = "Stop everything after the day; the exit code tells how the day went.")
    private boolean once;

    @Option(names = "--json", description = "Print the day as one JSON object on standard output.")
    private boolean json;

    @Option(names = "--check", description = "Only check the arguments and the folder of --data; start nothing.")
    private boolean check;

    @Unmatched
    private final List<String> further = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (check) {
            return options.runApp(driverArguments(), Map.of());
        }
        int wrong = options.checkArguments(driverArguments());
        if (wrong != 0) {
            return wrong;
        }
        var stack = options.stack(EnumSet.allOf(ServiceName.class));
        try (var running = new RunningStack(stack)) {
            var started = stack.start(options.app(List.of("serve", "--no-desk")));
            options.progress().say("Ready after " + started + "; Operate and Tasklist follow.");
            int code = stack.run(
                    options.shortLived(driverArguments()), Map.of("BELLWETHER_PHASE_SECONDS", phases(started)));
            if (once) {
                return code;
            }
            running.exitOnSignalWith(code);
            options.progress().say(code == 0 ? "The day is over." : "The day failed (exit code " + code + ").");
            options.progress().say(Links.text(stack.endpoints()));
            options.progress().say("Everything keeps running for a look; stop it with Ctrl-C.");
            return running.awaitEnd();
        }
    }

    private List<String> driverArguments() {
        var arguments = new ArrayList<>(List.of("demo"));
        if (once) {
            arguments.add("--once");
        }
        if (json) {
            arguments.add("--json");
        }
        if (check) {
            arguments.add("--check");
        }
        arguments.addAll(further);
        return arguments;
    }

    private String phases(Stack.Started started) {
        return "build=" + StackOptions.seconds(options.buildSeconds()) + ",services="
                + StackOptions.seconds(started.services()) + ",app=" + StackOptions.seconds(started.app());
    }
}
