package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Endpoints;
import java.util.Map;

/** The addresses that a person opens in the browser. */
final class Links {
    private Links() {}

    static String text(Map<String, String> endpoints) {
        return """
                Dashboard  %s
                Operate    %s   (demo / demo)
                Tasklist   %s   (demo / demo)
                Mailbox    %s""".formatted(
                        endpoints.get(Endpoints.DASHBOARD),
                        endpoints.get(Endpoints.OPERATE),
                        endpoints.get(Endpoints.TASKLIST),
                        endpoints.get(Endpoints.MAILBOX))
                .indent(2)
                .stripTrailing();
    }
}
