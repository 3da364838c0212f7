package io.bellwether.decision.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponse;
import io.bellwether.decision.app.model.ErrorInBody;
import io.bellwether.platform.OutsideJson;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A response that ends the reading when it is larger than any answer, before it fills the memory. A refusal is read here:
 * the SDK keeps the words of one shape of it only.
 */
final class BoundedResponse implements HttpResponse {
    static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MOST_OF_A_REFUSAL = 64 * 1024;
    private static final int FIRST_OK = 200;
    private static final int LAST_OK = 299;

    private final HttpResponse response;
    private final InputStream body;

    private BoundedResponse(HttpResponse response) {
        this.response = response;
        this.body = new Bounded(response.body());
    }

    /** The response to read on from. */
    static HttpResponse of(HttpResponse response) {
        if (response.statusCode() >= FIRST_OK && response.statusCode() <= LAST_OK) {
            return new BoundedResponse(response);
        }
        byte[] words = new byte[0];
        try (response) {
            words = response.body().readNBytes(MOST_OF_A_REFUSAL);
        } catch (IOException e) {
            // its words broke off; the status says enough
        }
        throw ErrorInBody.refusal(
                response.statusCode(),
                words,
                name -> response.headers().values(name).stream().findFirst());
    }

    @Override
    public int statusCode() {
        return response.statusCode();
    }

    @Override
    public Headers headers() {
        return response.headers();
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        response.close();
    }

    private static final class Bounded extends FilterInputStream {
        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count(got);
            return got;
        }

        private void count(int bytes) throws IOException {
            read += Math.max(0, bytes);
            if (read > MAX_BYTES) {
                throw new OutsideJson.Unreadable("the response is larger than " + MAX_BYTES + " bytes");
            }
        }
    }
}
