package io.bellwether.watch.http;

import io.bellwether.watch.app.DeadMansSwitch;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the secret address from the environment, where no configuration file can put it. */
@Configuration(proxyBeanMethods = false)
class DeadMansSwitchConfiguration {
    static final String VARIABLE = "BELLWETHER_DEADMAN_URL";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    DeadMansSwitch deadMansSwitch(@Value("${bellwether.watch.tell-trouble:false}") boolean tellsTrouble) {
        return new PingingSwitch(address(System.getenv().getOrDefault(VARIABLE, "")), tellsTrouble, PATIENCE);
    }

    /**
     * The address, if there is one.
     *
     * @throws IllegalArgumentException when the text is no address; the message does not repeat it
     */
    static Optional<HttpUrl> address(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException(VARIABLE + " must be an http or https address");
        }
        return Optional.of(url);
    }
}
