package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Endpoints;
import java.util.Map;

/** The addresses that a person opens in the browser. */
final class Links {
    private Links() {}

    static String text(Map<String, String> endpoints) {
        String logIn = "own".equals(endpoints.get("BELLWETHER_ENGINE_WHOSE")) ? "" : "   (demo / demo)";
        return """
                Dashboard  %s
                Operate    %s%s
                Tasklist   %s%s
                Mailbox    %s""".formatted(
                        endpoints.get(Endpoints.DASHBOARD),
                        endpoints.get(Endpoints.OPERATE),
                        logIn,
                        endpoints.get(Endpoints.TASKLIST),
                        logIn,
                        endpoints.get(Endpoints.MAILBOX))
                .indent(2)
                .stripTrailing();
    }
}
