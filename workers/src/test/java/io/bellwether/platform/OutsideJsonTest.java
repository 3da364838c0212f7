package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OutsideJsonTest {
    private static final int MOST = 4 * 1024 * 1024;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    @Test
    void aBodyIsReadAsItIs() throws IOException {
        JsonNode root = read("{\"a\":{\"b\":[1,\"x\"]},\"c\":812,\"d\":1.5,\"e\":\" \"}");
        assertThat(OutsideJson.text(root.path("a").path("b").path(1))).contains("x");
        assertThat(OutsideJson.whole(root.path("c"))).contains(812L);
        assertThat(OutsideJson.whole(root.path("d"))).as("half a token").isEmpty();
        assertThat(OutsideJson.whole(root.path("none"))).isEmpty();
        assertThat(OutsideJson.text(root.path("e"))).as("blank").isEmpty();
        assertThat(OutsideJson.fields(root).apply("c")).contains("812");
        assertThat(OutsideJson.fields(root).apply("a.b"))
                .as("the first of a list")
                .contains("1");
        assertThat(OutsideJson.fields(root).apply("a")).isEmpty();
        assertThat(OutsideJson.fields(read("[{\"a\":[\"x\",\"y\"]}]")).apply("a"))
                .contains("x");
        assertThat(OutsideJson.fields(read("\"x\"")).apply("")).contains("x");
    }

    @Test
    void aBodyThatIsNoJsonIsQuotedAsAPersonReadsIt() {
        assertThatThrownBy(() -> read("<!DOCTYPE html><html><head><style>b{}</style></head><body>\n<b>Bad</b>gateway"))
                .hasMessage("the response is no JSON: Bad gateway");
        assertThatThrownBy(() -> read("a < b and " + "x".repeat(1000)))
                .hasMessage("the response is no JSON: a < b and " + "x".repeat(290) + "...");
        assertThat(OutsideJson.fields("upstream timed out".getBytes(StandardCharsets.UTF_8))
                        .apply(""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"a\":\"x", "[1,", "{", "{\"a\":1", "[{\"a\":tr"})
    void aBodyThatEndsInTheMiddleIsBrokenOff(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(OutsideJson.BrokenOff.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<html></html>", "OK", "{'a':1}", "{\"a\":1e}", "{]"})
    void aBodyThatIsNoJsonIsUnreadable(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(OutsideJson.Unreadable.class);
    }

    @Test
    void aConnectionThatFailsIsTold() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        assertThatThrownBy(() -> OutsideJson.read(failing, MOST)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void aBodyThatIsTooLongIsUnreadable() {
        assertThatThrownBy(() -> OutsideJson.read(stream(" ".repeat(101)), 100))
                .isInstanceOf(OutsideJson.Unreadable.class)
                .hasMessage("the response is larger than 100 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [               | []                | ,  | ]
                    [               | {}                | ,  | ]
                    [               | {"a":1}           | ,  | ]
                    [               | 1.5               | ,  | ]
                    {"content":"    | x                 | '' | "}
                    {"content":"    | \\u6f22           | '' | "}
                    {"content":"    | 漢                 | '' | "}
                    {"reasoning":"  | \\n               | '' | ","choices":[]}
                    {"choices":[    | {"message":{"content":"x"}} | , | ]}
                    [               | [[],[],[]]        | ,  | ]
                    [               | 11                | ,  | ''
                    """)
    void noBodyOfTheAllowedSizeTakesMoreThanSixtyFourMegabytes(
            String open, String entry, String separator, String close) {
        int length = entry.getBytes(StandardCharsets.UTF_8).length + separator.length();
        String body = open + (entry + separator).repeat((MOST - 100) / length) + entry + close;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isBetween(MOST - 200, MOST);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            OutsideJson.read(new ByteArrayInputStream(bytes), MOST);
        } catch (IOException e) {
            assertThat(e).isInstanceOfAny(OutsideJson.Unreadable.class, OutsideJson.BrokenOff.class);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    private static JsonNode read(String body) throws IOException {
        return OutsideJson.read(stream(body), MOST);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ofMarkup_thePlainTextIsLeft() {
        assertThat(OutsideJson.plain("<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>"))
                .isEqualTo("AccessDenied");
    }
}
