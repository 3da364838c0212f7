package io.bellwether.reporting.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the desk's mails come from; the server itself is {@code spring.mail}.
 *
 * @param from sender address
 */
@ConfigurationProperties(prefix = "bellwether.mail", ignoreUnknownFields = false)
record MailProperties(
        @DefaultValue("bellwether@bellwether.localhost") String from) {
    MailProperties {
        if (!from.contains("@")) {
            throw new IllegalArgumentException(
                    "bellwether.mail.from must be a mail address such as desk@example.com, was '" + from + "'");
        }
    }
}
