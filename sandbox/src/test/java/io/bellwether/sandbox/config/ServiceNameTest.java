package io.bellwether.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServiceNameTest {
    @Test
    void readsListOfServices() {
        assertThat(ServiceName.parse("postgres, mail")).containsExactly(ServiceName.POSTGRES, ServiceName.MAIL);
    }

    @Test
    void addsWhatServiceNeeds() {
        assertThat(ServiceName.parse("webapps"))
                .containsExactly(ServiceName.OPENSEARCH, ServiceName.BROKER, ServiceName.WEBAPPS);
    }

    @Test
    void refusesUnknownServiceAndTheApplication() {
        assertThatThrownBy(() -> ServiceName.parse("db"))
                .hasMessage("There is no service 'db'; choose from postgres, mail, opensearch, broker, webapps.");
        assertThatThrownBy(() -> ServiceName.parse("app")).isInstanceOf(ConfigException.class);
    }
}
