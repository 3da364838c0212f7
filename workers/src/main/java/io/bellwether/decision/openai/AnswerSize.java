package io.bellwether.decision.openai;

import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.model.ErrorInBody;
import io.bellwether.platform.OutsideJson;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of a response that is larger than any answer, before it fills the memory, and reads a refusal itself:
 * the SDK keeps the words of one shape of it only.
 */
final class AnswerSize implements Interceptor {
    static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MOST_OF_A_REFUSAL = 64 * 1024;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (!response.isSuccessful()) {
            throw refusal(response);
        }
        return response.newBuilder().body(new Bounded(response.body())).build();
    }

    private static AdvisorFault refusal(Response response) {
        Buffer words = new Buffer();
        try (response) {
            BufferedSource source = response.body().source();
            while (words.size() < MOST_OF_A_REFUSAL && source.read(words, MOST_OF_A_REFUSAL) >= 0) {
                // as much as comes
            }
        } catch (IOException e) {
            // its words broke off; the status says enough
        }
        return ErrorInBody.refusal(
                response.code(), words.readByteArray(), name -> Optional.ofNullable(response.header(name)));
    }

    private static final class Bounded extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        Bounded(ResponseBody body) {
            this.body = body;
            this.source = Okio.buffer(new ForwardingSource(body.source()) {
                private long read;

                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                    long count = super.read(sink, byteCount);
                    read += Math.max(0, count);
                    if (read > MAX_BYTES) {
                        throw new OutsideJson.Unreadable("the response is larger than " + MAX_BYTES + " bytes");
                    }
                    return count;
                }
            });
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
