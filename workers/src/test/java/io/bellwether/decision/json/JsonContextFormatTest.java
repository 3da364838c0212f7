package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.PermanentFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonContextFormatTest {
    private final JsonContextFormat format = new JsonContextFormat();

    @Test
    void readsBackExactlyWhatItWrote() {
        String text = format.write(TestContexts.context());
        assertThat(format.read(text)).isEqualTo(TestContexts.context());
        assertThat(format.write(format.read(text))).isEqualTo(text);
    }

    @Test
    void readsBackWhatTheRulesSay() {
        DeskContext bound = TestContexts.bound();
        assertThat(format.read(format.write(bound))).isEqualTo(bound);
        assertThat(format.write(bound)).doesNotContain("regulatory_fees");
        assertThat(format.write(TestContexts.context()))
                .as("older contexts keep their text, and so their fingerprint")
                .doesNotContain("binding")
                .doesNotContain("\"record\"");
    }

    @Test
    void writesTheTextOfTheGoldenFile() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/decision/context.json"))) {
            String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(format.write(TestContexts.context())).isEqualToIgnoringWhitespace(golden);
        }
    }

    @Test
    void namesWhatCannotBeRead() {
        assertThatThrownBy(() -> format.read("{\"mood\":\"good\"}"))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("stored context cannot be read");
    }
}
