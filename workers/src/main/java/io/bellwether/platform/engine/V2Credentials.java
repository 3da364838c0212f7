package io.bellwether.platform.engine;

import io.bellwether.kernel.TransientFault;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Adds to a search what the cluster wants to know of who asks: what the engine's client shows, a token or a log-in, and
 * where that shows nothing the configured log-in, if there is one.
 */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v2")
class V2Credentials {
    private final EngineProperties properties;
    private final ObjectProvider<CamundaClient> engine;

    @Autowired
    V2Credentials(EngineProperties properties, ObjectProvider<CamundaClient> engine) {
        this.properties = properties;
        this.engine = engine;
    }

    /** @throws TransientFault when no token is to be had */
    Request.Builder on(Request.Builder request) {
        Optional<CredentialsProvider> shown = Optional.ofNullable(engine.getIfAvailable())
                .map(client -> client.getConfiguration().getCredentialsProvider());
        Request.Builder added = shown.isPresent() ? added(request, shown.get()) : request;
        boolean knows = added.build().header("Authorization") != null;
        return knows || properties.username().isEmpty()
                ? added
                : added.header("Authorization", Credentials.basic(properties.username(), properties.password()));
    }

    private static Request.Builder added(Request.Builder request, CredentialsProvider shown) {
        try {
            shown.applyCredentials(request::header);
            return request;
        } catch (IOException e) {
            throw new TransientFault("no token for the engine is to be had: " + e.getMessage(), e);
        }
    }
}
