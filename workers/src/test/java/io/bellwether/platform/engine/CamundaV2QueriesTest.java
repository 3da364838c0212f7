package io.bellwether.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineQueries.OpenIncident;
import io.bellwether.platform.EngineQueries.OpenTask;
import io.bellwether.platform.EngineWhose;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CamundaV2QueriesTest {
    private static final DeskId DESK = new DeskId("demo");

    private final MockWebServer server = new MockWebServer();
    private CamundaV2Queries queries;

    @BeforeEach
    void start() throws IOException {
        server.start();
        queries = new CamundaV2Queries(EngineFixtures.search(server), EngineFixtures.LINKS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsTheDesksTasksWithBasicAuthentication() throws InterruptedException {
        server.enqueue(EngineFixtures.json("""
                {"items":[{"userTaskKey":"300","name":"Approve order","state":"CREATED","assignee":"demo"},
                          {"userTaskKey":"301","name":null,"elementId":"Task_ReleaseEmergencyStop"}]}"""));
        assertThat(queries.openTasks(DESK))
                .containsExactly(
                        new OpenTask("300", "Approve order", "demo", "http://tasklist/300"),
                        new OpenTask("301", "Task_ReleaseEmergencyStop", "", "http://tasklist/301"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v2/user-tasks/search");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(Credentials.basic("de&mo", "se/cret"));
        assertThat(EngineFixtures.body(request))
                .contains("processInstanceVariables", "\"value\":\"\\\"demo\\\"\"", "\"state\":\"CREATED\"");
    }

    @Test
    void showsTheTokenThatTheEnginesClientShows() throws InterruptedException {
        server.enqueue(EngineFixtures.json("{\"items\":[]}"));
        EngineProperties properties = EngineFixtures.properties(server, "v2");
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .credentialsProvider(new Token())
                .build()) {
            StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("engine", client));
            new CamundaV2Queries(
                            new V2Search(
                                    properties,
                                    new V2Credentials(properties, beans.getBeanProvider(CamundaClient.class))),
                            EngineFixtures.LINKS)
                    .openTasks(DESK);
        }
        assertThat(server.takeRequest().getHeaders().values("Authorization")).containsExactly("Bearer t0ken");
    }

    /** What a token server gave out. */
    private static final class Token implements CredentialsProvider {
        @Override
        public void applyCredentials(CredentialsApplier applier) {
            applier.put("Authorization", "Bearer t0ken");
        }

        @Override
        public boolean shouldRetryRequest(StatusCode status) {
            return false;
        }
    }

    @Test
    void keepsOnlyTheDesksIncidents() throws InterruptedException {
        server.enqueue(EngineFixtures.json("""
                {"items":[{"incidentKey":"11","processInstanceKey":"7","errorType":"JOB_NO_RETRIES",
                           "errorMessage":"mail down"},
                          {"incidentKey":"12","processInstanceKey":"8","errorType":"JOB_NO_RETRIES"}]}"""));
        server.enqueue(EngineFixtures.json("{\"items\":[{\"processInstanceKey\":\"7\"}]}"));
        assertThat(queries.incidents(DESK))
                .containsExactly(new OpenIncident("11", "JOB_NO_RETRIES", "mail down", "http://operate/processes/7"));
        server.takeRequest();
        RecordedRequest variables = server.takeRequest();
        assertThat(variables.getTarget()).isEqualTo("/v2/variables/search");
        assertThat(EngineFixtures.body(variables)).contains("\"$in\":[\"7\",\"8\"]");
    }

    @Test
    void namesTheStepsThatAnInstanceHasFinished() throws InterruptedException {
        server.enqueue(
                EngineFixtures.json("{\"items\":[{\"elementId\":\"Event_Started\"},{\"elementId\":\"Task_Plan\"}]}"));
        assertThat(queries.finishedSteps(7)).containsExactlyInAnyOrder("Event_Started", "Task_Plan");
        RecordedRequest search = server.takeRequest();
        assertThat(search.getTarget()).isEqualTo("/v2/element-instances/search");
        assertThat(EngineFixtures.body(search)).contains("\"processInstanceKey\":\"7\"", "\"state\":\"COMPLETED\"");
    }

    @Test
    void asksForNoVariablesWithoutIncidents() {
        server.enqueue(EngineFixtures.json("{\"items\":[]}"));
        assertThat(queries.incidents(DESK)).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void turnsRefusalIntoATransientFault() {
        server.enqueue(new MockResponse.Builder().code(401).build());
        assertThatThrownBy(() -> queries.openTasks(DESK)).isInstanceOf(TransientFault.class);
    }

    @Test
    void refusesAnAddressItCannotUseAndHidesThePassword() {
        assertThatThrownBy(() -> new EngineProperties(
                        EngineWhose.UNKNOWN,
                        EngineProperties.Dialect.V2,
                        "localhost:8080",
                        "demo",
                        "secret",
                        Duration.ofSeconds(1)))
                .hasMessageContaining("bellwether.engine.webapps-url");
        assertThat(EngineFixtures.properties(server, "v2").toString()).doesNotContain("cret");
    }
}
