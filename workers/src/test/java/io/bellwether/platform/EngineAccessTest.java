package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the engine's client shows an engine, by the variables that {@code --camunda} sets and the user's own. */
class EngineAccessTest {
    @TempDir
    Path folder;

    private final Map<String, Object> variables = new HashMap<>();

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(CamundaAutoConfiguration.class)
    static class ClientAlone {}

    @BeforeEach
    void keepTokensHere() {
        variables.put(
                "CAMUNDA_CLIENT_AUTH_CREDENTIALS_CACHE_PATH",
                folder.resolve("tokens").toString());
    }

    private Map<String, String> shown() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource("test-environment", variables));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ClientAlone.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run("--logging.level.root=error")) {
            Map<String, String> headers = new TreeMap<>();
            context.getBean(CamundaClient.class)
                    .getConfiguration()
                    .getCredentialsProvider()
                    .applyCredentials(headers::put);
            return headers;
        }
    }

    @Test
    void nothing_toAnEngineThatIsOpen() throws IOException {
        variables.put("CAMUNDA_CLIENT_ID", "somebody");
        variables.put("CAMUNDA_CLIENT_SECRET", "something");
        assertThat(shown()).isEmpty();
    }

    @Test
    void theLogIn_whereOneIsWanted() throws IOException {
        variables.put("CAMUNDA_CLIENT_AUTH_METHOD", "basic");
        variables.put("BELLWETHER_ENGINE_USERNAME", "me");
        variables.put("BELLWETHER_ENGINE_PASSWORD", "s3cret");
        assertThat(shown()).containsOnly(Map.entry("Authorization", Credentials.basic("me", "s3cret")));
    }

    @Test
    void aToken_thatIsGivenOutForTheKeys() throws IOException, InterruptedException {
        try (MockWebServer tokens = new MockWebServer()) {
            tokens.start();
            tokens.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":300}")
                    .build());
            variables.put("CAMUNDA_CLIENT_AUTH_METHOD", "oidc");
            variables.put("CAMUNDA_CLIENT_AUTH_TOKEN_URL", "http://127.0.0.1:" + tokens.getPort() + "/oauth/token");
            variables.put("CAMUNDA_CLIENT_AUTH_AUDIENCE", "zeebe.camunda.io");
            variables.put("CAMUNDA_CLIENT_ID", "me");
            variables.put("CAMUNDA_CLIENT_SECRET", "s3cret");

            assertThat(shown()).containsOnly(Map.entry("Authorization", "Bearer t0ken"));

            RecordedRequest asked = tokens.takeRequest();
            assertThat(asked.getTarget()).isEqualTo("/oauth/token");
            assertThat(asked.getBody().utf8())
                    .contains("client_id=me", "client_secret=s3cret", "audience=zeebe.camunda.io");
        }
    }
}
