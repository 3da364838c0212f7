package io.bellwether.watch.http;

import io.bellwether.watch.app.DeadMansSwitch;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an URL as healthchecks.io wants it (https://healthchecks.io/docs/http_api/): {@code GET <url>} means well,
 * {@code GET <url>/fail} means trouble. One call at a time, in the background, with a short patience; whatever becomes
 * of it, nothing waits and nothing is thrown. The address is a secret: it is neither logged nor part of any message.
 */
final class PingingSwitch implements DeadMansSwitch {
    private static final Logger log = LoggerFactory.getLogger(PingingSwitch.class);

    private final Optional<HttpUrl> address;
    private final boolean tellsTrouble;
    private final OkHttpClient http;
    private final AtomicBoolean calling = new AtomicBoolean();
    /** What went wrong at the last call, or empty text. */
    private final AtomicReference<String> outcome = new AtomicReference<>("");

    private final AtomicReference<String> logged = new AtomicReference<>("");

    PingingSwitch(Optional<HttpUrl> address, boolean tellsTrouble, Duration patience) {
        this.address = address;
        this.tellsTrouble = tellsTrouble;
        this.http = new OkHttpClient.Builder().callTimeout(patience).build();
    }

    @Override
    public void well() {
        address.ifPresent(this::call);
    }

    @Override
    public void trouble() {
        if (tellsTrouble) {
            address.ifPresent(
                    url -> call(url.newBuilder().addPathSegment("fail").build()));
        }
    }

    private void call(HttpUrl url) {
        if (!calling.compareAndSet(false, true)) {
            return;
        }
        logChange();
        Request request = new Request.Builder().url(url).build();
        http.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                ended(e.getClass().getSimpleName());
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    ended(response.isSuccessful() ? "" : "status " + response.code());
                }
            }
        });
    }

    private void ended(String problem) {
        outcome.set(problem);
        calling.set(false);
    }

    /**
     * Logs when it stops and when it starts to be reached, by kind: messages of failures hold addresses, and so do the
     * names of the threads that call.
     */
    private void logChange() {
        String now = outcome.get();
        String before = logged.getAndSet(now);
        if (!now.isEmpty() && before.isEmpty()) {
            log.warn("the dead-man's switch cannot be reached: {}", now);
        } else if (now.isEmpty() && !before.isEmpty()) {
            log.info("the dead-man's switch is reached again");
        }
    }
}
