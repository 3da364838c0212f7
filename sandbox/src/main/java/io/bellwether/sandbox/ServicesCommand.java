package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Json;
import io.bellwether.sandbox.config.ServiceName;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The services without the application, until Ctrl-C. */
@Command(
        name = "services",
        mixinStandardHelpOptions = true,
        description = "Starts the services without the application and prints their addresses, until Ctrl-C.")
final class ServicesCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Option(
            names = "--only",
            paramLabel = "LIST",
            description = "Some services only, with what they need: postgres,mail,opensearch,broker,webapps.")
    private @Nullable String only;

    @Option(names = "--json", description = "Print one line of JSON on standard output when all is ready.")
    private boolean json;

    @Override
    public Integer call() {
        Set<ServiceName> services = only == null ? ServiceName.backing() : ServiceName.parse(only);
        var stack = options.stack(services, engine.engine());
        try (var running = new RunningStack(stack)) {
            double seconds = stack.startServices();
            running.exitOnSignalWith(0);
            if (json) {
                var ready = new LinkedHashMap<String, Object>();
                ready.put("ready", true);
                ready.put("seconds", Math.round(seconds * 10) / 10.0);
                ready.put("state", stack.state().root().toString());
                ready.put("endpoints", stack.endpoints());
                System.out.println(Json.write(ready));
            } else {
                options.progress().say("The services are ready after " + StackOptions.seconds(seconds) + " s.");
                stack.endpoints().forEach((key, value) -> System.out.println(key + "=" + mask(key, value)));
                options.progress().say("Stop them with Ctrl-C.");
            }
            return running.awaitEnd();
        }
    }

    private static String mask(String key, String value) {
        return key.endsWith("_PASSWORD") ? "(in run/endpoints.env of the state folder)" : value;
    }
}
