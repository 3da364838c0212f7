package io.bellwether.sandbox.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses of a running stack as the environment variables that the application reads. */
public final class Endpoints {
    public static final String DASHBOARD = "BELLWETHER_LINKS_DASHBOARD";
    public static final String OPERATE = "BELLWETHER_LINKS_OPERATE";
    public static final String TASKLIST = "BELLWETHER_LINKS_TASKLIST";
    public static final String MAILBOX = "BELLWETHER_LINKS_MAILBOX";

    private static final String HOST = "127.0.0.1";

    private Endpoints() {}

    /**
     * The variables for the services that run.
     *
     * @param postgresPassword the password of the database user; unused when PostgreSQL does not run
     * @return in a fixed order, only those whose service is in {@code services}
     */
    public static Map<String, String> of(Set<ServiceName> services, Ports ports, Path state, String postgresPassword) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("BELLWETHER_SANDBOX_STATE", state.toString());
        if (services.contains(ServiceName.POSTGRES)) {
            variables.put(
                    "SPRING_DATASOURCE_URL",
                    "jdbc:postgresql://" + HOST + ":" + ports.of(Port.POSTGRES) + "/bellwether");
            variables.put("SPRING_DATASOURCE_USERNAME", "bellwether");
            variables.put("SPRING_DATASOURCE_PASSWORD", postgresPassword);
        }
        if (services.contains(ServiceName.BROKER)) {
            variables.put("CAMUNDA_CLIENT_GRPC_ADDRESS", url(ports, Port.GRPC));
            variables.put("CAMUNDA_CLIENT_REST_ADDRESS", url(ports, Port.BROKER_REST));
            variables.put("BELLWETHER_ENGINE_WHOSE", "bundled");
        }
        if (services.contains(ServiceName.WEBAPPS)) {
            variables.put("BELLWETHER_ENGINE_QUERIES", "v1");
            variables.put("BELLWETHER_ENGINE_WEBAPPS_URL", url(ports, Port.WEBAPPS));
            variables.put("BELLWETHER_ENGINE_USERNAME", "demo");
            variables.put("BELLWETHER_ENGINE_PASSWORD", "demo");
            variables.put(OPERATE, url(ports, Port.WEBAPPS) + "/operate");
            variables.put(TASKLIST, url(ports, Port.WEBAPPS) + "/tasklist");
        }
        if (services.contains(ServiceName.MAIL)) {
            variables.put("SPRING_MAIL_HOST", HOST);
            variables.put("SPRING_MAIL_PORT", String.valueOf(ports.of(Port.SMTP)));
            variables.put(MAILBOX, url(ports, Port.MAILBOX));
        }
        variables.put("SERVER_PORT", String.valueOf(ports.of(Port.APP)));
        variables.put(DASHBOARD, url(ports, Port.APP));
        return variables;
    }

    /** The variables as lines {@code KEY=value}. No value holds a line break or a quote. */
    public static String render(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String url(Ports ports, Port port) {
        return "http://" + HOST + ":" + ports.of(port);
    }
}
