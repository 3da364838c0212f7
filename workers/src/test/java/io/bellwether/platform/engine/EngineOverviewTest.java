package io.bellwether.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.EngineOverview.Incident;
import io.bellwether.platform.EngineOverview.Instance;
import io.bellwether.platform.EngineOverview.RunningTask;
import io.bellwether.platform.EngineOverview.State;
import io.bellwether.platform.EngineOverview.WaitingTask;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both dialects give the same answers about the same engine. */
class EngineOverviewTest {
    private static final Optional<DeskId> DEMO = Optional.of(new DeskId("demo"));
    private static final Instant SINCE = Instant.parse("2026-11-20T14:35:24.727Z");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void version1SeesIncidentsWithAndWithoutADesk() {
        answer(request -> switch (path(request)) {
            case "/v1/incidents/search" ->
                request.contains("PENDING")
                        ? items(
                                "{'key':12,'processInstanceKey':8,'jobKey':92,'state':'PENDING','type':'JOB_NO_RETRIES','message':'cron',"
                                        + "'creationTime':'2026-11-20T14:36:00.000+0000'}")
                        : items(
                                "{'key':11,'processInstanceKey':7,'jobKey':91,'state':'ACTIVE','type':'JOB_NO_RETRIES','message':'mail',"
                                        + "'creationTime':'2026-11-20T14:35:24.727+0000'},"
                                        + "{'key':13,'processInstanceKey':9,'state':'ACTIVE','message':'resolved a moment ago'}");
            case "/v1/process-instances/search" ->
                items("{'bpmnProcessId':'%s','state':'%s'}"
                        .formatted(
                                request.contains("\"key\":7") ? "daily-report" : "market-clock",
                                request.contains("\"key\":9") ? "COMPLETED" : "ACTIVE"));
            case "/v1/flownode-instances/search" ->
                items("{'incidentKey':%s,'flowNodeId':'Task_%s'}"
                        .formatted(
                                request.contains("\"processInstanceKey\":7") ? 11 : 12,
                                request.contains("\"processInstanceKey\":7") ? "SendReport" : "Open"));
            case "/v1/variables/search" ->
                request.contains("\"processInstanceKey\":7") ? items("{'value':'\\\"demo\\\"'}") : items("");
            default -> throw new AssertionError(request);
        });
        assertThat(v1().incidents())
                .containsExactly(
                        new Incident(
                                11,
                                91,
                                7,
                                "daily-report",
                                "Task_SendReport",
                                DEMO,
                                "JOB_NO_RETRIES",
                                "mail",
                                SINCE,
                                "http://operate/processes/7"),
                        new Incident(
                                12,
                                92,
                                8,
                                "market-clock",
                                "Task_Open",
                                Optional.empty(),
                                "JOB_NO_RETRIES",
                                "cron",
                                Instant.parse("2026-11-20T14:36:00Z"),
                                "http://operate/processes/8"));
    }

