package io.bellwether.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bellwether.sandbox.config.ConfigException;
import io.bellwether.sandbox.process.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that answers as told, asked by a user who may be mistaken. */
class EngineProbeTest {
    private static final String SECRET = "s3cr3t-of-the-client";

    private final Map<String, String> environment = new HashMap<>();
    private HttpServer server;
    private String url;
    private String version = "8.9.17";
    private String wanted = "";
    private boolean withOperate;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/v2/topology", this::topology);
        server.createContext("/api/login", exchange -> answer(exchange, withOperate ? login(exchange) : 404, ""));
        server.createContext("/token", this::token);
        server.createContext("/page", exchange -> answer(exchange, 200, "<html>Welcome: here</html>"));
        server.start();
        environment.put(EngineProbe.GRPC, url);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void topology(HttpExchange exchange) throws IOException {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = wanted.isEmpty() || wanted.equals(shown);
        answer(
                exchange,
                known ? 200 : 401,
                known ? "{\"brokers\":[],\"clusterSize\":1,\"gatewayVersion\":\"" + version + "\",\"x\":null}" : "");
    }

    private static int login(HttpExchange exchange) {
        return exchange.getRequestURI().getRawQuery().equals("username=demo&password=demo") ? 204 : 401;
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = form.equals(
                "grant_type=client_credentials&client_id=me&client_secret=" + SECRET + "&audience=zeebe-api");
        answer(exchange, known ? 200 : 401, known ? "{\"access_token\":\"t0ken\",\"expires_in\":300}" : "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private OwnEngine find(String told) {
        return new EngineProbe(environment).find(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.36", "8.9.17", "8.10.0", "8.10.1-SNAPSHOT"})
    void anOpenEngineIsAskedByV2_andNeedsNoLogIn(String told) {
        version = told;

        OwnEngine found = find(url + "/");

        assertThat(found.version()).isEqualTo(told);
        assertThat(found.endpoints())
                .containsEntry("CAMUNDA_CLIENT_REST_ADDRESS", url)
                .containsEntry("CAMUNDA_CLIENT_GRPC_ADDRESS", url)
                .containsEntry("CAMUNDA_CLIENT_AUTH_METHOD", "none")
                .containsEntry("BELLWETHER_ENGINE_WHOSE", "own")
                .containsEntry("BELLWETHER_ENGINE_QUERIES", "v2")
                .containsEntry("BELLWETHER_ENGINE_WEBAPPS_URL", url)
                .containsEntry("BELLWETHER_ENGINE_USERNAME", "")
                .containsEntry("BELLWETHER_LINKS_OPERATE", url + "/operate")
                .containsEntry("BELLWETHER_LINKS_TASKLIST", url + "/tasklist");
        assertThat(found.note()).contains("Camunda " + told + " at " + url, "neither starts nor stops it");
    }

    @Test
    void theEngineOf8_6IsAskedByOperate_whereThatIs() {
        version = "8.6.0";
        assertThat(find(url).queries()).isEqualTo("none");
        assertThat(find(url).note()).contains("Operate and Tasklist were not found at " + url);

        withOperate = true;
        assertThat(find(url).endpoints())
                .containsEntry("BELLWETHER_ENGINE_QUERIES", "v1")
                .doesNotContainKey("BELLWETHER_ENGINE_USERNAME");

        environment.put(EngineProbe.PASSWORD, SECRET);
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("refuses the user or password in BELLWETHER_ENGINE_USERNAME")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.5.9", "8.7.37", "8.11.0", "9.0.0", "7.24.0"})
    void anotherVersionIsRefused(String told) {
        version = told;
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ServiceException.class)
                .hasMessage("The engine at " + url + " is Camunda " + told
                        + "; Bellwether works with 8.8, 8.9 and 8.10, and with the bundled 8.6.");
    }

    @Test
    void nothingAnswers() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> find("http://127.0.0.1:" + free))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Nothing answers at http://127.0.0.1:" + free
                        + ". Start it, correct --camunda, or leave that out to run on the bundled engine.");

        environment.put(EngineProbe.GRPC, "http://127.0.0.1:" + free);
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("nothing at http://127.0.0.1:" + free)
                .hasMessageContaining("set CAMUNDA_CLIENT_GRPC_ADDRESS");
    }

