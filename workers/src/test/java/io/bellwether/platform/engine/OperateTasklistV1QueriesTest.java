package io.bellwether.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineQueries.OpenIncident;
import io.bellwether.platform.EngineQueries.OpenTask;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperateTasklistV1QueriesTest {
    private static final DeskId DESK = new DeskId("demo");

    private final MockWebServer server = new MockWebServer();
    private OperateTasklistV1Queries queries;

    @BeforeEach
    void start() throws IOException {
        server.start();
        queries = new OperateTasklistV1Queries(EngineFixtures.properties(server, "v1"), EngineFixtures.LINKS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void logsInOnceAndListsTheDesksTasks() throws InterruptedException {
        server.enqueue(login());
        server.enqueue(EngineFixtures.json("""
                [{"id":"2251799813685300","name":"Approve order","assignee":null,"taskState":"CREATED",
                  "variables":[{"name":"deskId","value":"\\"demo\\""}]},
                 {"id":"2251799813685299","name":"Approve order","assignee":null,
                  "variables":[{"name":"deskId","value":"\\"another-desk\\""}]},
                 {"id":"2251799813685301","name":"Release emergency stop","assignee":"demo",
                  "variables":[{"name":"deskId","value":"\\"demo\\""}]}]"""));
        server.enqueue(EngineFixtures.json("[]"));
        assertThat(queries.openTasks(DESK))
                .containsExactly(
                        new OpenTask("2251799813685300", "Approve order", "", "http://tasklist/2251799813685300"),
                        new OpenTask(
                                "2251799813685301",
                                "Release emergency stop",
                                "demo",
                                "http://tasklist/2251799813685301"));
        assertThat(queries.openTasks(DESK)).isEmpty();
        assertThat(target(server.takeRequest())).isEqualTo("/api/login?username=de%26mo&password=se%2Fcret");
        RecordedRequest search = server.takeRequest();
        assertThat(target(search)).isEqualTo("/v1/tasks/search");
        assertThat(search.getHeaders().get("Cookie")).isEqualTo("OPERATE-SESSION=abc");
        assertThat(EngineFixtures.body(search))
                .contains("\"state\":\"CREATED\"", "\"includeVariables\":[{\"name\":\"deskId\"}]");
        assertThat(target(server.takeRequest())).isEqualTo("/v1/tasks/search");
    }

    @Test
    void namesTheStepsThatAnInstanceHasFinished() throws InterruptedException {
        server.enqueue(login());
        server.enqueue(EngineFixtures.json("""
                {"items":[{"flowNodeId":"Event_Started","state":"COMPLETED"},{"flowNodeId":"Task_Plan"}]}"""));
        assertThat(queries.finishedSteps(7)).containsExactlyInAnyOrder("Event_Started", "Task_Plan");
        server.takeRequest();
        RecordedRequest search = server.takeRequest();
        assertThat(target(search)).isEqualTo("/v1/flownode-instances/search");
        assertThat(EngineFixtures.body(search)).contains("\"processInstanceKey\":7", "\"state\":\"COMPLETED\"");
    }

    @Test
    void logsInAgainWhenTheSessionEnded() {
        server.enqueue(login());
        server.enqueue(new MockResponse.Builder().code(401).build());
        server.enqueue(login());
        server.enqueue(EngineFixtures.json("[]"));
        assertThat(queries.openTasks(DESK)).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void keepsOnlyTheDesksIncidents() {
        server.setDispatcher(new mockwebserver3.Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = target(request);
                if (path.startsWith("/api/login")) {
                    return login();
                }
                if (path.equals("/v1/incidents/search")) {
                    return EngineFixtures.json("""
                            {"items":[{"key":11,"processInstanceKey":7,"type":"JOB_NO_RETRIES","message":"mail down"},
                                      {"key":12,"processInstanceKey":8,"type":"JOB_NO_RETRIES","message":"other"}]}""");
                }
                String desk = EngineFixtures.body(request).contains("\"processInstanceKey\":7") ? "demo" : "second";
                return EngineFixtures.json("{\"items\":[{\"name\":\"deskId\",\"value\":\"\\\"" + desk + "\\\"\"}]}");
            }
        });
        assertThat(queries.incidents(DESK))
                .containsExactly(new OpenIncident("11", "JOB_NO_RETRIES", "mail down", "http://operate/processes/7"));
    }

    @Test
    void turnsAWrongPasswordAServerErrorAndGarbageIntoATransientFault() {
        server.enqueue(new MockResponse.Builder().code(401).build());
        assertThatThrownBy(() -> queries.openTasks(DESK))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("bellwether.engine.username")
                .hasMessageNotContaining("cret");
        server.enqueue(login());
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThatThrownBy(() -> queries.openTasks(DESK))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("500");
        server.enqueue(EngineFixtures.json("<html>"));
        assertThatThrownBy(() -> queries.openTasks(DESK)).isInstanceOf(TransientFault.class);
    }

    @Test
    void turnsSilenceIntoATransientFault() {
        server.close();
        assertThatThrownBy(() -> queries.openTasks(DESK)).isInstanceOf(TransientFault.class);
    }

    private static MockResponse login() {
        return new MockResponse.Builder()
                .code(204)
                .addHeader("Set-Cookie", "OPERATE-SESSION=abc; Path=/; HttpOnly")
                .build();
    }

    private static String target(RecordedRequest request) {
        return request.getTarget();
    }
}
