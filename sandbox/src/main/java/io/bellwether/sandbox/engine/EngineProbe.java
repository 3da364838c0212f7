package io.bellwether.sandbox.engine;

import io.bellwether.sandbox.config.ConfigException;
import io.bellwether.sandbox.engine.OwnEngine.Access;
import io.bellwether.sandbox.process.ServiceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Asks an engine what it is before anything is started for it. Names and keys come from the environment and are neither
 * printed nor stored. Addresses and variables of Camunda's SaaS: its starter's {@code modes/saas.yaml} of 8.9.0-rc3, and
 * docs.camunda.io "Set up client connection credentials", read 2026-11-30.
 */
public final class EngineProbe {
    /** What {@code --camunda} takes for Camunda's SaaS in place of an address. */
    public static final String SAAS = "saas";

    static final String USERNAME = "BELLWETHER_ENGINE_USERNAME";
    static final String PASSWORD = "BELLWETHER_ENGINE_PASSWORD";
    static final String WEBAPPS = "BELLWETHER_ENGINE_WEBAPPS_URL";
    static final String GRPC = "CAMUNDA_CLIENT_GRPC_ADDRESS";
    static final String CLIENT_ID = "CAMUNDA_CLIENT_ID";
    static final String CLIENT_SECRET = "CAMUNDA_CLIENT_SECRET";
    static final String OAUTH_URL = "CAMUNDA_OAUTH_URL";
    static final String AUDIENCE = "CAMUNDA_TOKEN_AUDIENCE";
    static final String CLUSTER_ID = "CAMUNDA_CLUSTER_ID";
    static final String REGION = "CAMUNDA_CLUSTER_REGION";

    /** Minor versions of Camunda 8; 8.6 is the bundled one and has Operate and Tasklist of its own kind. */
    private static final Set<Integer> VERSIONS = Set.of(6, 8, 9, 10);

