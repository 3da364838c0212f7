package io.bellwether.testing;

import io.bellwether.BellwetherApplication;
import io.bellwether.sandbox.SandboxProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real stack for all process tests of a JVM: every service of the sandbox, and the application in this JVM. */
public final class TestStack {
    private TestStack() {}

    private static final class Running {
        static final SandboxProcess SANDBOX = startSandbox();
        static final ConfigurableApplicationContext APPLICATION = startApplication(SANDBOX.endpoints());

        private static SandboxProcess startSandbox() {
            try {
                Path state = Files.createTempDirectory("bellwether-test-stack");
                SandboxProcess sandbox =
                        SandboxProcess.start(state, List.of("opensearch", "broker", "webapps", "postgres", "mail"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    APPLICATION.close();
                    sandbox.close();
                }));
                return sandbox;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ConfigurableApplicationContext startApplication(Map<String, String> endpoints) {
            String[] arguments = Stream.concat(
                            endpoints.entrySet().stream()
                                    .filter(e -> !e.getKey().equals("SERVER_PORT"))
                                    .map(e -> "--" + property(e.getKey()) + "=" + e.getValue()),
                            Stream.of(
                                    "--server.port=0",
                                    "--bellwether.jobs.initial=PT0.05S",
                                    "--bellwether.jobs.longest=PT0.2S",
                                    "--logging.level.root=warn"))
                    .toArray(String[]::new);
            return new SpringApplicationBuilder(BellwetherApplication.class)
                    .bannerMode(Banner.Mode.OFF)
                    .run(arguments);
        }

        private static String property(String variable) {
            return switch (variable) {
                case "BELLWETHER_ENGINE_WEBAPPS_URL" -> "bellwether.engine.webapps-url";
                case "CAMUNDA_CLIENT_GRPC_ADDRESS" -> "camunda.client.grpc-address";
                case "CAMUNDA_CLIENT_REST_ADDRESS" -> "camunda.client.rest-address";
                default -> variable.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
            };
        }
    }

    /** The application's bean of the type. */
    public static <T> T bean(Class<T> type) {
        return Running.APPLICATION.getBean(type);
    }

    /** An address of the sandbox by its variable, e.g. {@code BELLWETHER_ENGINE_WEBAPPS_URL}. */
    public static String endpoint(String variable) {
        return Running.SANDBOX.endpoints().get(variable);
    }
}
