package io.bellwether.platform.engine;

import io.bellwether.platform.EngineWhose;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the app asks the engine about itself.
 *
 * @param whose {@code bundled} for the sandbox's own, {@code own} for the user's, {@code unknown} where nobody said
 * @param queries {@code v1} for Operate and Tasklist 8.6, {@code v2} for 8.8 and later, {@code none} to ask nothing
 * @param webappsUrl address of Operate and Tasklist (v1) or of the cluster's REST interface (v2), no trailing slash
 * @param username log-in name; empty when the interface is open (v2 only)
 * @param password its password; the default fits the sandbox only
 * @param timeout longest wait for one answer
 */
@ConfigurationProperties(prefix = "bellwether.engine", ignoreUnknownFields = false)
record EngineProperties(
        @DefaultValue("unknown") EngineWhose whose,
        @DefaultValue("none") Dialect queries,
        @DefaultValue("http://127.0.0.1:8081") String webappsUrl,
        @DefaultValue("demo") String username,
        @DefaultValue("demo") String password,
        @DefaultValue("PT2S") Duration timeout) {

    /** Which REST interface the engine speaks. */
    enum Dialect {
        V1,
        V2,
        NONE
    }

    EngineProperties {
        if (!webappsUrl.startsWith("http://") && !webappsUrl.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "bellwether.engine.webapps-url must start with http:// or https://, was '" + webappsUrl + "'");
        }
        if (webappsUrl.endsWith("/")) {
            throw new IllegalArgumentException(
                    "bellwether.engine.webapps-url must not end with a slash, was '" + webappsUrl + "'");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("bellwether.engine.timeout must be > 0, was " + timeout);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EngineProperties[queries=%s, webappsUrl=%s, username=%s, timeout=%s]"
                .formatted(queries, webappsUrl, username, timeout);
    }
}
