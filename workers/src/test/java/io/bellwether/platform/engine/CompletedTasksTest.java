package io.bellwether.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.EngineQueries.CompletedTask;
import io.bellwether.platform.EngineQueries.Groups;
import java.io.IOException;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who completed a task, and whether there are groups, in both dialects. */
class CompletedTasksTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private EngineQueries v1() {
        server.enqueue(new MockResponse.Builder()
                .code(204)
                .addHeader("Set-Cookie", "OPERATE-SESSION=abc")
                .build());
        return new OperateTasklistV1Queries(EngineFixtures.properties(server, "v1"), EngineFixtures.LINKS);
    }

    private EngineQueries v2() {
        return new CamundaV2Queries(EngineFixtures.search(server), EngineFixtures.LINKS);
    }

    @Test
    void tasklistTellsTheLastAssigneeOfTheTask() throws InterruptedException {
        EngineQueries queries = v1();
        server.enqueue(EngineFixtures.json("[{\"id\":\"300\",\"assignee\":\"demo\"}]"));
        server.enqueue(EngineFixtures.json("[{\"id\":\"301\",\"assignee\":null}]"));
        server.enqueue(EngineFixtures.json("[]"));
        assertThat(queries.completedTask(7, "Task_ApproveOrder")).contains(new CompletedTask("300", "demo"));
        assertThat(queries.completedTask(7, "Task_ApproveOrder")).contains(new CompletedTask("301", ""));
        assertThat(queries.completedTask(7, "Task_ApproveOrder")).isEmpty();
        server.takeRequest();
        RecordedRequest search = server.takeRequest();
        assertThat(search.getTarget()).isEqualTo("/v1/tasks/search");
        assertThat(EngineFixtures.body(search))
                .contains(
                        "\"state\":\"COMPLETED\"",
                        "\"processInstanceKey\":\"7\"",
                        "\"taskDefinitionId\":\"Task_ApproveOrder\"");
    }

    @Test
    void aClusterTellsTheAssigneeOfTheTaskCompletedLast() throws InterruptedException {
        server.enqueue(EngineFixtures.json("""
                {"items":[{"userTaskKey":"300","assignee":"ria"},{"userTaskKey":"301","assignee":"tom"}]}"""));
        assertThat(v2().completedTask(7, "Task_ApproveOrder")).contains(new CompletedTask("301", "tom"));
        assertThat(EngineFixtures.body(server.takeRequest()))
                .contains(
                        "\"state\":\"COMPLETED\"",
                        "\"processInstanceKey\":\"7\"",
                        "\"elementId\":\"Task_ApproveOrder\"");
    }

    @Test
    void aClusterTellsItsGroups() {
        server.enqueue(EngineFixtures.json("{\"items\":[{\"groupId\":\"traders\"},{\"groupId\":\"risk\"}]}"));
        assertThat(v2().groups()).isEqualTo(new Groups(true, Set.of("traders", "risk")));
    }

    @Test
    void aClusterThatKeepsNoGroupsOfItsOwnHasNone() {
        server.enqueue(new MockResponse.Builder().code(403).build());
        assertThat(v2().groups()).isEqualTo(Groups.NONE);
    }

    @Test
    void tasklistAndOperateHaveNoGroups() {
        EngineQueries queries =
                new OperateTasklistV1Queries(EngineFixtures.properties(server, "v1"), EngineFixtures.LINKS);
        assertThat(queries.groups()).isEqualTo(Groups.NONE);
        assertThat(server.getRequestCount()).isZero();
    }
}
