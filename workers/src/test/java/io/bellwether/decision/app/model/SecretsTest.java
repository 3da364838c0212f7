package io.bellwether.decision.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Incorrect API key provided: sk-proj-4fQ7_zR2.          | Incorrect API key provided: [key]
        Incorrect API key provided: sk-pr***********mX9, see x | Incorrect API key provided: [key], see x
        key xai-AbC123 is wrong                                | key [key] is wrong
        header Authorization: Bearer abc.def-ghi               | header Authorization: [key]
        authorization bearer s3cr3t here                       | authorization [key] here
        the risk-free task-based desk-1 asks nothing           | the risk-free task-based desk-1 asks nothing
        """)
    void takesOutWhateverHasTheShapeOfAKey(String text, String masked) {
        assertThat(Secrets.mask(text, Optional.empty())).isEqualTo(masked);
    }

    @Test
    void takesOutTheKeyWhateverItsShape() {
        assertThat(Secrets.mask("no such key: hunter2hunter2", Optional.of("hunter2hunter2")))
                .isEqualTo("no such key: [key]");
    }

    @Test
    void makesOneShortLine() {
        assertThat(Secrets.mask("a\n\tb" + "c".repeat(1000), Optional.empty()))
                .startsWith("a bccc")
                .hasSize(403);
    }
}