    @Test
    void version2SeesIncidentsWithAndWithoutADesk() {
        answer(request -> switch (path(request)) {
            case "/v2/incidents/search" ->
                items("{'incidentKey':'11','processInstanceKey':'7','jobKey':'91','errorType':'JOB_NO_RETRIES',"
                        + "'errorMessage':'mail','processDefinitionId':'daily-report','elementId':'Task_SendReport',"
                        + "'creationTime':'2026-11-20T14:35:24.727Z'},"
                        + "{'incidentKey':'12','processInstanceKey':'8','jobKey':null,'errorType':'IO_MAPPING_ERROR',"
                        + "'errorMessage':'null','processDefinitionId':'market-clock','elementId':'Task_Open',"
                        + "'creationTime':'2026-11-20T14:35:24.727Z'}");
            case "/v2/variables/search" -> items("{'processInstanceKey':'7','value':'\\\"demo\\\"'}");
            default -> throw new AssertionError(request);
        });
        assertThat(v2().incidents())
                .extracting(Incident::key, Incident::jobKey, Incident::processId, Incident::desk, Incident::since)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(11L, 91L, "daily-report", DEMO, SINCE),
                        org.assertj.core.groups.Tuple.tuple(12L, 0L, "market-clock", Optional.empty(), SINCE));
    }

    @Test
    void bothSayWhereInstancesStand() {
        answer(request -> switch (path(request)) {
            case "/v1/process-instances/search" ->
                request.contains("\"key\":1}") || request.contains("\"key\":1,")
                        ? items("{'key':1,'state':'ACTIVE'}")
                        : request.contains("\"key\":2") ? items("{'key':2,'state':'CANCELED'}") : items("");
            case "/v2/process-instances/search" ->
                items("{'processInstanceKey':'1','state':'ACTIVE'},{'processInstanceKey':'2','state':'TERMINATED'}");
            default -> throw new AssertionError(request);
        });
        for (EngineOverview engine : List.of(v1(), v2())) {
            assertThat(engine.states(Set.of(1L, 2L, 3L)))
                    .containsOnly(java.util.Map.entry(1L, State.ACTIVE), java.util.Map.entry(2L, State.CANCELLED));
        }
    }

    @Test
    void bothListActiveInstancesTasksAndServiceTasks() {
        answer(request -> switch (path(request)) {
            case "/v1/process-instances/search" -> items("{'key':5,'startDate':'2026-11-20T14:35:24.727+0000'}");
            case "/v2/process-instances/search" ->
                items("{'processInstanceKey':'5','startDate':'2026-11-20T14:35:24.727Z'}");
            case "/v1/variables/search", "/v2/variables/search" ->
                items("{'processInstanceKey':'5','value':'\\\"demo\\\"'}");
            case "/v1/tasks/search" -> EngineFixtures.json("""
                        [{"id":"40","name":"Release","taskDefinitionId":"Task_ReleaseEmergencyStop",
                          "variables":[{"name":"deskId","value":"\\"demo\\""}]},
                         {"id":"41","name":"Release","taskDefinitionId":"Task_ReleaseEmergencyStop",
                          "variables":[{"name":"deskId","value":"{\\"not\\":\\"a desk\\"}"}]}]""");
            case "/v2/user-tasks/search" ->
                items("{'userTaskKey':'40','name':'Release','elementId':'Task_ReleaseEmergencyStop',"
                        + "'processInstanceKey':'5'},{'userTaskKey':'41','name':'Release',"
                        + "'elementId':'Task_ReleaseEmergencyStop','processInstanceKey':'6'}");
            case "/v1/flownode-instances/search" ->
                request.contains("SERVICE_TASK") || request.contains("USER_TASK")
                        ? items(
                                "{'processInstanceKey':5,'flowNodeId':'Task_A','startDate':'2026-11-20T14:35:24.727+0000'},"
                                        + "{'processInstanceKey':5,'flowNodeId':'Task_B','startDate':'2026-11-20T15:35:24.727+0000'}")
                        : items("");
            case "/v2/element-instances/search" ->
                request.contains("SERVICE_TASK") || request.contains("USER_TASK")
                        ? items(
                                "{'processInstanceKey':'5','elementId':'Task_A','startDate':'2026-11-20T14:35:24.727Z'}")
                        : items("");
            default -> throw new AssertionError(request);
        });
        for (EngineOverview engine : List.of(v1(), v2())) {
            assertThat(engine.active("emergency-stop"))
                    .containsExactly(new Instance(5, DEMO, SINCE, "http://operate/processes/5"));
            assertThat(engine.userTasks())
                    .containsExactly(
                            new WaitingTask("40", "Task_ReleaseEmergencyStop", "Release", DEMO, "http://tasklist/40"),
                            new WaitingTask(
                                    "41",
                                    "Task_ReleaseEmergencyStop",
                                    "Release",
                                    Optional.empty(),
                                    "http://tasklist/41"));
            assertThat(engine.serviceTasks(Instant.parse("2026-11-20T15:00:00Z")))
                    .containsExactly(new RunningTask(5, "Task_A", SINCE, "http://operate/processes/5"));
            assertThat(engine.userTaskElements(Instant.parse("2026-11-20T15:00:00Z")))
                    .containsExactly(new RunningTask(5, "Task_A", SINCE, "http://operate/processes/5"));
            assertThat(engine.userTaskElements(SINCE)).isEmpty();
        }
    }

    @Test
    void bothSayWhichOrdersAnActiveProcessCarries() {
        answer(request -> switch (path(request)) {
            case "/v1/variables/search" ->
                request.contains("o-1") ? items("{'processInstanceKey':5}") : items("{'processInstanceKey':6}");
            case "/v2/variables/search" ->
                items("{'processInstanceKey':'5','value':'\\\"o-1\\\"'},"
                        + "{'processInstanceKey':'6','value':'\\\"o-2\\\"'}");
            case "/v1/process-instances/search" ->
                items(request.contains("\"key\":5") ? "{'key':5,'state':'ACTIVE'}" : "{'key':6,'state':'COMPLETED'}");
            case "/v2/process-instances/search" ->
                items("{'processInstanceKey':'5','state':'ACTIVE'},{'processInstanceKey':'6','state':'COMPLETED'}");
            default -> throw new AssertionError(request);
        });
        for (EngineOverview engine : List.of(v1(), v2())) {
            assertThat(engine.carried("orderId", List.of("o-1", "o-2"))).containsExactly("o-1");
            assertThat(engine.carried("orderId", List.of())).isEmpty();
        }
    }

    @Test
    void anEngineThatDoesNotAnswerIsATransientFault() {
        EngineOverview first = v1();
        EngineOverview second = v2();
        server.close();
        for (EngineOverview engine : List.of(first, second)) {
            assertThat(engine.asks()).isTrue();
            assertThatThrownBy(engine::incidents).isInstanceOf(TransientFault.class);
        }
        assertThat(new NoEngineOverview().asks()).isFalse();
    }

    private EngineOverview v1() {
        return new OperateTasklistV1Overview(EngineFixtures.properties(server, "v1"), EngineFixtures.LINKS);
    }

    private EngineOverview v2() {
        return new CamundaV2Overview(EngineFixtures.search(server), EngineFixtures.LINKS);
    }

    /** Each request as {@code path body}. */
    private void answer(java.util.function.Function<String, MockResponse> answers) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().startsWith("/api/login")) {
                    return new MockResponse.Builder()
                            .code(204)
                            .addHeader("Set-Cookie", "OPERATE-SESSION=abc; Path=/")
                            .build();
                }
                return answers.apply(request.getTarget() + " " + EngineFixtures.body(request));
            }
        });
    }

    private static String path(String request) {
        return request.substring(0, request.indexOf(' '));
    }

    /** Items with single quotes in the place of double ones. */
    private static MockResponse items(String items) {
        return EngineFixtures.json("{\"items\":[" + items.replace('\'', '"') + "]}");
    }
}
