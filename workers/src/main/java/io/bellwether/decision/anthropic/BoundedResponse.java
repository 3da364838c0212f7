package io.bellwether.decision.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponse;
import io.bellwether.platform.OutsideJson;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A response that ends the reading when it is larger than any answer, before it fills the memory. */
final class BoundedResponse implements HttpResponse {
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final HttpResponse response;
    private final InputStream body;

    BoundedResponse(HttpResponse response) {
        this.response = response;
        this.body = new Bounded(response.body());
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
