package io.bellwether.sandbox.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Camunda that the user runs or rents.
 *
 * @param version as its gateway tells it, for example {@code 8.9.17}
 * @param rest the address of its REST interface, without a slash at the end
 * @param grpc the address of its gRPC interface
 * @param access how it is asked; the secrets stay in the environment
 * @param queries how it is asked about itself: {@code v1} by Operate and Tasklist, {@code v2}, or {@code none}
 * @param webapps where that is asked
 * @param operate the address of Operate for people
 * @param tasklist the address of Tasklist for people
 */
public record OwnEngine(
        String version,
        String rest,
        String grpc,
        Access access,
        String queries,
        String webapps,
        String operate,
        String tasklist) {

    /**
     * How an engine knows who asks.
     *
     * @param method {@code none}, {@code basic} or {@code oidc}
     * @param tokenUrl where a token is to be had; empty but for {@code oidc}
     * @param audience for whom the token is; empty but for {@code oidc}
     */
    public record Access(String method, String tokenUrl, String audience) {
        static final Access OPEN = new Access("none", "", "");
        static final Access BASIC = new Access("basic", "", "");
    }

    /** The variables by which the application finds it; no secret is among them. */
    public Map<String, String> endpoints() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("CAMUNDA_CLIENT_GRPC_ADDRESS", grpc);
        variables.put("CAMUNDA_CLIENT_REST_ADDRESS", rest);
        variables.put("CAMUNDA_CLIENT_AUTH_METHOD", access.method());
        if (access.method().equals("oidc")) {
            variables.put("CAMUNDA_CLIENT_AUTH_TOKEN_URL", access.tokenUrl());
            variables.put("CAMUNDA_CLIENT_AUTH_AUDIENCE", access.audience());
        }
        variables.put("BELLWETHER_ENGINE_WHOSE", "own");
        variables.put("BELLWETHER_ENGINE_QUERIES", queries);
        variables.put("BELLWETHER_ENGINE_WEBAPPS_URL", webapps);
        if (queries.equals("v2") && !access.method().equals("basic")) {
            // What has a default for the bundled engine would be sent along.
            variables.put("BELLWETHER_ENGINE_USERNAME", "");
        }
        variables.put("BELLWETHER_LINKS_OPERATE", operate);
        variables.put("BELLWETHER_LINKS_TASKLIST", tasklist);
        return variables;
    }

    /** What a person should know of it before the start, a sentence or two. */
    public String note() {
        String note = "The engine is yours: Camunda " + version + " at " + rest
                + ". Bellwether deploys its models there and neither starts nor stops it.";
        return queries.equals("none")
                ? note + " Operate and Tasklist were not found at " + webapps
                        + ", so their tasks and incidents are not shown; set BELLWETHER_ENGINE_WEBAPPS_URL."
                : note;
    }
}
