package io.bellwether.watch.engine;

import io.bellwether.kernel.TransientFault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The engine's clock against ours. No version up to 8.10 tells its time ({@code GET /v2/clock} is 8.11), so it is read
 * from the {@code Date} of the REST gateway's answer (RFC 9110 section 6.6.1), whatever the answer's status: whole
 * seconds of the machine that the gateway runs on. A clock that a test has pinned does not show there.
 */
final class EngineTime {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The header is cut to the second: on average the moment is half of one later. */
    private static final Duration CUT = Duration.ofMillis(500);

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(PATIENCE)
            .followRedirects(false)
            .build();
    private final InstantSource clock;

    EngineTime(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Their clock minus ours; empty when the answer has no date.
     *
     * @throws TransientFault when the gateway does not answer
     */
    Optional<Duration> skew(URI gateway) {
        Request request = new Request.Builder()
                .url(gateway.toString().replaceAll("/+$", "") + "/v2/topology")
                .build();
        Instant asked = clock.instant();
        try (Response response = http.newCall(request).execute()) {
            Instant middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
            return Optional.ofNullable(response.headers().getInstant("Date"))
                    .map(date -> Duration.between(middle, date.plus(CUT)));
        } catch (IOException e) {
            throw new TransientFault("the engine's REST interface does not answer: " + e.getMessage(), e);
        }
    }
}
