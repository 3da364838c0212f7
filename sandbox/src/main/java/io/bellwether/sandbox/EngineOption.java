package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.engine.EngineProbe;
import io.bellwether.sandbox.engine.OwnEngine;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that run on an engine of the user's as well. */
final class EngineOption {
    private static final Set<ServiceName> OF_THE_ENGINE =
            EnumSet.of(ServiceName.OPENSEARCH, ServiceName.BROKER, ServiceName.WEBAPPS);

    @Option(
            names = "--camunda",
            paramLabel = "URL",
            description = "Your own Camunda 8.8 to 8.10 in place of the bundled one: the address of its REST interface,"
                    + " or saas. Its keys come from the environment.")
    private @Nullable String camunda;

    /** The user's engine, asked what it is; empty when the bundled one is to run. */
    Optional<OwnEngine> engine() {
        return Optional.ofNullable(camunda).map(told -> new EngineProbe(System.getenv()).find(told));
    }

    /** The services that run beside that engine. */
    static Set<ServiceName> beside(Optional<OwnEngine> engine, Set<ServiceName> all) {
        if (engine.isEmpty()) {
            return all;
        }
        var rest = EnumSet.copyOf(all);
        rest.removeAll(OF_THE_ENGINE);
        return rest;
    }
}
