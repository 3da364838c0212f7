package io.bellwether.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesNestedValues() {
        var map = new LinkedHashMap<String, Object>();
        map.put("ready", true);
        map.put("seconds", 1.5);
        map.put("list", List.of("a", 1));

        assertThat(Json.write(map)).isEqualTo("{\"ready\":true,\"seconds\":1.5,\"list\":[\"a\",1]}");
    }

    @Test
    void escapesWhatJsonCannotHold() {
        assertThat(Json.write("a\"b\\c\nd\u0001e\u2028")).isEqualTo("\"a\\\"b\\\\c\\nd\\u0001e\\u2028\"");
        assertThat(Json.write(null)).isEqualTo("null");
    }
}
