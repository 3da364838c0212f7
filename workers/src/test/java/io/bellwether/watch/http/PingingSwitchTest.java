package io.bellwether.watch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the log of the whole JVM, which contexts that start beside it would mute")
class PingingSwitchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

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
    void callsTheAddressWhileAllIsWell() throws InterruptedException {
        server.enqueue(ok());
        new PingingSwitch(address(), false, PATIENCE).well();
        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/secret-uuid");
    }

    @Test
    void tellsTroubleOnlyIfItIsAskedTo() throws InterruptedException {
        new PingingSwitch(address(), false, PATIENCE).trouble();
        server.enqueue(ok());
        new PingingSwitch(address(), true, PATIENCE).trouble();
        assertThat(server.takeRequest(5, TimeUnit.SECONDS).getTarget()).isEqualTo("/secret-uuid/fail");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aServerThatHangsHoldsUpNobodyAndIsCalledOnceAtATime() {
        server.enqueue(ok().newBuilder().headersDelay(1, TimeUnit.SECONDS).build());
        server.enqueue(ok());
        PingingSwitch pinging = new PingingSwitch(address(), false, PATIENCE);
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            pinging.well();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
        Await.until(
                "another call after the first one",
                Duration.ofSeconds(10),
                () -> {
                    pinging.well();
                    return server.getRequestCount();
                },
                count -> count >= 2);
    }

    @Test
    void neverThrowsAndNeverLogsTheAddress(CapturedOutput output) {
        Optional<HttpUrl> nobody = address();
        server.close();
        PingingSwitch pinging = new PingingSwitch(nobody, true, PATIENCE);
        Await.until(
                "the failure is logged",
                Duration.ofSeconds(10),
                () -> {
                    pinging.well();
                    return output.getAll();
                },
                log -> log.contains("the dead-man's switch cannot be reached"));
        assertThat(output.getAll())
                .doesNotContain(
                        "secret-uuid", String.valueOf(nobody.orElseThrow().port()));
    }

    @Test
    void doesNothingWithoutAnAddressAndRefusesOneThatIsNoneWithoutRepeatingIt() {
        new PingingSwitch(DeadMansSwitchConfiguration.address("  "), true, PATIENCE).well();
        assertThat(server.getRequestCount()).isZero();
        assertThatThrownBy(() -> DeadMansSwitchConfiguration.address("secret-uuid"))
                .hasMessage("BELLWETHER_DEADMAN_URL must be an http or https address");
    }

    private Optional<HttpUrl> address() {
        return DeadMansSwitchConfiguration.address("http://127.0.0.1:" + server.getPort() + "/secret-uuid");
    }

    private static MockResponse ok() {
        return new MockResponse.Builder().code(200).body("OK").build();
    }
}