    private static final int WITH_V1 = 6;
    private static final String SUPPORTED = "Bellwether works with 8.8, 8.9 and 8.10, and with the bundled 8.6";
    private static final Pattern VERSION = Pattern.compile("8\\.(\\d{1,3})\\b.*");
    private static final String GRPC_PORT = ":26500";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OTHERWISE =
            " Start it, correct --camunda, or leave that out to run on the bundled engine.";

    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** @param environment names, keys and what differs from the usual addresses */
    public EngineProbe(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** An answer; no JSON is an empty one. */
    private record Answer(int status, Map<String, Object> json) {
        boolean ok() {
            return status / 100 == 2;
        }

        boolean refused() {
            return status == 401 || status == 403;
        }
    }

    /**
     * The engine at an address.
     *
     * @param told what {@code --camunda} says: an address, or {@link #SAAS}
     * @throws ConfigException when that, or what the environment says, cannot be meant
     * @throws ServiceException when nothing answers there, it has another version, or refuses the keys
     */
    public OwnEngine find(String told) {
        return told.equalsIgnoreCase(SAAS) ? saas() : at(address(told, "--camunda"));
    }

    private OwnEngine saas() {
        String missing = missing(", ", CLUSTER_ID, REGION, CLIENT_ID, CLIENT_SECRET);
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "--camunda saas needs " + missing
                            + " in the environment; Camunda's console gives them where you create a client of the cluster's API.");
        }
        String cluster = required(CLUSTER_ID);
        String region = required(REGION);
        String rest = "https://" + region + ".zeebe.camunda.io/" + cluster;
        var access = new Access(
                "oidc",
                value(OAUTH_URL).orElse("https://login.cloud.camunda.io/oauth/token"),
                value(AUDIENCE).orElse("zeebe.camunda.io"));
        return judged(
                rest,
                value(GRPC).orElse("https://" + cluster + "." + region + ".zeebe.camunda.io:443"),
                access,
                topology(rest, bearer(access)),
                value("CAMUNDA_OPERATE_BASE_URL").orElse("https://" + region + ".operate.camunda.io/" + cluster),
                value("CAMUNDA_TASKLIST_BASE_URL").orElse("https://" + region + ".tasklist.camunda.io/" + cluster));
    }

    private OwnEngine at(String rest) {
        Answer open = topology(rest, "");
        Access access = open.refused() ? keys(rest) : Access.OPEN;
        Answer answer = open.refused() ? topology(rest, authorization(access)) : open;
        URI address = URI.create(rest);
        String grpc = value(GRPC)
                .map(told -> address(told, GRPC))
                .orElse(address.getScheme() + "://" + address.getHost() + GRPC_PORT);
        String webapps = webapps(rest);
        return judged(rest, grpc, access, answer, webapps + "/operate", webapps + "/tasklist");
    }

    private OwnEngine judged(String rest, String grpc, Access access, Answer answer, String operate, String tasklist) {
        if (answer.refused()) {
            throw new ServiceException("The engine at " + rest + " refuses the "
                    + (access.equals(Access.BASIC)
                            ? "user or password in " + USERNAME + " and " + PASSWORD
                            : "client in " + CLIENT_ID)
                    + " (status " + answer.status() + ").");
        }
        if (!answer.ok() || !(answer.json().get("gatewayVersion") instanceof String version)) {
            throw new ServiceException("What answers at " + rest + " is not the REST interface of a Camunda 8 engine"
                    + " (status " + answer.status() + " at /v2/topology)." + OTHERWISE);
        }
        Matcher known = VERSION.matcher(version);
        if (!known.matches() || !VERSIONS.contains(Integer.parseInt(known.group(1)))) {
            throw new ServiceException("The engine at " + rest + " is Camunda " + version + "; " + SUPPORTED + ".");
        }
        reach(grpc);
        boolean v1 = Integer.parseInt(known.group(1)) == WITH_V1;
        String webapps = v1 ? webapps(rest) : rest;
        String queries = v1 ? queriesOfV1(webapps) : "v2";
        return new OwnEngine(version, rest, grpc, access, queries, webapps, operate, tasklist);
    }

    private String webapps(String rest) {
        return value(WEBAPPS).map(told -> address(told, WEBAPPS)).orElse(rest);
    }

    /** Operate 8.6 takes the log-in as a query; an engine without Operate knows no such path. */
    private String queriesOfV1(String webapps) {
        String login =
                webapps + "/api/login?username=" + encoded(value(USERNAME).orElse("demo")) + "&password="
                        + encoded(value(PASSWORD).orElse("demo"));
        try {
            Answer answer = send(HttpRequest.newBuilder(URI.create(login)).POST(HttpRequest.BodyPublishers.noBody()));
            if (answer.refused()) {
                throw new ServiceException("Operate at " + webapps + " refuses the user or password in " + USERNAME
                        + " and " + PASSWORD + " (status " + answer.status() + ").");
            }
            return answer.ok() ? "v1" : "none";
        } catch (IOException unreachable) {
            return "none";
        }
    }

    /** What the environment holds for an engine that wants to know who asks. */
    private Access keys(String rest) {
        if (value(CLIENT_ID).isPresent()) {
            String missing = missing(" and ", CLIENT_SECRET, OAUTH_URL);
            if (!missing.isEmpty()) {
                throw new ConfigException(
                        CLIENT_ID + " is set, but " + missing + " is not; the engine at " + rest + " wants a token.");
            }
            return new Access("oidc", required(OAUTH_URL), value(AUDIENCE).orElse("zeebe-api"));
        }
        if (value(USERNAME).isPresent()) {
            return Access.BASIC;
        }
        throw new ConfigException("The engine at " + rest + " wants a log-in: set " + USERNAME + " and " + PASSWORD
                + ", or " + CLIENT_ID + ", " + CLIENT_SECRET + " and " + OAUTH_URL + ", in the environment.");
    }

    private String authorization(Access access) {
        if (access.method().equals("oidc")) {
            return bearer(access);
        }
        String pair = required(USERNAME) + ":" + value(PASSWORD).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 6749, section 4.4. */
    private String bearer(Access access) {
        String form = "grant_type=client_credentials&client_id=" + encoded(required(CLIENT_ID)) + "&client_secret="
                + encoded(required(CLIENT_SECRET)) + "&audience=" + encoded(access.audience());
        String tokenUrl = address(access.tokenUrl(), OAUTH_URL);
        Answer answer = asked(
                tokenUrl,
                () -> HttpRequest.newBuilder(URI.create(tokenUrl))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.ok() && answer.json().get("access_token") instanceof String token) {
            return "Bearer " + token;
        }
        throw new ServiceException("No token is given out at " + tokenUrl + " (status " + answer.status() + "): check "
                + CLIENT_ID + " and " + CLIENT_SECRET + ".");
    }

    private Answer topology(String rest, String authorization) {
        return asked(rest, () -> {
            var request = HttpRequest.newBuilder(URI.create(rest + "/v2/topology"));
            return authorization.isEmpty() ? request : request.header("Authorization", authorization);
        });
    }

    private Answer asked(String address, Supplier<HttpRequest.Builder> request) {
        try {
            return send(request.get());
        } catch (IOException unreachable) {
            throw new ServiceException("Nothing answers at " + address + "." + OTHERWISE, unreachable);
        }
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** JSON is read as the YAML that it is. */
    private static Map<String, Object> json(String body) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(body) instanceof Map<?, ?> map
                    ? map.entrySet().stream()
                            .filter(entry -> entry.getValue() != null)
                            .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue))
                    : Map.of();
        } catch (YAMLException noJson) {
            return Map.of();
        }
    }

    private static void reach(String grpc) {
        URI address = URI.create(grpc);
        int port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) PATIENCE.toMillis());
        } catch (IOException unreachable) {
            throw new ServiceException(
                    "The engine's REST interface answers, but nothing at " + grpc
                            + ", where its gRPC interface is expected; set " + GRPC + ".",
                    unreachable);
        }
    }

    private static String address(String told, String source) {
        String trimmed = told.strip().replaceAll("/+(v2/*)?$", "");
        if (!trimmed.matches("https?://[^/\\s@?#]+(/[^\\s?#]*)?")
                || host(trimmed).isEmpty()) {
            throw new ConfigException(source + " must be an address such as http://localhost:8080"
                    + (source.equals("--camunda") ? ", or saas" : "") + ", was '" + told.replaceAll("//[^/]*@", "//…@")
                    + "'.");
        }
        return trimmed;
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Those of the names that the environment has no value for; empty when it has all. */
    private String missing(String between, String... names) {
        return Stream.of(names).filter(name -> value(name).isEmpty()).collect(Collectors.joining(between));
    }

    private String required(String name) {
        return value(name).orElseThrow(() -> new ConfigException(name + " is not set in the environment."));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
