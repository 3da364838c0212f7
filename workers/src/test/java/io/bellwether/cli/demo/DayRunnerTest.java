package io.bellwether.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.cli.common.Obstacles;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.DeskId;
import io.bellwether.testing.Await;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person who waits for a day is told. The engine here takes connections and never says a word. */
class DayRunnerTest {
    private static final DeskId DESK = new DeskId("demo");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 30);

    private final TradingDays days = mock();
    private final Obstacles obstacles = mock();
    private final StringWriter told = new StringWriter();
    private ServerSocket silent;
    private CamundaClient client;
    private DayRunner runner;

    @BeforeEach
    void start() throws IOException {
        when(obstacles.look(any())).thenReturn(Optional.empty());
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                .preferRestOverGrpc(false)
                .build();
        runner = new DayRunner(client, days, hint -> obstacles, new PrintWriter(told));
        when(days.status(any(), any())).thenReturn("TRADING");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        silent.close();
    }

    @Test
    void replayThatStandsStill_failsWithItsIncidentAndWhereToSeeIt() {
        doThrow(new IllegalStateException("daily-report stands still"))
                .when(obstacles)
                .check(DESK);
        assertThatThrownBy(() -> runner.replay(DESK, DAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("daily-report stands still");
    }

    @Test
    void replayWhoseAnswerIsLost_isWaitedForInTheDatabase() throws InterruptedException, IOException {
        silent.close();
        when(days.status(DESK, DAY)).thenReturn("PLANNED", "PLANNED", "DONE");
        runner.replay(DESK, DAY);
        assertThat(text()).contains("The engine's answer was lost; the day goes on without it.");
    }

    @Test
    void replayThatNeverBegan_fails() throws IOException {
        silent.close();
        when(days.status(DESK, DAY)).thenReturn("");
        assertThatThrownBy(() -> runner.replay(DESK, DAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the replay of demo on 2026-10-30 did not end");
    }

    @Test
    void dayThatIsWaitedFor_tellsEachTroubleOnce() throws InterruptedException {
        when(obstacles.look(DESK)).thenReturn(Optional.empty()).thenReturn(Optional.of("daily-report: mail down"));
        when(days.status(any(), any())).thenAnswer(asked -> text().contains("mail down") ? "DONE" : "TRADING");
        assertThat(runner.awaitEnd(DESK, DAY, Await.PATIENCE)).isEqualTo("DONE");
        assertThat(text())
                .containsOnlyOnce("mail down")
                .containsOnlyOnce("Waiting: the engine at http://127.0.0.1:" + silent.getLocalPort() + " is");
    }

    @Test
    void dayThatDoesNotEnd_isGivenBackWithItsStatusAfterTheBound() throws InterruptedException {
        assertThat(runner.awaitEnd(DESK, DAY, Duration.ofMillis(300))).isEqualTo("TRADING");
    }

    private String text() {
        return told.toString();
    }
}
