package io.bellwether.sandbox.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ports of the stack, all on loopback: the key in {@code sandbox.ports}, the default and who listens. */
public enum Port {
    GRPC("grpc", 26500, ServiceName.BROKER, "the engine's gRPC interface"),
    BROKER_REST("broker-rest", 8088, ServiceName.BROKER, "the engine's REST interface"),
    BROKER_MANAGEMENT("broker-management", 9600, ServiceName.BROKER, "the engine's health and metrics"),
    BROKER_COMMAND("broker-command", 26501, ServiceName.BROKER, "the engine's command interface"),
    BROKER_INTERNAL("broker-internal", 26502, ServiceName.BROKER, "the engine's cluster interface"),
    WEBAPPS("webapps", 8081, ServiceName.WEBAPPS, "Operate and Tasklist"),
    WEBAPPS_MANAGEMENT("webapps-management", 9610, ServiceName.WEBAPPS, "the health of Operate and Tasklist"),
    OPENSEARCH("opensearch", 9200, ServiceName.OPENSEARCH, "OpenSearch"),
    OPENSEARCH_TRANSPORT("opensearch-transport", 9300, ServiceName.OPENSEARCH, "OpenSearch's node interface"),
    POSTGRES("postgres", 15432, ServiceName.POSTGRES, "PostgreSQL"),
    SMTP("smtp", 3025, ServiceName.MAIL, "the mail server"),
    MAILBOX("mailbox", 8025, ServiceName.MAIL, "the mailbox"),
    APP("app", 8080, ServiceName.APP, "the dashboard");

    private final String key;
    private final int standard;
    private final ServiceName service;
    private final String purpose;

    Port(String key, int standard, ServiceName service, String purpose) {
        this.key = key;
        this.standard = standard;
        this.service = service;
        this.purpose = purpose;
    }

    /** The port with this key below {@code sandbox.ports}. */
    public static Optional<Port> withKey(String key) {
        return Arrays.stream(values()).filter(port -> port.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    /** The port number when nothing else is configured. */
    public int standard() {
        return standard;
    }

    /** The service that listens here. */
    public ServiceName service() {
        return service;
    }

    /** What a person reaches here, to be read in a sentence. */
    public String purpose() {
        return purpose;
    }

    /** The environment variable that sets the number, for example {@code BELLWETHER_PORT_BROKER_REST}. */
    public String variable() {
        return "BELLWETHER_PORT_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