    @Test
    void somethingElseAnswers() {
        assertThatThrownBy(() -> find(url + "/page"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(
                        "What answers at " + url + "/page is not the REST interface of a Camunda 8 engine");
    }

    @Test
    void aLogInComesFromTheEnvironment() {
        wanted = "Basic " + Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("wants a log-in: set BELLWETHER_ENGINE_USERNAME and BELLWETHER_ENGINE_PASSWORD");

        environment.put(EngineProbe.USERNAME, "me");
        environment.put(EngineProbe.PASSWORD, "wrong-" + SECRET);
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("refuses the user or password")
                .hasMessageNotContaining(SECRET);

        environment.put(EngineProbe.PASSWORD, SECRET);
        OwnEngine found = find(url);
        assertThat(found.endpoints())
                .containsEntry("CAMUNDA_CLIENT_AUTH_METHOD", "basic")
                .doesNotContainKey("BELLWETHER_ENGINE_USERNAME")
                .doesNotContainValue(SECRET);
        assertThat(found.toString()).doesNotContain(SECRET);
    }

    @Test
    void aTokenIsAskedForWithTheKeysOfTheEnvironment() {
        wanted = "Bearer t0ken";
        environment.put(EngineProbe.CLIENT_ID, "me");
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("CAMUNDA_CLIENT_SECRET and CAMUNDA_OAUTH_URL is not");

        environment.put(EngineProbe.OAUTH_URL, url + "/token");
        environment.put(EngineProbe.CLIENT_SECRET, "wrong-" + SECRET);
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ServiceException.class)
                .hasMessage("No token is given out at " + url
                        + "/token (status 401): check CAMUNDA_CLIENT_ID and CAMUNDA_CLIENT_SECRET.");

        environment.put(EngineProbe.CLIENT_SECRET, SECRET);
        OwnEngine found = find(url);
        assertThat(found.endpoints())
                .containsEntry("CAMUNDA_CLIENT_AUTH_METHOD", "oidc")
                .containsEntry("CAMUNDA_CLIENT_AUTH_TOKEN_URL", url + "/token")
                .containsEntry("CAMUNDA_CLIENT_AUTH_AUDIENCE", "zeebe-api")
                .containsEntry("BELLWETHER_ENGINE_USERNAME", "")
                .doesNotContainValue(SECRET);

        wanted = "Bearer another";
        assertThatThrownBy(() -> find(url))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("refuses the client in CAMUNDA_CLIENT_ID");
    }

    @Test
    void theRentedEngineNeedsFourVariables_andRefusedKeysAreSaid() {
        environment.put(EngineProbe.CLIENT_ID, "me");
        assertThatThrownBy(() -> find("saas"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "--camunda saas needs CAMUNDA_CLUSTER_ID, CAMUNDA_CLUSTER_REGION, CAMUNDA_CLIENT_SECRET in");

        environment.put(EngineProbe.CLUSTER_ID, "c");
        environment.put(EngineProbe.REGION, "bru-2");
        environment.put(EngineProbe.CLIENT_SECRET, SECRET);
        environment.put(EngineProbe.OAUTH_URL, url + "/token");
        assertThatThrownBy(() -> find("SaaS"))
                .as("the audience of a rented engine is another one, which this server does not know")
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("No token is given out at " + url + "/token (status 401)");
    }

    @ParameterizedTest
    @CsvSource({"localhost:8080", "ftp://localhost", "http://", "http://me:key@localhost:8080", "my engine", "''"})
    void whatIsNoAddressIsRefused(String told) {
        assertThatThrownBy(() -> find(told))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--camunda must be an address such as http://localhost:8080, or saas")
                .hasMessageNotContaining("key");
    }
}
