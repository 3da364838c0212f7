package io.bellwether.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final Ports PORTS = new Ports(Ports.standard());

    @Test
    void namesEverythingTheApplicationReads() {
        var endpoints = Endpoints.of(EnumSet.allOf(ServiceName.class), PORTS, Path.of("/state"), "secret");

        assertThat(Endpoints.render(endpoints)).isEqualTo("""
                BELLWETHER_SANDBOX_STATE=/state
                SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:15432/bellwether
                SPRING_DATASOURCE_USERNAME=bellwether
                SPRING_DATASOURCE_PASSWORD=secret
                CAMUNDA_CLIENT_GRPC_ADDRESS=http://127.0.0.1:26500
                CAMUNDA_CLIENT_REST_ADDRESS=http://127.0.0.1:8088
                BELLWETHER_ENGINE_WHOSE=bundled
                BELLWETHER_ENGINE_QUERIES=v1
                BELLWETHER_ENGINE_WEBAPPS_URL=http://127.0.0.1:8081
                BELLWETHER_ENGINE_USERNAME=demo
                BELLWETHER_ENGINE_PASSWORD=demo
                BELLWETHER_LINKS_OPERATE=http://127.0.0.1:8081/operate
                BELLWETHER_LINKS_TASKLIST=http://127.0.0.1:8081/tasklist
                SPRING_MAIL_HOST=127.0.0.1
                SPRING_MAIL_PORT=3025
                BELLWETHER_LINKS_MAILBOX=http://127.0.0.1:8025
                SERVER_PORT=8080
                BELLWETHER_LINKS_DASHBOARD=http://127.0.0.1:8080
                """);
    }

    @Test
    void leavesOutServicesThatDoNotRun() {
        assertThat(Endpoints.of(Set.of(ServiceName.MAIL), PORTS, Path.of("/state"), ""))
                .containsKey("SPRING_MAIL_PORT")
                .doesNotContainKeys("SPRING_DATASOURCE_URL", "CAMUNDA_CLIENT_GRPC_ADDRESS", "BELLWETHER_LINKS_OPERATE");
    }
}
