package io.bellwether.testing;

import io.bellwether.BellwetherApplication;
import io.bellwether.platform.ModelDeployment;
import io.bellwether.sandbox.SandboxProcess;
import io.bellwether.testing.vendors.AnthropicServer;
import io.bellwether.testing.vendors.OpenAiServer;
import io.bellwether.testing.vendors.XaiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real stack for all process tests of a JVM: every service of the sandbox, and the application in this JVM. */
public final class TestStack {
    /** The address of an engine with Operate and Tasklist to test on in place of the sandbox's; empty for that. */
    private static final String OWN_ENGINE = System.getenv().getOrDefault("BELLWETHER_CAMUNDA", "");

    private TestStack() {}

    /** The vendors of models on this machine; the application's advisors are set to ask them. */
    public static final class Vendors {
        public static final OpenAiServer OPENAI = OpenAiServer.start();
        public static final XaiServer XAI = XaiServer.start();
        public static final AnthropicServer ANTHROPIC = AnthropicServer.start();
        public static final OpenAiServer LOCAL = OpenAiServer.start();
        public static final Path RECORDED = emptyFile();

        private Vendors() {}

        private static Path emptyFile() {
            try {
                return Files.createTempFile("bellwether-answers", ".jsonl");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Stream<String> settings() {
            String a = "--bellwether.advisors.";
            return Stream.of(
                    "--OPENAI_API_KEY=" + OPENAI.key(),
                    "--XAI_API_KEY=" + XAI.key(),
                    "--ANTHROPIC_API_KEY=" + ANTHROPIC.key(),
                    "--LOCAL_KEY=" + LOCAL.key(),
                    a + "openai.base-url=" + OPENAI.baseUrl(),
                    a + "openai.timeout=PT4S",
                    a + "openai-chat.provider=openai",
                    a + "openai-chat.model=gpt-5-mini",
                    a + "openai-chat.api=chat",
                    a + "openai-chat.key-variable=OPENAI_API_KEY",
                    a + "openai-chat.base-url=" + OPENAI.baseUrl(),
                    a + "openai-chat.timeout=PT4S",
                    a + "xai.base-url=" + XAI.baseUrl(),
                    a + "xai.timeout=PT4S",
                    a + "anthropic.base-url=" + ANTHROPIC.baseUrl(),
                    a + "anthropic.timeout=PT4S",
                    a + "local.model=local-model",
                    a + "local.key-variable=LOCAL_KEY",
                    a + "local.base-url=" + LOCAL.baseUrl(),
                    a + "local.timeout=PT4S",
                    a + "patient.provider=openai-compatible",
                    a + "patient.model=local-model",
                    a + "patient.key-variable=LOCAL_KEY",
                    a + "patient.base-url=" + LOCAL.baseUrl(),
                    a + "patient.timeout=PT60S",
                    a + "recorded.file=" + RECORDED);
        }
    }

    private static final class Running {
        static final SandboxProcess SANDBOX = startSandbox();
        static final ConfigurableApplicationContext APPLICATION = applicationOn(SANDBOX.endpoints());

        private static SandboxProcess startSandbox() {
            try {
                Path state = Files.createTempDirectory("bellwether-test-stack");
                SandboxProcess sandbox = OWN_ENGINE.isEmpty()
                        ? SandboxProcess.start(state, List.of("opensearch", "broker", "webapps", "postgres", "mail"))
                        : SandboxProcess.startBeside(OWN_ENGINE, Map.of(), state, List.of("postgres", "mail"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        APPLICATION.close();
                    } finally {
                        sandbox.close();
                    }
                }));
                return sandbox;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The application on services that the caller started, with its models deployed. It is the caller's to close. */
    public static ConfigurableApplicationContext applicationOn(Map<String, String> endpoints) {
        return deployed(startApplication(endpoints));
    }

    private static ConfigurableApplicationContext deployed(ConfigurableApplicationContext application) {
        ModelDeployment models = application.getBean(ModelDeployment.class);
        Await.until("the models' deployment", Await.PATIENCE, models::waitsFor, String::isEmpty);
        return application;
    }

    /** The same, which may still wait for its engine, with further settings as arguments. */
    public static ConfigurableApplicationContext startApplication(Map<String, String> endpoints, String... further) {
        Stream<String> services = endpoints.entrySet().stream()
                .filter(e -> !e.getKey().equals("SERVER_PORT"))
                .map(e -> "--" + property(e.getKey()) + "=" + e.getValue());
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--bellwether.jobs.initial=PT0.05S",
                "--bellwether.jobs.longest=PT0.2S",
                "--bellwether.jobs.longest-outside=PT0.2S",
                "--bellwether.stops.longest-wait=PT2S",
                "--bellwether.stops.remind-every=PT3S",
                // tests look themselves
                "--bellwether.watch.enabled=false",
                "--bellwether.watch.incident=PT3S",
                "--bellwether.watch.over=PT3S",
                "--logging.level.root=warn");
        String[] arguments = Stream.of(services, own, Vendors.settings(), Stream.of(further))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(BellwetherApplication.class, PortHooks.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> UnsteadyBroker.register((GenericApplicationContext) context))
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

    /** The application's bean of the type. */
    public static <T> T bean(Class<T> type) {
        return Running.APPLICATION.getBean(type);
    }

    /** All beans of the application, as a command of the command line finds them. */
    public static ConfigurableApplicationContext beans() {
        return Running.APPLICATION;
    }

    /** Leaves a test out that measures the engine or moves its clock when that is not the sandbox's. */
    public static void assumeTheEngineIsOurs() {
        Assumptions.assumeTrue(OWN_ENGINE.isEmpty(), "the engine at " + OWN_ENGINE + " is not ours");
    }

    /** An address of the sandbox by its variable, e.g. {@code BELLWETHER_ENGINE_WEBAPPS_URL}. */
    public static String endpoint(String variable) {
        return Running.SANDBOX.endpoints().get(variable);
    }
}
